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

/** Long enough for hundreds of terms, and short enough to be read and matched at every snapshot. */
const LONGEST = 4000

/** Reads one of the two keys; null (absent) and blank text ask for nothing. */
export function parseFilter(text: string | null): FilterText {
  if (text !== null && text.length > LONGEST) {
    const problem = {
      at: LONGEST,
      part: `${text.slice(0, 24)}…`,
      reason: `it is longer than ${LONGEST} characters`,
    }
    return { text, query: null, problem }
  }
  const parsed = parseQuery(text ?? '')
  if (!parsed.ok) return { text: text ?? '', query: null, problem: parsed.problem }
  return { text: text ?? '', query: parsed.query.length > 0 ? parsed.query : null, problem: null }
}

/** The key's text; null when nothing is asked, so that the key leaves the address. */
export function serializeFilter(query: Query | null): string | null {
  return query && query.length > 0 ? printQuery(query) : null
}
