import type { Facts } from './facts'
import { keyOfPeer } from './ghost-peer'
import type { MetaGroup, ReplicaState, Server } from './model'
import type { RaftPeer } from './observation'
import { byName } from './topology'

/** The leader is asked every second; after this long, and so many looks without its answer, nobody is known to lead. */
const LEADER_SILENT = { ms: 2500, looks: 2 }
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
  const unanswered = facts.looks.meta.filter((began) => began > at).length
  const fresh = now - at <= LEADER_SILENT.ms || unanswered < LEADER_SILENT.looks
  const size = value.size ?? value.peers.length + 1
  return {
    leader: fresh ? from : null,
    size,
    quorum: Math.floor(size / 2) + 1,
    online: null,
    margin: null,
    uniqueTag: fresh ? value.uniqueTag : null,
    peers: [
      {
        server: from,
        id: value.leaderId,
        state: 'current' as const,
        current: true,
        lag: 0,
        activeMs: 0,
        natsSees: 'online' as const,
      },
      ...value.peers.map((p) => ({
        server: keyOfPeer(p),
        id: p.id,
        state: peerState(p),
        current: p.current,
        lag: p.lag,
        activeMs: heardMs(p),
        natsSees: natsSees(p),
      })),
    ].sort((a, b) => byName(a.server, b.server)),
    observedAt: new Date(at).toISOString(),
    via: from,
  }
}

/** The leader's own idea of a peer (jetstream_cluster.go, `clusterInfo`, from `nodeToInfo`): one without a name it never heard. */
function natsSees(peer: RaftPeer): 'online' | 'offline' | 'never-heard' {
  if (peer.name === '') return 'never-heard'
  return peer.offline ? 'offline' : 'online'
}

/** How long ago its leader heard from it; null when it has not since it leads: a time of 0 would say just now. */
export const heardMs = ({ activeMs }: RaftPeer): number | null =>
  activeMs === 0 ? null : Math.round(activeMs)

/** A follower in its leader's words; `offline` is set late or never for a killed server, so the age of its last word counts too. */
export function peerState(peer: RaftPeer): ReplicaState {
  if (peer.offline || peer.activeMs > PEER_HEARD_WITHIN_MS) return 'offline'
  return peer.current ? 'current' : 'lagging'
}

/**
 * Overlays what we know of the servers: `online` counts peers whose server is up, and is null while too many cannot be
 * judged to tell whether they are enough.
 * A leader that is leaving leads until another one does.
 */
export function withServers(meta: MetaGroup, servers: readonly Server[]): MetaGroup {
  if (meta.observedAt === null) return meta
  const states = new Map(servers.map((s) => [s.key, s.state]))
  const stateOf = (key: string) => states.get(key)
  const isThere = (key: string) => ['up', 'leaving', 'unknown'].includes(stateOf(key) ?? '')
  const isKnown = servers.some((s) => s.state !== 'unknown')
  const up = meta.peers.filter((p) => stateOf(p.server) === 'up').length
  const unknown = meta.peers.filter((p) => stateOf(p.server) === 'unknown').length
  const isOpen = up < (meta.quorum ?? 0) && up + unknown >= (meta.quorum ?? 0)
  const online = isKnown && !isOpen ? up : null
  const leader = meta.leader !== null && isThere(meta.leader) ? meta.leader : null
  return {
    ...meta,
    leader,
    uniqueTag: leader === null ? null : meta.uniqueTag,
    online,
    margin: meta.quorum === null || online === null ? null : online - meta.quorum,
    peers: meta.peers.map((p) => (isThere(p.server) ? p : { ...p, state: 'offline' as const })),
  }
}
