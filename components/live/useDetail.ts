'use client'
import { QueryClient, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { parseExact } from '@/lib/domain/exact-json'
import { useSnapshotStore } from './SnapshotProvider'
import type { SnapshotStore } from './snapshot-store'

const EVERY_MS = 3000

/**
 * The details that a page has asked for, beside its snapshot: on the server nothing goes from one viewer to the next. Not a
 * provider around all views, because most need none of it.
 */
const caches = new WeakMap<SnapshotStore, QueryClient>()

function useCache(): QueryClient {
  const store = useSnapshotStore()
  const known = caches.get(store)
  if (known) return known
  const queries = { staleTime: Number.POSITIVE_INFINITY, retry: false }
  const created = new QueryClient({ defaultOptions: { queries } })
  caches.set(store, created)
  return created
}

/** What a detail route answered when it could not give one: the problem's own words. */
class DetailError extends Error {}

interface Options<T> {
  /** Address of the detail on this server, e.g. `/api/servers/rg1-az1`. */
  href: string
  initial: T | null
  is: (value: unknown) => value is T
  /** The snapshot's row of the same thing: another one means that something changed, and the detail is asked at once. */
  row: unknown
}

/**
 * A detail that keeps itself fresh: every 3 s, and at once when its row of the snapshot changes. A failed refresh keeps what
 * was known; `trouble` says in words why it is old.
 */
export function useDetail<T>({ href, initial, is, row }: Options<T>): {
  detail: T | null
  trouble: string | null
} {
  const cache = useCache()
  const { data, error } = useQuery<T>(
    {
      queryKey: ['detail', href],
      queryFn: async ({ signal }) => {
        const response = await fetch(href, { signal, headers: { accept: 'application/json' } })
        const body = parseExact(await response.text())
        if (!response.ok)
          throw new DetailError(problemWords(body) ?? `Orrery answered with status ${response.status}.`)
        if (!is(body)) throw new DetailError('Orrery answered in a form that this page does not know.')
        return body
      },
      initialData: initial ?? undefined,
      refetchInterval: EVERY_MS,
      structuralSharing: false,
    },
    cache,
  )
  // The snapshot is the outside signal here: its row changed, so what this page holds is old.
  // biome-ignore lint/correctness/useExhaustiveDependencies: row is the trigger, not an input
  useEffect(() => {
    void cache.invalidateQueries({ queryKey: ['detail', href] }, { cancelRefetch: false })
  }, [cache, href, row])
  const trouble =
    error === null ? null : error instanceof DetailError ? error.message : 'Orrery could not be reached.'
  return { detail: data ?? null, trouble }
}

function problemWords(body: unknown): string | null {
  const detail = typeof body === 'object' && body !== null ? Reflect.get(body, 'detail') : null
  return typeof detail === 'string' ? detail : null
}
