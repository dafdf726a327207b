import { exactJson } from '@/app/api/exact'
import { actorOf } from '@/lib/access/actor'
import { type HttpProblem, RecordedProblem } from '@/lib/access/problem'
import { getCollector } from '@/lib/collector/instance'
import type { Audited } from '@/lib/domain/audit'
import { stringifyExact } from '@/lib/domain/exact-json'
import type { Answer, FieldChange } from '@/lib/domain/operation'
import { getDesk } from '@/lib/operations/desk'
import type { JetStreamLink } from '@/lib/operations/jetstream-api'
import { type Denial, operate } from '@/lib/operations/operate'
import type { ChangeDeps, Report } from '@/lib/operations/reconcile'

/** How long the answer may wait for the outcome; after that it says `unknown` and the rest is at /api/operations. */
const PATIENCE = 9000
/** How long it may wait for another operation that comes first; after that it says so. */
const QUEUED = 1000

interface Change {
  what: Audited
  /** null: the meta group, through the system account. */
  account: string | null
  stream: string | null
  requestId: string
  /** What else was asked; never what was typed to confirm it. */
  asked: unknown
}

type Run = (deps: ChangeDeps, report: Report, planned: (changes: FieldChange[]) => void) => Promise<Answer>

/** Carries out one change, or hands back what the same request came to: the answer of every route that changes something. */
export async function change(request: Request, asked: Change, run: Run): Promise<Response> {
  const link = linkFor(asked.account)
  const operation = await operate(
    { ...asked, ...actorOf(request) },
    link === null ? whyNot(asked.account) : null,
    getDesk(),
    (report, planned) => run({ link: link ?? NO_LINK, now: Date.now, sleep }, report, planned),
  )
  if ('code' in operation) throw problemOf(operation)
  await Promise.race([operation.done, sleep(QUEUED)])
  if (!operation.current().waits) await Promise.race([operation.done, sleep(PATIENCE - QUEUED)])
  const answer = operation.current()
  return answer.stopped ? stopped(answer) : exactJson(answer)
}

/** The refusal of a request that was read, once it is on record with what it asked for. */
export async function recorded(
  request: Request,
  asked: Change,
  problem: RecordedProblem,
): Promise<RecordedProblem> {
  const { code, detail, errors = {} } = problem
  const fields = Object.entries(errors).map(([field, why]) => `${field}: ${why.join(' ')}`)
  await getDesk().denied({ ...asked, ...actorOf(request), code, words: [detail, ...fields].join(' ') })
  return problem
}

function linkFor(account: string | null): JetStreamLink | null {
  const collector = getCollector()
  return account === null ? collector.systemWriter() : collector.writer(account)
}

/** Never used: `operate` lets nothing through without a link. */
const NO_LINK: JetStreamLink = { request: () => Promise.reject(new Error('no link')) }

function whyNot(account: string | null): string {
  return account === null
    ? 'The meta group may not be changed through Orrery: `system` is not configured with "write": true.'
    : `Account ${account} may not be changed through Orrery: it is not configured with "write": true.`
}

const TITLES: Record<Denial['code'], [number, string]> = {
  'read-only': [403, 'Read-only'],
  'too-many': [429, 'Too many changes'],
  'request-id-reused': [409, 'Request id used before'],
}

function problemOf({ code, detail }: Denial): HttpProblem {
  const [status, title] = TITLES[code]
  return new RecordedProblem(status, code, title, detail)
}

/** Nothing was sent because somebody must look first: a 409 with what there is to see. */
function stopped({ error, stopped }: Answer): Response {
  const title = stopped?.code === 'changed-meanwhile' ? 'Changed meanwhile' : 'Not confirmed'
  const body = { type: 'about:blank', title, status: 409, detail: error?.explanation ?? '', ...stopped }
  return new Response(stringifyExact(body), {
    status: 409,
    headers: { 'content-type': 'application/problem+json' },
  })
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
