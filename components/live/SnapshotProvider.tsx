'use client'
import {
  createContext,
  type ReactNode,
  use,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Snapshot } from '@/lib/domain/model'
import { followLive, type LiveStatus } from '@/lib/live/client'
import { drawnSnapshot, type First, fetchDrawn } from '@/lib/live/drawn'
import { type SnapshotStore, snapshotStore } from './snapshot-store'

// A store and not the snapshot itself: a context that changes takes down what of the first HTML still waits for its code.
const Store = createContext<SnapshotStore | null>(null)
const Status = createContext<LiveStatus>({ state: 'connecting', since: 0 })

/**
 * Keeps the snapshot of the first HTML current from `/api/live`. A large one is not part of the HTML: until the browser has
 * fetched it, the page stands as the server drew it, and whole.
 */
export function SnapshotProvider({ first, children }: { first: First; children: ReactNode }) {
  const initial =
    'whole' in first ? first.whole : (drawnSnapshot(first.drawn) ?? use(fetchDrawn(first.drawn)))
  return <Follow initial={initial}>{children}</Follow>
}

function Follow({ initial, children }: { initial: Snapshot; children: ReactNode }) {
  const [store] = useState(() => snapshotStore(initial))
  const [status, setStatus] = useState<LiveStatus>({ state: 'connecting', since: 0 })
  useEffect(() => followLive({ current: store.current, onSnapshot: store.set, onStatus: setStatus }), [store])
  return (
    <Store value={store}>
      <Status value={status}>{children}</Status>
    </Store>
  )
}

/** Where this page keeps the snapshot. */
export function useSnapshotStore(): SnapshotStore {
  const store = useContext(Store)
  if (!store) throw new Error('useSnapshot outside SnapshotProvider')
  return store
}

/** The current snapshot; rows that a delta did not change keep their identity. */
export const useSnapshot = (): Snapshot => useSnapshotWhile(true)

const nothing = () => () => {}

/** The same for what draws the snapshot only while it is open: closed, a new one does not render it. */
export function useSnapshotWhile(open: boolean): Snapshot {
  const { subscribe, current, first } = useSnapshotStore()
  return useSyncExternalStore(open ? subscribe : nothing, current, first)
}

/** Whether this browser hears from the collector, and since when. */
export function useLiveStatus(): LiveStatus {
  return useContext(Status)
}
