import { isWhole, type Whole, whole } from '../exact-json'
import type { Parsed } from './model'

/** Powers of 1024, with and without the i: `GB` and `GiB` are the same to nats-server and the `nats` CLI. */
const POWER: Record<string, number> = { '': 0, b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 }
const SIZE = /^(\d+)(\.\d+)?\s*(?:([kmgtp])(?:i?b)?|b)?$/i
/** Limits are int64, sequences uint64. */
const INT64 = 2n ** 63n - 1n
const UINT64 = 2n ** 64n - 1n

/** Reads `1GiB`, `20GB`, `512`, `1.5M` as bytes (every unit a power of 1024). */
export function parseSize(text: string): Parsed<Whole> {
  const match = SIZE.exec(text.trim())
  if (!match) return { ok: false, reason: 'Not a size. Write 512, 64KiB, 1GiB, 20GB or unlimited.' }
  const [, amount = '', fraction = '', unit = ''] = match
  const size = 1024 ** (POWER[unit.toLowerCase()] ?? 0)
  const part = Number(`0${fraction}`) * size
  if (!Number.isInteger(part)) return { ok: false, reason: 'Not a whole number of bytes.' }
  const bytes = BigInt(amount) * BigInt(size) + BigInt(part)
  if (bytes > INT64) return { ok: false, reason: 'More than 8 EiB.' }
  return { ok: true, value: whole(bytes) }
}

/** Bytes in the largest unit that divides them exactly: 21474836480 → `20GiB`, 1000 → `1000`. Reads back to the same value. */
export function formatSize(size: Whole): string {
  if (!isWhole(size)) return String(size)
  const bytes = BigInt(size)
  for (const [unit, power] of [
    ['PiB', 5n],
    ['TiB', 4n],
    ['GiB', 3n],
    ['MiB', 2n],
    ['KiB', 1n],
  ] as const) {
    const one = 1024n ** power
    if (bytes >= one && bytes % one === 0n) return `${bytes / one}${unit}`
  }
  return String(bytes)
}

/** Reads `1000`, `1,000` or `1_000` as a count. */
export function parseCount(text: string): Parsed<Whole> {
  return parseWhole(text, INT64, 'Not a whole number. Write 1000 or unlimited.')
}

/** Reads the sequence of a message. */
export function parseSequence(text: string): Parsed<Whole> {
  return parseWhole(text, UINT64, 'Not a sequence. Write 1000.')
}

function parseWhole(text: string, most: bigint, reason: string): Parsed<Whole> {
  const digits = text.trim().replace(/[,_ ]/g, '')
  if (!/^\d+$/.test(digits)) return { ok: false, reason }
  return BigInt(digits) > most
    ? { ok: false, reason: 'Too large a number.' }
    : { ok: true, value: whole(BigInt(digits)) }
}
