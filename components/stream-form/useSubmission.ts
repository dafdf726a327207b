'use client'
import { useState } from 'react'
import { useAsking } from '@/components/change/useAsking'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import { send } from './submission'
import type { Submission } from './submission-state'

/** The request of this page: sends it once, and goes on asking until its outcome is known. */
export function useSubmission(requestId: string) {
  const [submission, setSubmission] = useState<Submission | null>(null)
  useAsking(requestId, submission, setSubmission)
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
