import { parseExact, stringifyExact } from '@/lib/domain/exact-json'
import type { OpenChange } from './open-change'

/** A change that this tab has sent: after a reload it is asked after, never sent again. */
export interface SavedChange {
  change: OpenChange
  requestId: string
  /** What the dialog wants to know again. */
  note: unknown
  sentAt: number
}

const KEY = 'orrery.change'
/** Orrery remembers an operation for ten minutes after its end. */
const KEPT_MS = 10 * 60_000

export function loadChange(): SavedChange | null {
  try {
    // Written by `saveChange` of this origin; an older shape fails below and is dropped.
    const saved = parseExact(sessionStorage.getItem(KEY) ?? 'null') as SavedChange | null
    return saved !== null && Date.now() - saved.sentAt < KEPT_MS && saved.change.action ? saved : null
  } catch {
    return null
  }
}

export function saveChange(saved: SavedChange | null): void {
  try {
    if (saved === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, stringifyExact(saved))
  } catch {
    // No storage (private window, quota): the dialog works, only a reload forgets.
  }
}

export const isSameChange = (a: OpenChange, b: OpenChange): boolean => JSON.stringify(a) === JSON.stringify(b)
