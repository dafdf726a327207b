'use client'
import { parseAsString, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import type { Snapshot } from '@/lib/domain/model'
import { type Sieve, sieveOf } from '@/lib/domain/query/sift'
import { type FilterText, parseFilter } from '@/lib/url/filter'

const KEYS = { find: parseAsString, hide: parseAsString }
const OPTIONS = { history: 'push' } as const

export interface FilterState {
  find: FilterText
  hide: FilterText
  /** Writes one or both keys; null takes a key away. */
  setFilter: (next: { find?: string | null; hide?: string | null }) => void
}

/** Find and hide, kept in the address, so that back, forward, a copied link and the other views have them too. */
export function useFilter(): FilterState {
  const [{ find, hide }, set] = useQueryStates(KEYS, OPTIONS)
  return useMemo(
    () => ({ find: parseFilter(find), hide: parseFilter(hide), setFilter: (next) => void set(next) }),
    [find, hide, set],
  )
}

let last: { snapshot: Snapshot; find: string; hide: string; sieve: Sieve } | null = null

/** The present snapshot through find and hide; bar and view share one. */
export function useSieve(): Sieve {
  const snapshot = useSnapshot()
  const { find, hide } = useFilter()
  return useMemo(() => {
    if (last?.snapshot !== snapshot || last.find !== find.text || last.hide !== hide.text) {
      const sieve = sieveOf(snapshot, { find: find.query, hide: hide.query })
      last = { snapshot, find: find.text, hide: hide.text, sieve }
    }
    return last.sieve
  }, [snapshot, find, hide])
}
