import type { Parsed } from './model'

/** Powers of 1024, with and without the i: `GB` and `GiB` are the same to nats-server and the `nats` CLI. */
const POWER: Record<string, number> = { '': 0, b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 }
const SIZE = /^(\d+(?:\.\d+)?)\s*(?:([kmgtp])(?:i?b)?|b)?$/i

/** Reads `1GiB`, `20GB`, `512`, `1.5M` as bytes (every unit a power of 1024). */
export function parseSize(text: string): Parsed<number> {
  const match = SIZE.exec(text.trim())
  if (!match) return { ok: false, reason: 'Not a size. Write 512, 64KiB, 1GiB, 20GB or unlimited.' }
  const bytes = Number(match[1]) * 1024 ** (POWER[(match[2] ?? '').toLowerCase()] ?? 0)
  if (!Number.isInteger(bytes)) return { ok: false, reason: 'Not a whole number of bytes.' }
  if (!Number.isSafeInteger(bytes)) return { ok: false, reason: 'More than 8 PiB.' }
  return { ok: true, value: bytes }
}

/** Bytes in the largest unit that divides them exactly: 21474836480 → `20GiB`, 1000 → `1000`. Reads back to the same value. */
export function formatSize(bytes: number): string {
  for (const [unit, power] of [
    ['PiB', 5],
    ['TiB', 4],
    ['GiB', 3],
    ['MiB', 2],
    ['KiB', 1],
  ] as const) {
    const size = 1024 ** power
    if (bytes >= size && bytes % size === 0) return `${bytes / size}${unit}`
  }
  return String(bytes)
}

/** Reads `1000`, `1,000` or `1_000` as a count. */
export function parseCount(text: string): Parsed<number> {
  const digits = text.trim().replace(/[,_ ]/g, '')
  if (!/^\d+$/.test(digits)) return { ok: false, reason: 'Not a whole number. Write 1000 or unlimited.' }
  const count = Number(digits)
  if (!Number.isSafeInteger(count)) return { ok: false, reason: 'Too large a number.' }
  return { ok: true, value: count }
}
