import type { Facts, ServerFact } from './facts'
import type { ServerState } from './model'

/** Two polls of one second and the time to notice; the ~1.1 s reconnect of a gateway stays below it. */
export const HEARD_WITHIN_MS = 2500
/** "No responders" is false for up to 1.13 s behind a gateway that lost its endpoint (measured). */
const GONE_CONFIRMED_MS = 1500
/** Servers push STATSZ every 10 s; before 2.10 they back off to 30 s. */
const PUSH_OVERDUE_MS = 11_000

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

/**
 * State of a server from evidence, never from the flags of NATS, which contradict each other: what it answered and
 * pushed through any vantage, what it announced, who says that nobody serves its id, and our own broken connection.
 */
export function judge(fact: ServerFact, facts: Facts, now: number): Judgement {
  const connected = facts.vantages.filter((v) => v.state === 'connected')
  const heard = lastHeard(fact) ?? fact.firstHeard
  if (fact.announced) return announced(fact.announced, heard, now)
  if (fact.lastAnswer !== null && now - fact.lastAnswer <= HEARD_WITHIN_MS) {
    return { state: 'up', why: 'answers', since: upSince(fact) }
  }
  if (connected.length === 0) {
    return { state: 'unknown', why: 'Orrery has no connection to NATS', since: lostSince(facts, heard) }
  }
  const gone = confirmedGone(fact, facts, now)
  if (gone !== null) return { state: 'down', why: gone, since: heard }
  if (pushesWithoutAnswers(fact, now)) {
    return {
      state: 'up',
      why: 'pushes its statistics, but requests do not reach it: a path is blind',
      since: upSince(fact),
    }
  }
  if (now - heard <= HEARD_WITHIN_MS) return { state: 'up', why: 'heard from', since: upSince(fact) }
  return { state: 'silent', why: 'neither answers nor pushes; the cause is not known yet', since: heard }
}

/** Never lost since we first heard it: then it is up since its own start, as far as its clock agrees with ours. */
function upSince(fact: ServerFact): number {
  const start = fact.statsz?.value.start
  return fact.upSince === fact.firstHeard && start != null && start < fact.upSince ? start : fact.upSince
}

function announced(
  { kind, at }: { kind: 'shutdown' | 'lameduck'; at: number },
  heard: number,
  now: number,
): Judgement {
  const words = kind === 'shutdown' ? 'announced its shutdown' : 'announced lame duck mode'
  const silentMs = now - Math.max(heard, at)
  if (silentMs <= GONE_CONFIRMED_MS || (kind === 'lameduck' && silentMs <= HEARD_WITHIN_MS)) {
    return { state: 'leaving', why: words, since: at }
  }
  return { state: 'down', why: `${words}, then fell silent`, since: Math.max(heard, at) }
}

/** Words for why it is certainly gone, or null. Evidence from before its last sign of life does not count. */
function confirmedGone(fact: ServerFact, facts: Facts, now: number): string | null {
  const heard = lastHeard(fact) ?? 0
  if (fact.socketClosed !== null && fact.socketClosed >= heard && now - fact.socketClosed > 1000) {
    return 'our own connection to it closed and it answers nobody'
  }
  const live = [...fact.gone].filter(
    ([id, g]) => g.at >= heard && now - g.at <= HEARD_WITHIN_MS && isConnected(facts, id),
  )
  const own = live.find(
    ([id]) => clusterOf(facts, id) !== null && clusterOf(facts, id) === fact.origin.cluster,
  )
  if (own) return `its own cluster ${fact.origin.cluster} no longer routes to it`
  const lasting = live.filter(([, g]) => now - g.since > GONE_CONFIRMED_MS)
  if (lasting.length === 0) return null
  return lasting.length === 1
    ? 'no server routes to it any more, seen from one vantage'
    : `no server routes to it any more, seen from ${lasting.length} vantages`
}

function pushesWithoutAnswers(fact: ServerFact, now: number): boolean {
  if (fact.lastPush === null) return false
  const before = fact.lastAnswer ?? 0
  return fact.lastPush > before + 1000 && now - fact.lastPush <= PUSH_OVERDUE_MS
}

const isConnected = (facts: Facts, id: string) =>
  facts.vantages.some((v) => v.id === id && v.state === 'connected')
const clusterOf = (facts: Facts, id: string) => facts.vantages.find((v) => v.id === id)?.cluster ?? null

function lostSince(facts: Facts, heard: number): number {
  return Math.max(heard, ...facts.vantages.map((v) => v.since), 0)
}
