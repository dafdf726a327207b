'use client'
import { useEffect, useEffectEvent } from 'react'
import { ask } from '@/components/stream-form/submission'
import { isOpen, type Submission } from '@/components/stream-form/submission-state'

const ASK_EVERY = 1000

/** Asks what became of a request, every second until it is known; `hear` gets each answer. */
export function useAsking(
  requestId: string,
  submission: Submission | null,
  hear: (submission: Submission) => void,
): void {
  const open = submission !== null && isOpen(submission)
  const tell = useEffectEvent(hear)
  useEffect(() => {
    if (!open) return
    const stop = new AbortController()
    const look = async () => {
      const next = await ask(requestId, stop.signal)
      if (!stop.signal.aborted) tell(next)
    }
    const timer = setInterval(look, ASK_EVERY)
    return () => {
      stop.abort()
      clearInterval(timer)
    }
  }, [open, requestId])
}
