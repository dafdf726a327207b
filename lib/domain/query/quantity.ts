import { parseDuration } from '../stream-config/duration'
import { parseSize } from '../stream-config/size'

/** What a number of a field counts. Sizes are bytes, times milliseconds. */
export type Unit = 'count' | 'bytes' | 'ms'

const POWER: Record<string, number> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 }

/**
 * A number as people write it, in the field's own unit: `1M` (a million), `10GiB` and `10G` (powers of 1024, as NATS reads
 * them), `5ms`, `1.5s`; a bare number is in the unit itself. null when it is no such number.
 */
export function quantity(text: string, unit: Unit): number | null {
  const bare = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null
  if (bare !== null) return Number.isFinite(bare) ? bare : null
  if (unit === 'count') {
    const [, digits, letter] = /^(-?\d+(?:\.\d+)?)([kmgt])$/i.exec(text) ?? []
    return digits === undefined ? null : Number(digits) * (POWER[(letter ?? '').toLowerCase()] ?? 1)
  }
  if (text === '') return null
  const read = unit === 'bytes' ? parseSize(text) : parseDuration(text)
  if (!read.ok) return null
  const value = Number(read.value)
  return unit === 'bytes' ? value : value / 1e6
}
