import type { Answer } from '@/lib/domain/operation'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import { differs } from './differs'
import { explain } from './explain'
import { createStreamRequest, isListed, type StreamInfo, streamInfoRequest } from './jetstream-api'
import { ASK_TIMEOUT, CHANGE_TIMEOUT, type ChangeDeps, type Report, reconcile } from './reconcile'

export interface CreateRequest {
  requestId: string
  account: string
  config: StreamConfig
}

/** Clocks of servers and ours may differ by so much before a stream of the same config counts as older than our request. */
const SKEW = 60_000

/**
 * Sends the create once and finds out what became of it. `report` hears what is known meanwhile; the promise settles
 * with the last word and never rejects for what NATS does.
 */
export async function createStream(
  { requestId, account, config }: CreateRequest,
  deps: ChangeDeps,
  report: Report,
): Promise<Answer> {
  const { link, now } = deps
  const sentAt = now()
  const result = await createStreamRequest(link, account, config, CHANGE_TIMEOUT)
  switch (result.kind) {
    case 'ok':
      return known(requestId, result.value.didCreate ? 'created' : 'exists', result.value, config)
    case 'unsent':
      return {
        requestId,
        outcome: 'refused',
        settled: true,
        error: {
          code: null,
          errCode: null,
          description: result.reason,
          explanation: `The request did not reach JetStream of account ${account}, so nothing was created.`,
        },
      }
    case 'error': {
      const { code, errCode, description } = result
      const error = { code, errCode, description, explanation: explain(errCode, description) }
      if (errCode !== 10058) return { requestId, outcome: 'refused', settled: true, error }
      const info = await streamInfoRequest(link, account, config.name, ASK_TIMEOUT)
      const found = info.kind === 'ok' ? known(requestId, 'exists', info.value, config) : null
      return { requestId, outcome: 'exists', settled: true, ...found, error }
    }
    case 'silence':
      return findOut({ requestId, account, config }, result.reason, sentAt, deps, report)
  }
}

/** NATS said nothing, and may have done it all the same or do it later: ask until it is known. */
function findOut(
  { requestId, account, config }: CreateRequest,
  reason: string,
  sentAt: number,
  deps: ChangeDeps,
  report: Report,
): Promise<Answer> {
  const { link } = deps
  return reconcile({ requestId, reason, sentAt }, deps, report, async () => {
    const info = await streamInfoRequest(link, account, config.name, ASK_TIMEOUT)
    if (info.kind === 'ok') {
      const created = Date.parse(info.value.stream.created ?? '')
      // Without a readable time of creation, the same config is taken as ours.
      const older = created < sentAt - SKEW
      const same = differs(config, info.value.config).length === 0
      return known(requestId, same && !older ? 'created' : 'exists', info.value, config)
    }
    const listed = await isListed(link, config.name, ASK_TIMEOUT)
    if (listed.kind !== 'ok') return SILENT
    return listed.value ? ASSIGNED : NOT_LISTED
  })
}

const ASSIGNED =
  'JetStream has accepted the stream and lists it, but none of its servers answers for it yet. It will come to life when they do; delete it if that is not wanted.'
const NOT_LISTED =
  'JetStream does not list the stream. A create that went unanswered can still be carried out later, when the meta group has its quorum again.'
const SILENT =
  'JetStream of this account answers nothing at present, so it is not known whether the stream exists. The create can still be carried out later.'

function known(
  requestId: string,
  outcome: 'created' | 'exists',
  info: StreamInfo,
  config: StreamConfig,
): Answer {
  const fields = differs(config, info.config)
  return {
    requestId,
    outcome,
    settled: true,
    stream: info.stream,
    ...(fields.length > 0 ? { differs: fields } : {}),
  }
}
