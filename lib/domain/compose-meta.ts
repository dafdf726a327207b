import type { Facts } from './facts'
import type { MetaGroup, ReplicaState, Server } from './model'
import type { RaftPeer } from './observation'

/** The leader is asked every second; after this long without its answer nobody is known to lead. */
const LEADER_ANSWERS_WITHIN_MS = 3500
/** Raft heartbeats come every second. */
const PEER_HEARD_WITHIN_MS = 3000

/** The meta group in the meta leader's own words; its followers' tables are wrong by design (NATS reports them so). */
export function composeMeta(facts: Facts, now: number): MetaGroup {
  if (facts.meta === null) {
    return {
      leader: null,
      size: null,
      quorum: null,
      online: null,
      margin: null,
      uniqueTag: null,
      peers: [],
      observedAt: null,
      via: null,
    }
  }
  const { value, at, from } = facts.meta
  const fresh = now - at <= LEADER_ANSWERS_WITHIN_MS
  const size = value.size ?? value.peers.length + 1
  return {
    leader: fresh ? from : null,
    size,
    quorum: Math.floor(size / 2) + 1,
    online: null,
    margin: null,
    uniqueTag: fresh ? value.uniqueTag : null,
    peers: [
      { server: from, id: value.leaderId, state: 'current' as const, current: true, lag: 0, activeMs: 0 },
      ...value.peers.map((p) => ({
        server: p.name === '' ? `unknown peer ${p.id ?? ''}` : p.name,
        id: p.id,
        state: peerState(p),
        current: p.current,
        lag: p.lag,
        activeMs: Math.round(p.activeMs),
      })),
    ].sort((a, b) => (a.server < b.server ? -1 : 1)),
    observedAt: new Date(at).toISOString(),
    via: from,
  }
}

/** A follower in its leader's words; `offline` is set late or never for a killed server, so the age of its last word counts too. */
export function peerState(peer: RaftPeer): ReplicaState {
  if (peer.offline || peer.activeMs > PEER_HEARD_WITHIN_MS) return 'offline'
  return peer.current ? 'current' : 'lagging'
}

/** Overlays what we know of the servers: `online` counts peers whose server is up. */
export function withServers(meta: MetaGroup, servers: readonly Server[]): MetaGroup {
  if (meta.observedAt === null) return meta
  const states = new Map(servers.map((s) => [s.key, s.state]))
  const isUp = (key: string) => states.get(key) === 'up' || states.get(key) === 'leaving'
  const online = meta.peers.filter((p) => isUp(p.server)).length
  const leader = meta.leader !== null && isUp(meta.leader) ? meta.leader : null
  return {
    ...meta,
    leader,
    uniqueTag: leader === null ? null : meta.uniqueTag,
    online,
    margin: meta.quorum === null ? null : online - meta.quorum,
    peers: meta.peers.map((p) => (isUp(p.server) ? p : { ...p, state: 'offline' as const })),
  }
}
