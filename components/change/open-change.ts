import { useSyncExternalStore } from 'react'

/** What may be done to a stream. */
export const STREAM_ACTIONS = [
  'edit',
  'move',
  'step-down',
  'peer-remove',
  'cancel-move',
  'purge',
  'seal',
  'delete',
] as const
export type StreamAction = (typeof STREAM_ACTIONS)[number]

/** The dialog that is open: one at a time, above every view, so that it outlives the row that it was opened from. */
export type OpenChange =
  | { action: StreamAction; account: string; stream: string }
  | { action: 'meta-step-down'; cluster?: string }
  | { action: 'rights' }

let open: OpenChange | null = null
const listeners = new Set<() => void>()

export function openChange(change: OpenChange | null): void {
  open = change
  for (const tell of listeners) tell()
}

export function useOpenChange(): OpenChange | null {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => open,
    () => null,
  )
}
