import type { Snapshot } from '@/lib/domain/model'

/** Whether the browser hears from the collector. `since` is the browser's clock in ms; 0 before the first attempt. */
export type LiveStatus =
  | { state: 'connecting'; since: number }
  | { state: 'live'; since: number; heardAt: number }
  | { state: 'lost'; since: number; nextTryAt: number }

/** Follows `/api/live` until the returned function is called. */
export function followLive(_options: {
  current: () => Snapshot | null
  onSnapshot: (next: Snapshot) => void
  onStatus: (status: LiveStatus) => void
}): () => void {
  return () => {}
}
