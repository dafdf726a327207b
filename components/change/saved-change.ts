import type { Answer } from '@/lib/domain/operation'
import type { OpenChange } from './open-change'

/** A change that this tab has sent: after a reload it is asked after, never sent again. */
export interface SavedChange {
  change: OpenChange
  requestId: string
  /** What the dialog wants to know again. */
  note: unknown
  sentAt: number
  /** Its last word, where there is more to follow than that: Orrery itself forgets it sooner than a move may take. */
  answer?: Answer
}

const KEY = 'orrery.change'
/** Orrery remembers an operation for ten minutes after its end. */
const KEPT_MS = 10 * 60_000
/** A move of much data takes hours. */
const FOLLOWED_MS = 7 * 24 * 3600_000

export function loadChange(): SavedChange | null {
  try {
    // Written by `saveChange` of this origin; an older shape fails below and is dropped.
    const saved: SavedChange | null = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    if (saved === null || !saved.change.action) return null
    return Date.now() - saved.sentAt < (saved.answer ? FOLLOWED_MS : KEPT_MS) ? saved : null
  } catch {
    return null
  }
}

export function saveChange(saved: SavedChange | null): void {
  try {
    if (saved === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, JSON.stringify(saved))
  } catch {
    // No storage (private window, quota): the dialog works, only a reload forgets.
  }
}

export const isSameChange = (a: OpenChange, b: OpenChange): boolean => JSON.stringify(a) === JSON.stringify(b)
