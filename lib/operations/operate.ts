import type { Audited, AuditedField, AuditLine, From } from '@/lib/domain/audit'
import { stringifyExact } from '@/lib/domain/exact-json'
import type { Answer, FieldChange } from '@/lib/domain/operation'
import type { Refused } from '@/lib/store/refusals'
import type { Ledger, Operation } from './ledger'
import type { Report } from './reconcile'

/** One change that somebody asks for. */
export interface Asked {
  what: Audited
  /** null: the meta group. */
  account: string | null
  stream: string | null
  requestId: string
  /** The rest of what was asked, as it goes into the audit log: without what was typed to confirm it. */
  asked: unknown
  who: string | null
  from: From
}

export interface Desk {
  ledger: Pick<Ledger, 'start' | 'get'>
  /** Puts a line on disk; throws when it cannot. */
  audit: (line: AuditLine) => Promise<void>
  /** Puts on record what was not let through; many of them as one. */
  denied: (refused: Refused) => Promise<void>
  /** Counts a change of this user, or of this address where nobody is named; ms to wait if it is one too many, else 0. */
  rate: (who: string) => number
  /** ms since the epoch. */
  now: () => number
}

/** Why Orrery does not even begin. */
export type Denial = { code: 'read-only' | 'too-many' | 'request-id-reused'; detail: string }

/** `planned` hears the fields that are about to change, for the record of the end; the whole request is on record before. */
type Run = (report: Report, planned: (changes: FieldChange[]) => void) => Promise<Answer>

/**
 * The way every change goes: allowed? one too many? on record? then once, one at a time for a stream, and its end on record.
 * The same request once more is what the first came to, and neither counted nor recorded again; one that was stopped before
 * anything was sent begins anew.
 * @param allowed why it is not allowed, in words; null when it is
 */
export async function operate(
  asked: Asked,
  allowed: string | null,
  desk: Desk,
  run: Run,
): Promise<Operation | Denial> {
  const { requestId, account, stream, what } = asked
  const deny = async (code: Denial['code'], detail: string): Promise<Denial> => {
    await desk.denied({ ...asked, code, words: detail })
    return { code, detail }
  }
  const body = stringifyExact([what, account, stream, asked.asked])
  const before = desk.ledger.get(requestId)
  if (before === null || before.current().stopped) {
    if (allowed !== null) return deny('read-only', allowed)
    const waitMs = desk.rate(counted(asked))
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000)
      return deny('too-many', `That many changes a minute are not taken. The next one is in ${seconds} s.`)
    }
  }
  let diff: AuditedField[] = []
  const planned = (changes: FieldChange[]) => {
    diff = changes.map(({ field, from, to, class: kind }) => ({ field, from, to, class: kind }))
  }
  const lock = lockOf(asked)
  const operation = desk.ledger.start({ requestId, what, body, lock }, async (report) => {
    try {
      await desk.audit(lineOf(asked, desk.now(), { phase: 'begun' }))
    } catch {
      return unrecorded(requestId)
    }
    let answer: Answer
    try {
      answer = await run(report, planned)
    } catch (error) {
      await ended('fault', error instanceof Error ? error.message : String(error))
      throw error
    }
    await ended(answer.stopped?.code ?? answer.outcome, answer.error?.description ?? answer.done)
    return answer
  })
  async function ended(outcome: string, words: string | undefined) {
    const end = { phase: 'ended', outcome, diff, ...(words === undefined ? {} : { words }) } as const
    // What was done is done: that its end could not be recorded must not hide what came of it.
    await desk.audit(lineOf(asked, desk.now(), end)).catch(() => {})
  }
  if (operation) return operation
  return deny('request-id-reused', 'This requestId belongs to another request. Use a new one for each.')
}

/** Whose changes are counted together: the user's, or those of an address while nobody is named. */
const counted = ({ who, from }: Asked): string => (who === null ? `from ${from.address}` : `user ${who}`)

/** What may be touched by one operation at a time. A balancing takes stream by stream, and a second one does not wait. */
function lockOf({ what, account, stream, requestId }: Asked): string {
  if (stream !== null) return `${account}/${stream}`
  return what === 'balance' ? `${what} ${requestId}` : what
}

/** What could not be put on record was not done. */
function unrecorded(requestId: string): Answer {
  return {
    requestId,
    outcome: 'refused',
    settled: true,
    error: {
      code: null,
      errCode: null,
      description: 'the audit log cannot be written',
      explanation:
        'Orrery changes nothing that it cannot put on record first. Look at the folder `data` of Orrery: is the disk full, or not writable?',
    },
  }
}

function lineOf(asked: Asked, now: number, rest: Pick<AuditLine, 'phase'> & Partial<AuditLine>): AuditLine {
  const { what, account, stream, requestId, who, from } = asked
  return {
    at: new Date(now).toISOString(),
    who,
    from,
    what,
    account,
    stream,
    requestId,
    asked: asked.asked,
    ...rest,
  }
}
