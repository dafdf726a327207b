import { clock, count, duration, plural } from '@/lib/domain/format'
import type { ServerState, Snapshot, Vantage } from '@/lib/domain/model'
import type { LiveStatus } from '@/lib/live/client'
import { ageMs } from '../live/age'

/** How sure the picture is, in one line; `detail` is the longer reason. */
export interface CoverageLine {
  tone: 'ok' | 'warn' | 'crit' | 'wait'
  shape: ServerState
  strong: string
  rest: string
  /** `rest` without the age in it, which ticks: what the pill is called. Absent: `rest` itself. */
  quiet?: string
  detail: string
}

/** `now` is the collector's clock, `browser` turns a time of the browser's clock into it; all ms. */
export function coverageLine(
  snapshot: Snapshot,
  live: LiveStatus,
  now: number,
  browser: (ms: number) => number,
): CoverageLine {
  if (live.state === 'lost') {
    const at = (ms: number) => clock(new Date(browser(ms)).toISOString())
    return crit(
      `no connection since ${at(live.since)}`,
      nextTry(browser(live.nextTryAt), now),
      'This browser does not reach Orrery. What you see is the last picture it got; it may have changed since.',
    )
  }
  const { expected, answered, vantages } = snapshot.coverage
  const connected = vantages.filter((v) => v.state === 'connected')
  if (vantages.length === 0) {
    return expected === 0
      ? wait('not connected', 'no servers configured', 'Orrery has no server to connect to.')
      : crit('no connection', 'no vantage', 'Orrery has no connection of its own left.')
  }
  if (connected.length === 0) return lostOrConnecting(snapshot, vantages, now)
  if (expected === 0) {
    return {
      tone: 'warn',
      shape: 'unknown',
      strong: 'connected',
      rest: 'no server has answered yet',
      detail: reasons(vantages) || 'Waiting for the first answers.',
    }
  }
  const strong = `${count(answered)} of ${count(expected)}`
  if (answered < expected) {
    return { tone: 'warn', strong, ...missing(snapshot, now), detail: why(snapshot) }
  }
  const age = ageMs(snapshot.heard.servers, now)
  return {
    tone: 'ok',
    shape: 'up',
    strong,
    rest: age === null ? '' : `${duration(age)} ago`,
    quiet: '',
    detail: `All servers answered; ${connected.length} of ${plural(vantages.length, 'vantage')} connected.${alone(snapshot)}`,
  }
}

/** One pair of eyes does not tell a blind path from a lost region. */
function alone({ coverage, clusters }: Snapshot): string {
  const eyes = coverage.vantages.filter((v) => v.state === 'connected').length
  return eyes === 1 && clusters.length > 1 ? ' One vantage: a frozen server may hide its region.' : ''
}

/** `next try 14:02:15`, or `trying now` when that moment has come. Both in ms by one clock. */
export const nextTry = (at: number | null, now: number): string =>
  at !== null && at > now ? `next try ${clock(new Date(at).toISOString())}` : 'trying now'

/** The same of Orrery itself, which has lost NATS. */
export const nextTryOfOrrery = ({ heard }: Pick<Snapshot, 'heard'>, now: number): string =>
  nextTry(heard.nextTryAt === null ? null : Date.parse(heard.nextTryAt), now)

function lostOrConnecting(snapshot: Snapshot, vantages: Vantage[], now: number): CoverageLine {
  const failed = vantages.some((v) => v.state === 'failed')
  if (snapshot.coverage.expected === 0 && !failed) {
    return wait(
      'connecting',
      plural(vantages.length, 'vantage'),
      reasons(vantages) || 'Orrery is connecting.',
    )
  }
  // The connection as a whole went when the last vantage did.
  const since = vantages.map((v) => v.since).reduce((a, b) => (a > b ? a : b))
  return crit(
    `no connection since ${clock(since)}`,
    nextTryOfOrrery(snapshot, now),
    `None of Orrery's ${plural(vantages.length, 'connection')} to NATS stands. ${reasons(vantages)}`,
  )
}

function missing(
  { servers, coverage }: Snapshot,
  now: number,
): Pick<CoverageLine, 'rest' | 'quiet' | 'shape'> {
  const gone = coverage.silent.map((key) => servers.find((s) => s.key === key)).filter((s) => s !== undefined)
  const [first] = gone
  if (!first) return { rest: 'the rest is unknown', shape: 'unknown' }
  const more = coverage.silent.length - 1
  const age = ageMs(first.since, now)
  const words = (since: string) =>
    [first.key, first.state, since, more > 0 ? `and ${count(more)} more` : ''].filter(Boolean).join(' ')
  return { rest: words(age === null ? '' : duration(age)), quiet: words(''), shape: first.state }
}

const why = ({ servers, coverage }: Snapshot) =>
  servers
    .filter((s) => coverage.silent.includes(s.key))
    .map((s) => `${s.key}: ${s.state}, ${s.why}`)
    .join('\n')

const reasons = (vantages: Vantage[]) =>
  vantages
    .filter((v) => v.reason)
    .map((v) => `${v.cluster ?? v.url}: ${v.reason}`)
    .join('\n')

const crit = (strong: string, rest: string, detail: string): CoverageLine => ({
  tone: 'crit',
  shape: 'down',
  strong,
  rest,
  detail,
})
const wait = (strong: string, rest: string, detail: string): CoverageLine => ({
  tone: 'wait',
  shape: 'unknown',
  strong,
  rest,
  detail,
})
