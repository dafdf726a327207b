import { heardMs, peerState } from './compose-meta'
import type { Facts, Seen, StreamFact } from './facts'
import { keyOfPeer } from './ghost-peer'
import { type Replica, type Server, type Stream, streamKey } from './model'
import type { StreamCopy } from './observation'
import { drain } from './steps'
import { leadersCopy, leads } from './stream-leader'
import { streamRows } from './stream-rows'
import { byName } from './topology'

/** A stream that has just been created is listed a moment before its servers hold it. */
const UNHELD_AFTER_MS = 3000
/** Lists of streams are asked for every 2 s; a server that answers but gives none for this long is no longer waited for. */
const LISTS_WITHIN_MS = 120_000
/** A member of which nothing else has been heard may still come: without a meta leader nobody else names it. */
const MEMBERS_WITHIN_MS = 30_000
/** A hand-over leaves a stream without a leader for less (measured 0.02 to 1.4 s, NATS.md 4); an election takes 4 to 9 s. */
const HANDS_OVER_WITHIN_MS = 2000
/** A clock that is off by more than this is corrected for; below it the correction would only flicker. */
const SKEW_MS = 2000

/**
 * Rows of the stream table. Group state is read from the leader's own copy only (its followers' copies lie by design).
 * `previous` only lends rows without a leader their `noLeaderSince`.
 */
export function composeStreams(
  facts: Facts,
  servers: readonly Server[],
  now: number,
  previous: readonly Stream[] = [],
): Stream[] {
  return drain(composingStreams(facts, servers, now, previous))
}

/** The same in steps of a few milliseconds each. */
export function composingStreams(
  facts: Facts,
  servers: readonly Server[],
  now: number,
  previous: readonly Stream[] = [],
): Generator<void, Stream[]> {
  const context: Context = {
    servers: new Map(servers.map((s) => [s.key, s])),
    bornAt: new Map(servers.map((s) => [s.key, facts.servers.get(s.id ?? '')?.firstHeard ?? 0])),
    hasListed: ({ key, id }) => facts.listed.get(key)?.id === id,
    now,
    noLeaderSince: sinceOf(previous),
  }
  return streamRows(facts, servers, (fact, before) => composeStream(fact, before, context))
}

type Servers = ReadonlyMap<string, Server>

interface Context {
  servers: Servers
  /** When the present life of a server was first heard. */
  bornAt: ReadonlyMap<string, number>
  /** Whether it has told which streams it holds, or leads, since it started. */
  hasListed: (server: Server) => boolean
  now: number
  noLeaderSince: (key: string) => string | null
}

function composeStream(fact: StreamFact, before: Stream | null, context: Context): Stream | null {
  const { servers, now } = context
  const held = [...fact.copies.values()].sort((a, b) => b.at - a.at)
  if (held.length === 0 && now - (fact.unheldSince ?? now) < UNHELD_AFTER_MS && fact.last === null)
    return null
  const own = leadersCopy(held.filter((c) => c.at >= (context.bornAt.get(c.from) ?? 0)))
  const led = own && isUp(servers.get(own.from)) ? own : null
  if (own === null && before === null && mayBeLed(fact, context)) return null
  // Without a leader the newest copy still tells who the members are and what they hold.
  const best = led ?? own ?? held[0] ?? fact.last
  const value = best?.value ?? null
  const replicas = led ? withLeader(led, servers) : leaderless(best, held, servers)
  const config = value?.config ?? held.find((c) => c.value.config)?.value.config ?? null
  const there = replicas.filter((r) => r.state !== 'offline' && r.state !== 'missing')
  const online = there.filter((r) => servers.get(r.server)?.state !== 'leaving').length
  const since = led ? null : noLeaderSince(fact, before, own, context)
  const needed = Math.floor(Math.max(replicas.length, config?.replicas ?? 1) / 2) + 1
  return {
    account: fact.account,
    name: fact.name,
    cluster: value?.cluster ?? servers.get(best?.from ?? '')?.cluster ?? null,
    leader: led?.from ?? null,
    storage: config?.storage ?? null,
    retention: config?.retention ?? null,
    subjects: config?.subjects ?? [],
    placement: { cluster: config?.placementCluster ?? null, tags: config?.placementTags ?? [] },
    replicasWanted: config?.replicas ?? null,
    promised: config?.promised ?? null,
    replicas,
    messages: value?.state.messages ?? null,
    bytes: value?.state.bytes ?? null,
    firstSeq: value?.state.firstSeq ?? null,
    lastSeq: value?.state.lastSeq ?? null,
    deleted: value?.state.deleted ?? null,
    lost: value?.state.lost ?? null,
    lostBytes: value?.state.lostBytes ?? null,
    consumers: value?.state.consumers ?? null,
    apiLevel: config?.apiLevel ?? null,
    mirror: value?.mirror?.name ?? null,
    sources: value?.sources.map((s) => s.name) ?? [],
    created: value?.created ?? null,
    spread: spreadOf(there, servers),
    quorum: { needed, online, margin: online - needed },
    lastAt: lastAt(best, servers),
    noLeaderSince: since,
    electing:
      since !== null &&
      replicas.length > 0 &&
      there.length === replicas.length &&
      online >= needed &&
      now - Date.parse(since) < HANDS_OVER_WITHIN_MS,
    unheldSince: held.length > 0 || fact.unheldSince === null ? null : iso(fact.unheldSince),
    offlineReason: held.length > 0 ? null : fact.offlineReason,
    observedAt: best ? iso(best.at) : null,
    via: best?.from ?? null,
  }
}

