import { parseQuery } from '@/lib/domain/query/parse'
import { printQuery } from '@/lib/domain/query/print'
import type { Problem, Query } from '@/lib/domain/query/term'

/** What the `find` or the `hide` key of the address says; the text is kept whole even where it cannot be read. */
export interface FilterText {
  text: string
  /** null when it asks for nothing, or cannot be read: then nothing is filtered by it. */
  query: Query | null
  problem: Problem | null
}

/** Reads one of the two keys; null (absent) and blank text ask for nothing. */
export function parseFilter(text: string | null): FilterText {
  const parsed = parseQuery(text ?? '')
  if (!parsed.ok) return { text: text ?? '', query: null, problem: parsed.problem }
  return { text: text ?? '', query: parsed.query.length > 0 ? parsed.query : null, problem: null }
}

/** The key's text; null when nothing is asked, so that the key leaves the address. */
export function serializeFilter(query: Query | null): string | null {
  return query && query.length > 0 ? printQuery(query) : null
}
