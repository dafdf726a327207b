'use client'
import { parseAsString, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import type { Snapshot } from '@/lib/domain/model'
import { OPEN, type Sieve } from '@/lib/domain/query/sieve'
import { loadEngine, useEngine } from './load-engine'

const KEYS = { find: parseAsString.withDefault(''), hide: parseAsString.withDefault('') }
const OPTIONS = { history: 'push' } as const

export interface FilterState {
  /** The texts of the two keys, '' when absent; `parseFilter` reads them. */
  find: string
  hide: string
  /** Writes one or both keys; null takes a key away. */
  setFilter: (next: { find?: string | null; hide?: string | null }) => void
}

/** Find and hide, kept in the address, so that back, forward, a copied link and the other views have them too. */
export function useFilter(): FilterState {
  const [{ find, hide }, set] = useQueryStates(KEYS, OPTIONS)
  return useMemo(
    () => ({ find, hide, setFilter: (next) => void loadEngine().then(() => set(next)) }),
    [find, hide, set],
  )
}

let last: { snapshot: Snapshot; find: string; hide: string; sieve: Sieve } | null = null

/** The present snapshot through find and hide; bar and view share one. What cannot be read filters nothing. */
export function useSieve(): Sieve {
  const snapshot = useSnapshot()
  const { find, hide } = useFilter()
  if (find === '' && hide === '') return OPEN
  // biome-ignore lint/correctness/useHookAtTopLevel: `use` may stand behind a condition, and nothing else is in there
  const { parseFilter, sieveOf } = useEngine()
  if (last?.snapshot !== snapshot || last.find !== find || last.hide !== hide) {
    const filter = { find: parseFilter(find).query, hide: parseFilter(hide).query }
    last = { snapshot, find, hide, sieve: sieveOf(snapshot, filter) }
  }
  return last.sieve
}
