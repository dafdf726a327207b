'use client'
import { useEffect, useRef, useState } from 'react'
import { newRequestId } from '@/components/stream-form/saved'
import { ask, isOpen, post, type Submission } from '@/components/stream-form/submission'
import type { OpenChange } from './open-change'
import { isSameChange, loadChange, type SavedChange, saveChange } from './saved-change'

const ASK_EVERY = 1000

/**
 * One change of a dialog: sent once however often it is clicked, and asked after until its outcome is known, also after a
 * reload (`change` given). `note` is what was handed to `send` then.
 */
export function useChange<Note = null>(change: OpenChange | null) {
  const [before] = useState(() => savedOf(change))
  const [submission, setSubmission] = useState<Submission | null>(
    before && (before.answer ? { kind: 'answered', answer: before.answer } : { kind: 'asking' }),
  )
  const [note, setNote] = useState<Note | null>((before?.note as Note | undefined) ?? null)
  const id = useRef(before?.requestId ?? '')
  const open = submission !== null && isOpen(submission)
  useEffect(() => {
    if (!open) return
    const stop = new AbortController()
    const look = async () => {
      const next = await ask(id.current, stop.signal)
      if (!stop.signal.aborted) setSubmission(next)
    }
    const timer = setInterval(look, ASK_EVERY)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [open])
  // What has come to its end is not opened again by a reload, unless there is more to follow than its answer.
  const ended = submission?.kind === 'answered' && submission.answer.settled && note === null
  useEffect(() => {
    if (ended) saveChange(null)
  }, [ended])
  const answer = submission?.kind === 'answered' && submission.answer.settled ? submission.answer : null
  useEffect(() => {
    const saved = answer?.outcome === 'changed' && note !== null ? loadChange() : null
    if (answer && saved?.requestId === answer.requestId) saveChange({ ...saved, answer })
  }, [answer, note])
  return {
    submission,
    note,
    send: async (path: string, body: object, said: Note | null = null) => {
      // A second click comes before the first has been drawn.
      if (id.current !== '') return
      const requestId = newRequestId()
      id.current = requestId
      setNote(said)
      setSubmission({ kind: 'sending' })
      if (change) saveChange({ change, requestId, note: said, sentAt: Date.now() })
      setSubmission(await post(path, { ...body, requestId }))
    },
    /** Back to before: the next `send` is a new request. */
    again: () => {
      id.current = ''
      saveChange(null)
      setSubmission(null)
    },
  }
}

function savedOf(change: OpenChange | null): SavedChange | null {
  const saved = change === null ? null : loadChange()
  return saved !== null && change !== null && isSameChange(saved.change, change) ? saved : null
}