/**
 * Only followers have told of it, and a member that answers has yet to say what it leads: with thousands of streams the
 * first lists come in over seconds. Nobody is waited for without end.
 */
function mayBeLed({ copies, firstSeen }: StreamFact, { servers, hasListed, now }: Context): boolean {
  if (now - firstSeen > LISTS_WITHIN_MS) return false
  const held = [...copies.values()]
  if (held.some(leads)) return false
  const named = held.flatMap(({ value, from }) => [from, value.leader ?? '', ...value.peers.map(keyOfPeer)])
  return named.some((name) => {
    const server = servers.get(name)
    if (server === undefined) return name !== '' && now - firstSeen <= MEMBERS_WITHIN_MS
    return isUp(server) && !hasListed(server)
  })
}

const iso = (ms: number) => new Date(ms).toISOString()

function sinceOf(previous: readonly Stream[]): Context['noLeaderSince'] {
  let known: ReadonlyMap<string, string | null> | null = null
  return (key) => {
    known ??= new Map(previous.map((s) => [streamKey(s), s.noLeaderSince]))
    return known.get(key) ?? null
  }
}

/** Since it was first seen without one; the first time, since its leader was last heard if that is why. */
function noLeaderSince(
  fact: StreamFact,
  before: Stream | null,
  own: Seen<StreamCopy> | null,
  context: Context,
): string {
  const gone = own ? context.servers.get(own.from) : undefined
  const known = before ? before.noLeaderSince : context.noLeaderSince(streamKey(fact))
  return known ?? gone?.since ?? iso(fact.unheldSince ?? context.now)
}

/** Messages carry the time of their leader's clock. */
function lastAt(copy: Seen<StreamCopy> | null | undefined, servers: Servers): string | null {
  const told = copy?.value.state.lastTime ?? null
  if (!copy || told === null) return null
  const skew = servers.get(copy.from)?.clockSkewMs ?? 0
  const at = Date.parse(told)
  return iso(Math.abs(skew) > SKEW_MS ? at - Math.round(skew / 1000) * 1000 : at)
}

function withLeader(led: Seen<StreamCopy>, servers: Servers): Replica[] {
  const followers = led.value.peers
    .filter((p) => keyOfPeer(p) !== led.from)
    .map((p): Replica => {
      const server = keyOfPeer(p)
      const there = isUp(servers.get(server))
      return {
        server,
        role: 'follower',
        state: there ? peerState(p) : 'offline',
        lag: p.lag,
        activeMs: heardMs(p),
      }
    })
  const leader: Replica = { server: led.from, role: 'leader', state: 'current', lag: 0, activeMs: 0 }
  return [leader, ...followers].sort((a, b) => byName(a.server, b.server))
}

function leaderless(
  best: Seen<StreamCopy> | null | undefined,
  held: readonly Seen<StreamCopy>[],
  servers: Servers,
): Replica[] {
  const names = new Set([...held.map((c) => c.from), ...(best?.value.peers.map(keyOfPeer) ?? [])])
  if (best?.value.leader) names.add(best.value.leader)
  if (held.length === 0 && best) names.add(best.from)
  // Nobody lists it: who answers and should hold it does not.
  const there = held.length === 0 ? 'missing' : 'unknown'
  return [...names].sort(byName).map((server) => ({
    server,
    role: 'follower',
    state: isUp(servers.get(server)) ? there : 'offline',
    lag: null,
    activeMs: null,
  }))
}

/** A server that we cannot judge (no connection) is not called gone. */
function isUp(server: Server | undefined): boolean {
  return server !== undefined && server.state !== 'down' && server.state !== 'silent'
}

function spreadOf(replicas: readonly Replica[], servers: Servers): Stream['spread'] {
  const where = replicas.flatMap((r) => servers.get(r.server) ?? [])
  return {
    servers: replicas.length,
    azs: new Set(where.map((s) => `${s.region}/${s.az ?? ''}`)).size,
    regions: new Set(where.map((s) => s.region)).size,
  }
}
