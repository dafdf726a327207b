'use client'
import { useEffect, useRef, useState } from 'react'
import { newRequestId } from '@/components/stream-form/saved'
import { ask, isOpen, post, type Submission } from '@/components/stream-form/submission'

const ASK_EVERY = 1000

/** One change of this dialog: sent once however often it is clicked, and asked after until its outcome is known. */
export function useChange() {
  const [submission, setSubmission] = useState<Submission | null>(null)
  const id = useRef('')
  const open = submission !== null && isOpen(submission)
  useEffect(() => {
    if (!open) return
    const stop = new AbortController()
    const timer = setInterval(async () => {
      const next = await ask(id.current, stop.signal)
      if (!stop.signal.aborted) setSubmission(next)
    }, ASK_EVERY)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [open])
  return {
    submission,
    send: async (path: string, body: object) => {
      // A second click comes before the first has been drawn.
      if (id.current !== '') return
      id.current = newRequestId()
      setSubmission({ kind: 'sending' })
      setSubmission(await post(path, { ...body, requestId: id.current }))
    },
    /** Back to before: the next `send` is a new request. */
    again: () => {
      id.current = ''
      setSubmission(null)
    },
  }
}
