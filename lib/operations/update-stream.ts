import { classify, needsConfirm, worstClass } from '@/lib/domain/change/classify'
import { applyChanges, conflictOf, diffConfigs } from '@/lib/domain/change/diff'
import { sealedWhole, withoutServerMetadata } from '@/lib/domain/change/raw'
import type { Answer, FieldChange, RawConfig } from '@/lib/domain/operation'
import { refusal, refusedByUs, stoppedAnswer } from './answers'
import { updateStreamRequest } from './change-api'
import { type StreamInfo, streamInfoRequest } from './jetstream-api'
import { ASK_TIMEOUT, type ChangeDeps, type Report, reconcile } from './reconcile'

export interface UpdateRequest {
  requestId: string
  account: string
  stream: string
  config: RawConfig
  base: RawConfig
  confirm?: string
}

/**
 * Changes a stream: reads its configuration anew, stops when somebody else changed it or when what would be lost is not
 * confirmed, sends once, and holds the answer against what was asked. NATS has no compare-and-set: between the reading
 * and the change a few ms remain.
 * @param planned hears the changes before they are sent
 */
export async function updateStream(
  { requestId, account, stream, config, base, confirm }: UpdateRequest,
  deps: ChangeDeps,
  report: Report,
  planned: (changes: FieldChange[]) => void,
): Promise<Answer> {
  const { link } = deps
  const read = await streamInfoRequest(link, account, stream, ASK_TIMEOUT)
  if (read.kind === 'silence') return notRead(requestId, stream, read.reason)
  if (read.kind !== 'ok') return refusal(requestId, account, read)
  const now = read.value.config
  const conflict = conflictOf(base, config, now)
  if (conflict) return stoppedAnswer(requestId, { code: 'changed-meanwhile', conflict })
  const wanted = sealedWhole(withoutServerMetadata(applyChanges(now, base, config)))
  const changes = classify(now, wanted)
  if (changes.length === 0) {
    return {
      requestId,
      outcome: 'exists',
      settled: true,
      stream: read.value.stream,
      done: 'It is like that already.',
    }
  }
  if (needsConfirm(worstClass(changes)) && confirm !== stream) {
    return stoppedAnswer(requestId, { code: 'confirm-needed', confirm: stream, changes })
  }
  planned(changes)
  const sentAt = deps.now()
  const sent = await updateStreamRequest(link, account, stream, wanted)
  switch (sent.kind) {
    case 'ok':
      return changed(requestId, wanted, sent.value, deps.now())
    case 'unsent':
    case 'error':
      return refusal(requestId, account, sent)
    case 'silence':
      return reconcile({ requestId, reason: sent.reason, sentAt }, deps, report, async () => {
        const info = await streamInfoRequest(link, account, stream, ASK_TIMEOUT)
        if (info.kind !== 'ok') return UNREAD
        const left = diffConfigs(info.value.config, wanted).map((d) => d.field)
        const missing = changes.filter((c) => left.includes(c.field))
        return missing.length < changes.length ? changed(requestId, wanted, info.value, deps.now()) : NOT_YET
      })
  }
}

/** Seals a stream as it is now: nothing is added to it or deleted from it again. */
export async function sealStream(
  { requestId, account, stream, confirm }: Omit<UpdateRequest, 'config' | 'base'>,
  deps: ChangeDeps,
  report: Report,
  planned: (changes: FieldChange[]) => void,
): Promise<Answer> {
  const read = await streamInfoRequest(deps.link, account, stream, ASK_TIMEOUT)
  if (read.kind === 'silence') return notRead(requestId, stream, read.reason)
  if (read.kind !== 'ok') return refusal(requestId, account, read)
  const base = read.value.config
  const request = { requestId, account, stream, base, config: { ...base, sealed: true } }
  return updateStream({ ...request, ...(confirm === undefined ? {} : { confirm }) }, deps, report, planned)
}

const UNREAD =
  'The stream does not answer, so it is not known whether it was changed. That can still happen later.'
const NOT_YET =
  'The stream has its old configuration. A change that went unanswered can still be carried out later, when the meta group has its quorum again.'

function notRead(requestId: string, stream: string, reason: string): Answer {
  return refusedByUs(
    requestId,
    reason,
    `${stream} does not answer, so its present configuration is not known. Nothing was sent.`,
  )
}

function changed(requestId: string, wanted: RawConfig, info: StreamInfo, now: number): Answer {
  const fields = diffConfigs(wanted, info.config).map((d) => d.field)
  return {
    requestId,
    outcome: 'changed',
    settled: true,
    stream: info.stream,
    at: new Date(now).toISOString(),
    ...(fields.length > 0 ? { differs: fields } : {}),
  }
}
