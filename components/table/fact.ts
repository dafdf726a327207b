import { bytes, count, dateClock, duration } from '@/lib/domain/format'
import type { Limit } from '@/lib/domain/server-detail'
import type { Fact } from './Facts'

/** A figure as a fact: humane, exact on hover, null when not known. */
export function figureFact(
  term: string,
  n: number | null,
  format: (n: number | null) => string = count,
  unit = '',
): Fact {
  return {
    term,
    value: n === null ? null : format(n),
    title: n === null || format === count ? undefined : `${count(n)}${unit}`,
  }
}

export const bytesFact = (term: string, n: number | null) => figureFact(term, n, bytes, ' B')
export const durationFact = (term: string, ms: number | null) => figureFact(term, ms, duration, ' ms')
export const yesNo = (term: string, is: boolean | null): Fact => ({
  term,
  value: is === null ? null : String(is),
})
export const textFact = (term: string, text: string | null): Fact => ({
  term,
  value: text === '' ? null : text,
})
/** The fact with its own reason for not being known, where that is not the version of the server. */
export const because = (fact: Fact, reason: string): Fact =>
  fact.value === null ? { ...fact, title: reason } : fact
export const timeFact = (term: string, iso: string | null): Fact => ({
  term,
  value: iso === null ? null : `${dateClock(iso)} UTC`,
  title: iso ?? undefined,
})
export const limitFact = (
  term: string,
  n: Limit,
  format: (n: number | null) => string = count,
  unit = '',
): Fact => (n === 'unlimited' ? { term, value: 'unlimited' } : figureFact(term, n, format, unit))
