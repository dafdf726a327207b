'use client'
import { QueryClient, QueryClientProvider, skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useContext, useEffect, useState } from 'react'
import type { Snapshot } from '@/lib/domain/model'
import { followLive, type LiveStatus } from '@/lib/live/client'
import { drawnSnapshot, type First, fetchDrawn } from '@/lib/live/drawn'

const SNAPSHOT_KEY = ['snapshot'] as const
const Status = createContext<LiveStatus>({ state: 'connecting', since: 0 })

/**
 * Hands the snapshot of the first HTML to the cache and keeps it current from `/api/live`. A large one is not part of the
 * HTML: until the browser has fetched it, the page stands as the server drew it, and whole.
 */
export function SnapshotProvider({ first, children }: { first: First; children: ReactNode }) {
  const initial =
    'whole' in first ? first.whole : (drawnSnapshot(first.drawn) ?? use(fetchDrawn(first.drawn)))
  const [client] = useState(() => {
    const created = new QueryClient({
      defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
    })
    created.setQueryData(SNAPSHOT_KEY, initial)
    return created
  })
  return (
    <QueryClientProvider client={client}>
      <Follow>{children}</Follow>
    </QueryClientProvider>
  )
}

function Follow({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [status, setStatus] = useState<LiveStatus>({ state: 'connecting', since: 0 })
  useEffect(
    () =>
      followLive({
        current: () => client.getQueryData<Snapshot>(SNAPSHOT_KEY) ?? null,
        onSnapshot: (next) => client.setQueryData(SNAPSHOT_KEY, next),
        onStatus: setStatus,
      }),
    [client],
  )
  return <Status value={status}>{children}</Status>
}

/** The current snapshot; rows that did not change keep their identity between snapshots. */
export const useSnapshot = (): Snapshot => useSnapshotWhile(true)

/** The same for what draws the snapshot only while it is open: closed, a new one does not render it. */
export function useSnapshotWhile(open: boolean): Snapshot {
  const { data } = useQuery<Snapshot>({ queryKey: SNAPSHOT_KEY, queryFn: skipToken, subscribed: open })
  if (!data) throw new Error('useSnapshot outside SnapshotProvider')
  return data
}

/** Whether this browser hears from the collector, and since when. */
export function useLiveStatus(): LiveStatus {
  return useContext(Status)
}
