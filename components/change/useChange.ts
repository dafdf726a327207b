'use client'
import { useEffect, useRef, useState } from 'react'
import { newRequestId } from '@/components/stream-form/saved'
import { post } from '@/components/stream-form/submission'
import type { OpenChange } from './open-change'
import { addChange, forgetChange, leaveChange, patchChange, underWay, useSentChanges } from './sent-changes'
import { useAsking } from './useAsking'

/**
 * One change of a dialog: sent once however often it is clicked, and asked after until its outcome is known, also after a
 * reload or when the dialog is opened again (`change` given). `note` is what was handed to `send` then.
 */
export function useChange<Note = null>(change: OpenChange | null) {
  const [id, setId] = useState(() => (change && underWay(change)?.requestId) ?? '')
  // A second click comes before the first has been drawn.
  const busy = useRef(id !== '')
  const sent = useSentChanges().find((one) => one.requestId === id) ?? null
  useAsking(id, sent?.submission ?? null, (submission) => patchChange(id, { submission }))
  useEffect(() => {
    if (id === '') return
    patchChange(id, { inDialog: true })
    return () => leaveChange(id)
  }, [id])
  return {
    submission: sent?.submission ?? null,
    note: (sent?.note ?? null) as Note | null,
    send: async (path: string, body: object, said: Note | null = null) => {
      if (busy.current) return
      busy.current = true
      forgetChange(id)
      const requestId = newRequestId()
      addChange({
        change,
        requestId,
        note: said,
        sentAt: Date.now(),
        submission: { kind: 'sending' },
        followed: false,
        inDialog: true,
      })
      setId(requestId)
      const submission = await post(path, { ...body, requestId })
      // Nothing was sent: the form is there again, and the next click is not a second one.
      if (submission.kind === 'rejected' && submission.stopped) busy.current = false
      patchChange(requestId, { submission })
    },
    /** What `note` is about came to its end. */
    followed: () => patchChange(id, { followed: true }),
    /** What the dialog wants to know again from now on. */
    annotate: (said: Note) => patchChange(id, { note: said }),
    /** Back to before: the next `send` is a new request. */
    again: () => {
      busy.current = false
      forgetChange(id)
      setId('')
    },
  }
}
