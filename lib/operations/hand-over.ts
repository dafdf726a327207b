import type { Answer } from '@/lib/domain/operation'
import { refusal } from './answers'
import { metaStepDownRequest, stepDownRequest } from './change-api'
import { streamInfoRequest } from './jetstream-api'
import { ASK_TIMEOUT, type ChangeDeps, type Report, reconcile } from './reconcile'

interface Target {
  requestId: string
  account: string
  stream: string
}

/** How long a new leader may take (elections take 4 to 9 s when nobody is told to campaign). */
const ELECTION = 12_000

/** Lets the leader of a stream hand over, and waits for the next. */
export async function stepDown(
  { requestId, account, stream, preferred }: Target & { preferred?: string },
  deps: ChangeDeps,
  report: Report,
): Promise<Answer> {
  const { link } = deps
  const before = await streamInfoRequest(link, account, stream, ASK_TIMEOUT)
  if (before.kind === 'error' || before.kind === 'unsent') return refusal(requestId, account, before)
  const old = before.kind === 'ok' ? before.value.stream.leader : null
  const sentAt = deps.now()
  const sent = await stepDownRequest(link, stream, preferred)
  if (sent.kind === 'error' || sent.kind === 'unsent') return refusal(requestId, account, sent)
  const look = async () => {
    const info = await streamInfoRequest(link, account, stream, 500)
    const leader = info.kind === 'ok' ? info.value.stream.leader : null
    if (info.kind !== 'ok' || leader === null) return 'No leader yet: an election is running.'
    if (leader === old && leader !== preferred) return `${leader} still leads.`
    return {
      requestId,
      outcome: 'changed',
      settled: true,
      stream: info.value.stream,
      done: leads(leader, preferred),
    } as const
  }
  if (sent.kind === 'silence') {
    return reconcile({ requestId, reason: sent.reason, sentAt }, deps, report, look)
  }
  // It was taken: what may still be open is only who follows.
  for (;;) {
    const seen = await look()
    if (typeof seen !== 'string') return seen
    report({ requestId, outcome: 'changed', settled: false, done: seen })
    if (deps.now() - sentAt > ELECTION) return { requestId, outcome: 'changed', settled: true, done: seen }
    await deps.sleep(150)
  }
}

function leads(leader: string, preferred: string | undefined): string {
  if (preferred === undefined || leader === preferred) return `${leader} leads.`
  return `${leader} leads, not ${preferred} as asked.`
}

/** Lets the meta leader hand over, and waits for the next. `leader` tells who leads, as far as it is known. */
export async function metaStepDown(
  { requestId, cluster }: { requestId: string; cluster?: string },
  deps: ChangeDeps & { leader: () => string | null },
  report: Report,
): Promise<Answer> {
  const old = deps.leader()
  const sentAt = deps.now()
  const sent = await metaStepDownRequest(deps.link, cluster)
  const done = async (): Promise<Answer> => {
    while (deps.now() - sentAt < ELECTION) {
      const leader = deps.leader()
      if (leader !== null && leader !== old) {
        return { requestId, outcome: 'changed', settled: true, done: `${leader} leads the meta group.` }
      }
      report({ requestId, outcome: 'changed', settled: false, done: 'The meta group elects a leader.' })
      await deps.sleep(150)
    }
    return {
      requestId,
      outcome: 'changed',
      settled: true,
      done: 'The meta leader handed over; who leads is not known yet.',
    }
  }
  if (sent.kind === 'error' || sent.kind === 'unsent') return refusal(requestId, '$SYS', sent)
  if (sent.kind === 'ok' || deps.leader() !== old) return done()
  return unanswered(requestId, sent.reason, 'Who leads the meta group shows in the JetStream view.')
}

function unanswered(requestId: string, description: string, explanation: string): Answer {
  return {
    requestId,
    outcome: 'unknown',
    settled: true,
    error: { code: null, errCode: null, description, explanation },
  }
}
