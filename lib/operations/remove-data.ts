import { plural } from '@/lib/domain/format'
import type { Answer } from '@/lib/domain/operation'
import { refusal, refusedByUs, stoppedAnswer } from './answers'
import { deleteStreamRequest, type PurgeScope, purgeStreamRequest } from './change-api'
import { isListed, streamInfoRequest } from './jetstream-api'
import { ASK_TIMEOUT, type ChangeDeps, type Report, reconcile } from './reconcile'

interface Target {
  requestId: string
  account: string
  stream: string
  /** What was typed. */
  confirm: string
}

/** Deletes a stream. Sent once and never again: a second one could delete what somebody made of the same name. */
export async function deleteStream(
  { requestId, account, stream, confirm }: Target,
  deps: ChangeDeps,
  report: Report,
): Promise<Answer> {
  const { link } = deps
  if (confirm !== stream) {
    return stoppedAnswer(requestId, { code: 'confirm-needed', confirm: stream, changes: [] })
  }
  // That it is not listed afterwards says something only when it was before.
  const before = await isListed(link, stream, ASK_TIMEOUT)
  if (before.kind === 'error' || before.kind === 'unsent') return refusal(requestId, account, before)
  if (before.kind === 'ok' && !before.value) {
    return refusedByUs(
      requestId,
      'stream not found',
      `JetStream of account ${account} lists no stream ${stream}.`,
    )
  }
  const deleted: Answer = { requestId, outcome: 'deleted', settled: true }
  const notListed: Answer =
    before.kind === 'ok' ? deleted : { ...deleted, done: `JetStream lists no stream ${stream}.` }
  const sentAt = deps.now()
  const sent = await deleteStreamRequest(link, stream)
  if (sent.kind === 'ok') return deleted
  if (sent.kind !== 'silence') return refusal(requestId, account, sent)
  return reconcile({ requestId, reason: sent.reason, sentAt }, deps, report, async () => {
    const listed = await isListed(link, stream, ASK_TIMEOUT)
    if (listed.kind !== 'ok')
      return 'JetStream of this account answers nothing at present, so it is not known.'
    return listed.value
      ? 'JetStream still lists the stream. A delete that went unanswered can still be carried out later.'
      : notListed
  })
}

/** Deletes messages of a stream. Sent once and never again: a second one would delete what came in since. */
export async function purgeStream(
  { requestId, account, stream, confirm }: Target,
  scope: PurgeScope,
  deps: ChangeDeps,
  report: Report,
): Promise<Answer> {
  const { link } = deps
  if (confirm !== stream) {
    return stoppedAnswer(requestId, { code: 'confirm-needed', confirm: stream, changes: [] })
  }
  const before = await streamInfoRequest(link, account, stream, ASK_TIMEOUT)
  if (before.kind === 'error' || before.kind === 'unsent') return refusal(requestId, account, before)
  const was = before.kind === 'ok' ? before.value.state : null
  const sentAt = deps.now()
  const sent = await purgeStreamRequest(link, stream, scope)
  if (sent.kind === 'ok') return purged(requestId, `${plural(sent.value, 'message')} deleted`)
  if (sent.kind !== 'silence') return refusal(requestId, account, sent)
  return reconcile({ requestId, reason: sent.reason, sentAt }, deps, report, async () => {
    const info = await streamInfoRequest(link, account, stream, ASK_TIMEOUT)
    const state = info.kind === 'ok' ? info.value.state : null
    if (state === null || was === null) return 'The stream does not answer, so it is not known.'
    // Limits delete from the front as well: only a purge of everything leaves a mark that nothing else leaves.
    const whole = scope.filter === undefined && scope.before === undefined && scope.keep === undefined
    if (whole && was.lastSeq > 0 && state.firstSeq > was.lastSeq)
      return purged(requestId, 'all messages deleted')
    return `${plural(state.messages, 'message')} now, ${was.messages} before. A purge that went unanswered can still be carried out.`
  })
}

function purged(requestId: string, done: string): Answer {
  return { requestId, outcome: 'changed', settled: true, done }
}
