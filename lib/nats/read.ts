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

/** Finite numbers only; nats-server writes "no limit" as 2^64 − 1, which is null here. What was read exactly is rounded. */
export function num(from: Json | null, key: string): number | null {
  const value = rounded(from?.[key])
  return isNumber(value) ? value : null
}

const rounded = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value)

export function bool(from: Json | null, key: string): boolean {
  return from?.[key] === true
}

/** Nanoseconds to milliseconds. */
export function nanos(from: Json | null, key: string): number | null {
  const value = num(from, key)
  return value === null ? null : value / 1e6
}

/** An RFC 3339 time as the server wrote it; null for Go's zero time and for what is no time. */
export function isoTime(from: Json | null, key: string): string | null {
  const value = str(from, key)
  return value === null || value.startsWith('0001-') || Number.isNaN(Date.parse(value)) ? null : value
}

/** The same as ms since 1970. */
export function time(from: Json | null, key: string): number | null {
  const value = isoTime(from, key)
  return value === null ? null : Date.parse(value)
}

/** Seconds, as the server writes its time-outs, to milliseconds. */
export function seconds(from: Json | null, key: string): number | null {
  const value = num(from, key)
  return value === null ? null : value * 1000
}

/** A limit: absent, 0, negative and ≥ 2^63 all say that there is none; null is "not known". `scale` multiplies a real one. */
export function limit(from: Json | null, key: string, scale = 1): number | 'unlimited' | null {
  const value = rounded(from?.[key])
  if (from === null) return null
  if (value === undefined) return 'unlimited'
  if (typeof value !== 'number' || Number.isNaN(value)) return null
  return value <= 0 || value >= 2 ** 63 ? 'unlimited' : value * scale
}

/** A flag that may not be reported. */
export function flag(from: Json | null, key: string): boolean | null {
  const value = from?.[key]
  return typeof value === 'boolean' ? value : null
}

/** The entries of an object whose values pass; null when there is no such object. */
export function entries<T>(
  from: Json | null,
  key: string,
  is: (value: unknown) => value is T,
): Record<string, T> | null {
  const value = obj(from, key)
  if (!value) return null
  return Object.fromEntries(Object.entries(value).filter((e): e is [string, T] => is(e[1])))
}

export const isString = (value: unknown): value is string => typeof value === 'string'
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'
export const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value < 2 ** 63

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
  // To the nanosecond: sums of floats would print as 0.23500000000000001.
  return text === '' ? null : Math.round(ms * 1e6) / 1e6
}
