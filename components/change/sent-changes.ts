import { useSyncExternalStore } from 'react'
import { isOpen, type Submission } from '@/components/stream-form/submission-state'
import { parseExact, stringifyExact } from '@/lib/domain/exact-json'
import type { OpenChange } from './open-change'

/** A change that this tab has sent: after a reload it is asked after, never sent again. */
export interface SentChange {
  /** null: one that only the dialog that sent it tells of. */
  change: OpenChange | null
  requestId: string
  /** What the dialog wants to know again; then `changed` is not the end of it. */
  note: unknown
  sentAt: number
  submission: Submission
  /** Whether what `note` is about came to its end as well. */
  followed: boolean
  /** Whether a dialog shows it; else the list of changes under way does. */
  inDialog: boolean
}

const KEY = 'orrery.changes'
/** Orrery remembers an operation for ten minutes after its end. */
const KEPT_MS = 10 * 60_000
/** Its last word is kept here for as long as there may be more to follow: a move of much data takes hours. */
const FOLLOWED_MS = 7 * 24 * 3600_000
const NONE: readonly SentChange[] = []

let all = NONE
const listeners = new Set<() => void>()

/** Every change of this tab that has not been looked at to its end. */
export function useSentChanges(): readonly SentChange[] {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => all,
    () => NONE,
  )
}

/** Whether there is nothing more to hear of it. */
export function isEnded({ submission, note, followed }: SentChange): boolean {
  if (submission.kind === 'sending' || isOpen(submission)) return false
  const changed = submission.kind === 'answered' && submission.answer.outcome === 'changed'
  return !changed || note === null || followed
}

/** Whether its answer is known, and what became of it is still to be seen. */
const isFollowed = (one: SentChange): boolean =>
  !isEnded(one) && one.submission.kind === 'answered' && one.submission.answer.settled

/** The one of its kind that is still under way: a dialog shows that instead of its form. */
export const underWay = (change: OpenChange): SentChange | null =>
  all.find((one) => JSON.stringify(one.change) === JSON.stringify(change) && !isEnded(one)) ?? null

export function addChange(sent: SentChange): void {
  put([...all, sent])
}

export function patchChange(requestId: string, patch: Partial<SentChange>): void {
  put(all.map((one) => (one.requestId === requestId ? { ...one, ...patch } : one)))
}

export function forgetChange(requestId: string): void {
  put(all.filter((one) => one.requestId !== requestId))
}

/** Its dialog was closed: what came to its end was seen there, the rest goes on in the list. */
export function leaveChange(requestId: string): void {
  const sent = all.find((one) => one.requestId === requestId)
  if (!sent) return
  if (isEnded(sent) || sent.change === null) forgetChange(requestId)
  else patchChange(requestId, { inDialog: false })
}

/** What this tab had sent before a reload; the change that a dialog showed, which is opened again. */
export function restoreChanges(): OpenChange | null {
  if (all.length === 0) put(stored())
  return all.find((one) => one.inDialog)?.change ?? null
}

function put(next: readonly SentChange[]): void {
  all = next
  try {
    const kept = all.filter((one) => one.change !== null && !(one.inDialog && isEnded(one)))
    if (kept.length === 0) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, stringifyExact(kept))
  } catch {
    // No storage (private window, quota): all of it works, only a reload forgets.
  }
  for (const tell of listeners) tell()
}

function stored(): readonly SentChange[] {
  try {
    // Written by `put` of this origin; an older shape fails below and is dropped.
    const list = parseExact(sessionStorage.getItem(KEY) ?? '[]') as SentChange[]
    return list
      .filter((one) => one.change?.action && one.submission.kind)
      .filter((one) => Date.now() - one.sentAt < (isFollowed(one) ? FOLLOWED_MS : KEPT_MS))
      .map((one) =>
        isEnded(one) || isFollowed(one) ? one : { ...one, submission: { kind: 'asking' as const } },
      )
  } catch {
    return NONE
  }
}
