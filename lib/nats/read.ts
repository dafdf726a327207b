/**
 * Readers for foreign JSON: each takes what it expects or answers null, never throws, never coerces.
 * Unknown fields are ignored, missing ones are null.
 */
export type Json = Record<string, unknown>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function obj(from: Json | null, key: string): Json | null {
  const value = from?.[key]
  return isJson(value) ? value : null
}

export function list(from: Json | null, key: string): Json[] {
  const value = from?.[key]
  return Array.isArray(value) ? value.filter(isJson) : []
}

export function str(from: Json | null, key: string): string | null {
  const value = from?.[key]
  return typeof value === 'string' && value !== '' ? value : null
}

export function strings(from: Json | null, key: string): string[] {
  const value = from?.[key]
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : []
}

/** Finite numbers only; nats-server writes "no limit" as 2^64 − 1, which is null here. */
export function num(from: Json | null, key: string): number | null {
  const value = from?.[key]
  return typeof value === 'number' && Number.isFinite(value) && value < 2 ** 63 ? value : null
}

export function bool(from: Json | null, key: string): boolean {
  return from?.[key] === true
}

/** Nanoseconds to milliseconds. */
export function nanos(from: Json | null, key: string): number | null {
  const value = num(from, key)
  return value === null ? null : value / 1e6
}

/** An RFC 3339 time as ms since 1970; null for Go's zero time. */
export function time(from: Json | null, key: string): number | null {
  const value = str(from, key)
  if (value === null || value.startsWith('0001-')) return null
  const ms = Date.parse(value)
  return Number.isNaN(ms) ? null : ms
}

const UNIT_MS: Record<string, number> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  µs: 1e-3,
  μs: 1e-3,
  us: 1e-3,
  ns: 1e-6,
}

/** A Go duration ("194µs", "1.132758ms", "1m2.5s") in ms; null when it is none. */
export function goDuration(text: string | null): number | null {
  if (text === null) return null
  let ms = 0
  let rest = text
  while (rest !== '') {
    const match = /^(\d+(?:\.\d+)?)(ms|µs|μs|us|ns|h|m|s)/.exec(rest)
    if (!match) return null
    const [all, amount, unit] = match
    ms += Number(amount) * (UNIT_MS[unit ?? ''] ?? 0)
    rest = rest.slice(all.length)
  }
  return text === '' ? null : ms
}
