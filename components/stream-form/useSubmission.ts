'use client'
import { useEffect, useState } from 'react'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import { ask, isOpen, type Submission, send } from './submission'

const ASK_EVERY = 1000

/** The request of this page: sends it once, and goes on asking until its outcome is known. */
export function useSubmission(requestId: string) {
  const [submission, setSubmission] = useState<Submission | null>(null)
  const open = submission !== null && isOpen(submission)

  useEffect(() => {
    if (!open) return
    const stop = new AbortController()
    const timer = setInterval(async () => {
      const next = await ask(requestId, stop.signal)
      if (!stop.signal.aborted) setSubmission(next)
    }, ASK_EVERY)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [open, requestId])

  return {
    submission,
    /** Sends; call once per request id. */
    submit: async (account: string, config: StreamConfig) => {
      setSubmission({ kind: 'sending' })
      setSubmission(await send(account, config, requestId))
    },
    /** After a reload: the request went out before, ask what became of it. */
    resume: () => setSubmission({ kind: 'asking' }),
    clear: () => setSubmission(null),
  }
}
