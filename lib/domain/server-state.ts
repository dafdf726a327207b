import { inOurTime } from './clock'
import type { Facts, ServerFact } from './facts'
import type { ServerState } from './model'

/**
 * How long, and through how many whole looks at all servers, one may stay unanswered. The looks keep Orrery's own
 * pauses from being taken for the silence of servers.
 */
const PATIENCE = { ms: 2000, looks: 2 }
/** One far vantage sees another cluster through one gateway, which is blind for up to 1.5 s when its endpoint dies. */
const FAR_PATIENCE = { ms: 3000, looks: 3 }
/** "No responders" is false for up to 1.13 s behind a gateway that lost its endpoint (measured). */
const GONE_CONFIRMED_MS = 1500
const CLOSED_CONFIRMED_MS = 1000
/** A server that has just started answers clients before its routes stand. */
const ROUTES_STAND_AFTER_MS = 2000
/** Servers push STATSZ every 10 s; before 2.10 they back off to 30 s. */
const PUSH_OVERDUE_MS = 11_000
const PUSH_OVERDUE_2_9_MS = 31_000

/** The question whose silence counts; where it is refused, silence says nothing. */
const LIVENESS = '$SYS.REQ.SERVER.PING.STATSZ'

export interface Judgement {
  state: ServerState
  why: string
  since: number
}

/** When the server was last known to be alive; null when it never spoke. */
export function lastHeard(fact: ServerFact): number | null {
  if (fact.lastAnswer === null) return fact.lastPush
  return fact.lastPush === null ? fact.lastAnswer : Math.max(fact.lastAnswer, fact.lastPush)
}

/** Whether it answers requests, as far as they were asked; a push is no answer. */
export function answers(fact: ServerFact, facts: Facts, now: number): boolean {
  return fact.lastAnswer !== null && !isOverdue(fact.lastAnswer, patienceFor(fact, facts), facts, now)
}

/**
 * State of a server from evidence, never from the flags of NATS, which contradict each other: what it answered and
 * pushed through any vantage, what it announced, who says that nobody serves its id, and our own broken connection.
 */
export function judge(fact: ServerFact, facts: Facts, now: number): Judgement {
  const heard = lastHeard(fact) ?? fact.firstHeard
  const blind = !facts.vantages.some((v) => v.state === 'connected')
  if (fact.announced && !(blind && fact.announced.kind === 'lameduck')) {
    return announced(fact.announced, heard, now)
  }
  if (blind) {
    if (now - heard <= PATIENCE.ms) return { state: 'up', why: 'answers', since: upSince(fact) }
    return { state: 'unknown', why: 'Orrery has no connection to NATS', since: lostSince(facts, heard) }
  }
  const gone = confirmedGone(fact, facts, now)
  if (gone !== null) return { state: 'down', why: gone, since: heard }
  if (answers(fact, facts, now)) return { state: 'up', why: 'answers', since: upSince(fact) }
  if (pushesWithoutAnswers(fact, now)) {
    return {
      state: 'up',
      why: 'pushes its statistics, but requests do not reach it: a path is blind',
      since: upSince(fact),
    }
  }
  const patience = patienceFor(fact, facts)
  if (!isOverdue(heard, patience, facts, now)) {
    return { state: 'up', why: 'heard from', since: upSince(fact) }
  }
  if (facts.refused.includes(LIVENESS)) {
    return { state: 'unknown', why: `Orrery is not permitted to ask: ${LIVENESS}`, since: heard }
  }
  if (facts.lastAnswer === null || isOverdue(facts.lastAnswer, patience, facts, now)) {
    return { state: 'unknown', why: 'no server answers: the path from Orrery may be broken', since: heard }
  }
  return { state: 'silent', why: 'neither answers nor pushes; the cause is not known yet', since: heard }
}

/** Never lost since we first heard it: then it is up since its own start, as far as its clock agrees with ours. */
function upSince(fact: ServerFact): number {
  const told = fact.statsz?.value.start ?? null
  const start = told === null ? null : inOurTime(told, fact.clock)
  return fact.upSince === fact.firstHeard && start !== null && start < fact.upSince ? start : fact.upSince
}

function patienceFor(fact: ServerFact, facts: Facts): typeof PATIENCE {
  const connected = facts.vantages.filter((v) => v.state === 'connected')
  const isNear = connected.length > 1 || connected.some((v) => isOwn(v, fact))
  return isNear ? PATIENCE : FAR_PATIENCE
}

function isOverdue(heard: number, patience: typeof PATIENCE, facts: Facts, now: number): boolean {
  return now - heard > patience.ms && looksSince(facts, heard) >= patience.looks
}

/** How many whole looks at all servers began after `time` and have ended, as far as they are kept. */
export function looksSince(facts: Facts, time: number): number {
  return facts.looks.servers.filter((began) => began > time).length
}

function announced(
  { kind, at }: { kind: 'shutdown' | 'lameduck'; at: number },
  heard: number,
  now: number,
): Judgement {
  const words = kind === 'shutdown' ? 'announced its shutdown' : 'announced lame duck mode'
  const silentMs = now - Math.max(heard, at)
  if (silentMs <= (kind === 'shutdown' ? GONE_CONFIRMED_MS : FAR_PATIENCE.ms)) {
    return { state: 'leaving', why: words, since: at }
  }
  return { state: 'down', why: `${words}, then fell silent`, since: Math.max(heard, at) }
}

/** Words for why it is certainly gone, or null. Evidence from before its last sign of life does not count. */
function confirmedGone(fact: ServerFact, facts: Facts, now: number): string | null {
  const heard = lastHeard(fact) ?? 0
  const { socketClosed } = fact
  if (socketClosed !== null && socketClosed >= heard && now - socketClosed > CLOSED_CONFIRMED_MS) {
    return 'our own connection to it closed and it answers nobody'
  }
  let lasting = 0
  for (const v of facts.vantages) {
    const said = v.state === 'connected' ? fact.gone.get(v.id) : undefined
    if (!said || said.at < heard) continue
    if (isOwn(v, fact) && said.at - v.since > ROUTES_STAND_AFTER_MS) {
      return `its own cluster ${fact.origin.cluster} no longer routes to it`
    }
    if (said.at - Math.max(said.since, heard) > GONE_CONFIRMED_MS) lasting++
  }
  if (lasting === 0) return null
  return `no server routes to it any more, seen from ${lasting === 1 ? 'one vantage' : `${lasting} vantages`}`
}

function isOwn(vantage: { cluster: string | null }, fact: ServerFact): boolean {
  return vantage.cluster !== null && vantage.cluster === fact.origin.cluster
}

/** A push that came when a request would long have been answered, and the next one is not overdue. */
function pushesWithoutAnswers(fact: ServerFact, now: number): boolean {
  if (fact.lastPush === null || fact.lastPush <= (fact.lastAnswer ?? 0) + GONE_CONFIRMED_MS) return false
  const [major = 0, minor = 0] = (fact.origin.version ?? '').split('.').map(Number)
  const isOld = major === 2 && minor < 10
  return now - fact.lastPush <= (isOld ? PUSH_OVERDUE_2_9_MS : PUSH_OVERDUE_MS)
}

function lostSince(facts: Facts, heard: number): number {
  return Math.max(heard, ...facts.vantages.map((v) => v.since), 0)
}
