import { peerState } from './compose-meta'
import type { Facts, Seen, StreamFact } from './facts'
import type { Replica, Server, Stream } from './model'
import type { RaftPeer, StreamCopy } from './observation'
import { byName } from './topology'

/** Rows of the stream table. Group state is read from the leader's own copy only (its followers' copies lie by design). */
export function composeStreams(facts: Facts, servers: readonly Server[]): Stream[] {
  const byKey = new Map(servers.map((s) => [s.key, s]))
  return [...facts.streams.values()]
    .flatMap((fact) => composeStream(fact, byKey) ?? [])
    .sort((a, b) => byName(a.name, b.name) || byName(a.account, b.account))
}

type Servers = ReadonlyMap<string, Server>

function composeStream(fact: StreamFact, servers: Servers): Stream | null {
  const copies = [...fact.copies.values()].sort((a, b) => b.at - a.at)
  const own = copies.find((c) => leads(c))
  const led = own && isUp(servers.get(own.from)) ? own : null
  // Without a leader the newest copy still tells who the members are and what they hold.
  const best = led ?? own ?? copies[0]
  if (!best) return null
  const { value } = best
  const replicas = led ? withLeader(led, servers) : leaderless(best, copies, servers)
  const config = value.config ?? copies.find((c) => c.value.config)?.value.config ?? null
  const there = replicas.filter((r) => r.state !== 'offline' && r.state !== 'missing')
  const online = there.filter((r) => servers.get(r.server)?.state !== 'leaving').length
  const needed = Math.floor(Math.max(replicas.length, config?.replicas ?? 1) / 2) + 1
  return {
    account: fact.account,
    name: fact.name,
    cluster: value.cluster ?? servers.get(best.from)?.cluster ?? null,
    leader: led?.from ?? null,
    storage: config?.storage ?? null,
    retention: config?.retention ?? null,
    subjects: config?.subjects ?? [],
    placement: { cluster: config?.placementCluster ?? null, tags: config?.placementTags ?? [] },
    replicasWanted: config?.replicas ?? null,
    replicas,
    messages: value.state.messages,
    bytes: value.state.bytes,
    firstSeq: value.state.firstSeq,
    lastSeq: value.state.lastSeq,
    deleted: value.state.deleted,
    lost: value.state.lost,
    consumers: value.state.consumers,
    created: value.created,
    spread: spreadOf(there, servers),
    quorum: { needed, online, margin: online - needed },
    observedAt: new Date(best.at).toISOString(),
    via: best.from,
  }
}

/** Its holder says of itself that it leads; a stream without a group is led by whoever holds it. */
function leads(copy: Seen<StreamCopy>): boolean {
  return copy.value.grouped ? copy.value.leader === copy.from : true
}

function withLeader(led: Seen<StreamCopy>, servers: Servers): Replica[] {
  const followers = led.value.peers
    .filter((p) => nameOf(p) !== led.from)
    .map((p): Replica => {
      const server = nameOf(p)
      const there = isUp(servers.get(server))
      return {
        server,
        role: 'follower',
        state: there ? peerState(p) : 'offline',
        lag: p.lag,
        activeMs: Math.round(p.activeMs),
      }
    })
  const leader: Replica = { server: led.from, role: 'leader', state: 'current', lag: 0, activeMs: 0 }
  return [leader, ...followers].sort((a, b) => byName(a.server, b.server))
}

function leaderless(
  best: Seen<StreamCopy>,
  copies: readonly Seen<StreamCopy>[],
  servers: Servers,
): Replica[] {
  const names = new Set([...copies.map((c) => c.from), ...best.value.peers.map(nameOf)])
  if (best.value.leader !== null) names.add(best.value.leader)
  return [...names].sort(byName).map((server) => ({
    server,
    role: 'follower',
    state: isUp(servers.get(server)) ? 'unknown' : 'offline',
    lag: null,
    activeMs: null,
  }))
}

const nameOf = (p: RaftPeer) => (p.name === '' ? `unknown peer ${p.id ?? ''}` : p.name)

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
