import { isWhole, type Whole, whole } from '../exact-json'
import type { Parsed } from './model'

/** Nanoseconds of each unit, as fisk (the flag parser of the `nats` CLI) reads them: M is 30 days, y 365. */
const UNITS: Record<string, number> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
  d: 86_400e9,
  w: 7 * 86_400e9,
  M: 30 * 86_400e9,
  y: 365 * 86_400e9,
}
/** Go's time.Duration is an int64 of ns. */
const MAX_NS = 2n ** 63n
const PART = /(\d+)(\.\d+)?(ns|us|µs|ms|s|m|h|d|w|M|y)/gy

/** Whether a text means "no limit": empty, `unlimited` or `-1`, as the CLI takes them. */
export function isUnlimited(text: string): boolean {
  return /^\s*(unlimited|-1|)\s*$/i.test(text)
}

/** Reads `2m`, `14d`, `1h30m` as ns; `0` is 0. Unlimited is the caller's matter (see `isUnlimited`). */
export function parseDuration(text: string): Parsed<Whole> {
  const compact = text.replace(/\s+/g, '')
  if (compact === '0') return { ok: true, value: 0 }
  let ns = 0n
  let read = 0
  for (const [all, amount = '', fraction = '', unit = ''] of compact.matchAll(PART)) {
    const size = UNITS[unit] ?? 0
    ns += BigInt(amount) * BigInt(size) + BigInt(Math.round(Number(`0${fraction}`) * size))
    read += all.length
  }
  if (read === 0 || read !== compact.length) {
    return /^\d+(\.\d+)?$/.test(compact)
      ? { ok: false, reason: `Say the unit: ${compact}s, ${compact}m, ${compact}h or ${compact}d.` }
      : { ok: false, reason: 'Not a duration. Write 2m, 14d, 1h30m or unlimited.' }
  }
  if (ns >= MAX_NS) return { ok: false, reason: 'Longer than NATS can hold (292 years).' }
  return { ok: true, value: whole(ns) }
}

/** ns as people write it, in d, h, m, s, ms, µs, ns: 120e9 → `2m`, 5400e9 → `1h30m`. Reads back to the same value. */
export function formatDuration(ns: Whole): string {
  if (!isWhole(ns)) return String(ns)
  if (ns < 0) return `-${formatDuration(-ns)}`
  let left = BigInt(ns)
  if (left === 0n) return '0s'
  let out = ''
  for (const unit of ['d', 'h', 'm', 's', 'ms', 'us', 'ns']) {
    const size = BigInt(UNITS[unit] ?? 1)
    if (left >= size) out += `${left / size}${unit}`
    left %= size
  }
  return out
}
