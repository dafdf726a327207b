import type { Answer, Stopped } from '@/lib/domain/operation'
import { explain } from './explain'
import type { ApiResult } from './jetstream-api'

type Failed = Exclude<ApiResult<unknown>, { kind: 'ok' } | { kind: 'silence' }>

/** NATS, or the way to it, said no: nothing was changed. */
export function refusal(requestId: string, account: string, failed: Failed): Answer {
  if (failed.kind === 'error') {
    const { code, errCode, description } = failed
    const error = { code, errCode, description, explanation: explain(errCode, description) }
    return { requestId, outcome: 'refused', settled: true, error }
  }
  return refusedByUs(
    requestId,
    failed.reason,
    `The request did not reach JetStream of account ${account}, so nothing was changed.`,
  )
}

/** Nothing was sent, for a reason of ours. */
export function refusedByUs(requestId: string, description: string, explanation: string): Answer {
  return {
    requestId,
    outcome: 'refused',
    settled: true,
    error: { code: null, errCode: null, description, explanation },
  }
}

/** Nothing was sent: somebody must look, or say so, first. */
export function stoppedAnswer(requestId: string, stopped: Stopped): Answer {
  const why =
    stopped.code === 'changed-meanwhile'
      ? [
          'somebody else changed it',
          'The configuration is not the one that you started from. Nothing was sent.',
        ]
      : ['not confirmed', `Type ${stopped.confirm} to confirm. Nothing was sent.`]
  return { ...refusedByUs(requestId, why[0] ?? '', why[1] ?? ''), stopped }
}
