import type { Answer } from '@/lib/domain/operation'
import type { StreamConfig } from '@/lib/domain/stream-config/model'
import { differs } from './differs'
import { explain } from './explain'
import type { JetStreamLink } from './jetstream-api'
import { createStreamRequest, isListed, type StreamInfo, streamInfoRequest } from './jetstream-api'

export interface CreateRequest {
  requestId: string
  account: string
  config: StreamConfig
}

/** What a create needs from outside, so that a test runs a minute in no time. */
export interface CreateDeps {
  link: JetStreamLink
  /** ms since the epoch. */
  now: () => number
  sleep: (ms: number) => Promise<void>
}

const CREATE_TIMEOUT = 6000
const ASK_TIMEOUT = 1500
/** How long Orrery goes on asking what became of a create without an answer. */
const GIVE_UP = 60_000
/** Clocks of servers and ours may differ by so much before a stream of the same config counts as older than our request. */
const SKEW = 60_000

/**
 * Sends the create once and finds out what became of it. `report` hears what is known meanwhile; the promise settles
 * with the last word and never rejects for what NATS does.
 */
export async function createStream(
  { requestId, account, config }: CreateRequest,
  deps: CreateDeps,
  report: (answer: Answer) => void,
): Promise<Answer> {
  const { link, now } = deps
  const sentAt = now()
  const result = await createStreamRequest(link, account, config, CREATE_TIMEOUT)
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
async function findOut(
  { requestId, account, config }: CreateRequest,
  reason: string,
  sentAt: number,
  { link, now, sleep }: CreateDeps,
  report: (answer: Answer) => void,
): Promise<Answer> {
  const unknown = (settled: boolean, explanation: string): Answer => ({
    requestId,
    outcome: 'unknown',
    settled,
    error: { code: null, errCode: null, description: reason, explanation },
  })
  let explanation = 'No answer yet. Orrery asks which streams exist until it knows.'
  report(unknown(false, explanation))
  for (let pause = 250; now() - sentAt < GIVE_UP; pause = Math.min(pause * 2, 5000)) {
    const info = await streamInfoRequest(link, account, config.name, ASK_TIMEOUT)
    if (info.kind === 'ok') {
      const created = Date.parse(info.value.stream.created ?? '')
      // Without a readable time of creation, the same config is taken as ours.
      const older = created < sentAt - SKEW
      const same = differs(config, info.value.config).length === 0
      return known(requestId, same && !older ? 'created' : 'exists', info.value, config)
    }
    const listed = await isListed(link, config.name, ASK_TIMEOUT)
    if (listed.kind === 'ok') explanation = listed.value ? ASSIGNED : NOT_LISTED
    else explanation = SILENT
    report(unknown(false, explanation))
    await sleep(pause)
  }
  return unknown(true, explanation)
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
