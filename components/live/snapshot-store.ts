import type { Snapshot } from '@/lib/domain/model'

/** Where one page keeps the snapshot. */
export interface SnapshotStore {
  current: () => Snapshot
  /** That of the first HTML. */
  first: () => Snapshot
  set: (next: Snapshot) => void
  /** Calls `listener` after each `set`, until the returned function is called. */
  subscribe: (listener: () => void) => () => void
}

export function snapshotStore(first: Snapshot): SnapshotStore {
  let snapshot = first
  const listeners = new Set<() => void>()
  return {
    current: () => snapshot,
    first: () => first,
    set(next) {
      snapshot = next
      for (const tell of listeners) tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
