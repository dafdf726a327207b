import type { Answer } from '@/lib/domain/operation'
import type { JetStreamLink } from './jetstream-api'

/** What a change needs from outside, so that a test runs a minute in no time. */
export interface ChangeDeps {
  link: JetStreamLink
  /** ms since the epoch. */
  now: () => number
  sleep: (ms: number) => Promise<void>
}

/** Hears what is known meanwhile. */
export type Report = (answer: Answer) => void

/** How long one change may wait for its answer. */
export const CHANGE_TIMEOUT = 6000
/** How long one question may wait for its answer. */
export const ASK_TIMEOUT = 1500
/** How long Orrery goes on asking what became of a change without an answer. */
const GIVE_UP = 60_000

const NO_ANSWER = 'No answer yet. Orrery asks until it knows what became of it.'

interface Unsettled {
  requestId: string
  reason: string
  sentAt: number
  known?: string
}

/** One look at what became of it: the last word, or what is known so far in words. */
export type Look = () => Promise<Answer | string>

/**
 * NATS said nothing to a change, or nothing that settles it, and may have carried it out all the same or do it later: looks until
 * that is known, for a minute, and never sends the change again.
 * @param reason what happened instead of an answer
 * @param sentAt when it was sent, ms since the epoch
 * @param known what is said before the first look
 */
export async function reconcile(
  { requestId, reason, sentAt, known = NO_ANSWER }: Unsettled,
  { now, sleep }: ChangeDeps,
  report: Report,
  look: Look,
): Promise<Answer> {
  const unknown = (settled: boolean, explanation: string): Answer => ({
    requestId,
    outcome: 'unknown',
    settled,
    error: { code: null, errCode: null, description: reason, explanation },
  })
  let explanation = known
  report(unknown(false, explanation))
  for (let pause = 250; now() - sentAt < GIVE_UP; pause = Math.min(pause * 2, 5000)) {
    const seen = await look()
    if (typeof seen !== 'string') return seen
    explanation = seen
    report(unknown(false, explanation))
    await sleep(pause)
  }
  return unknown(true, explanation)
}
