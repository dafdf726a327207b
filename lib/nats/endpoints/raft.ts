import type { MetaView, RaftPeer } from '@/lib/domain/observation'
import { bool, type Json, list, nanos, num, str } from '../read'

const UNKNOWN_PEER = /^Server name unknown at this time \(peerID: (\w+)\)$/

/** Ten years. */
const LONGEST_MS = 10 * 365 * 86_400_000

/** The `replicas` of a cluster block. A peer whose name the reporter forgot keeps its id and an empty name. */
export function decodePeers(cluster: Json | null): RaftPeer[] {
  return list(cluster, 'replicas').map((peer) => {
    const name = str(peer, 'name') ?? ''
    const unknown = UNKNOWN_PEER.exec(name)
    return {
      name: unknown ? '' : name,
      id: unknown?.[1] ?? str(peer, 'peer'),
      current: bool(peer, 'current'),
      offline: bool(peer, 'offline'),
      activeMs: heardAgo(peer),
      lag: num(peer, 'lag') ?? 0,
    }
  })
}

/** A leader that has not heard from a peer since it leads tells the time since the year 1 (seen on 2.9 and 2.10): 0 then. */
function heardAgo(peer: Json): number {
  const ms = nanos(peer, 'active') ?? 0
  return ms < LONGEST_MS ? ms : 0
}

/** `meta_cluster` of JSZ. Its peers are true only in the meta leader's own answer. */
export function decodeMeta(meta: Json | null): MetaView | null {
  if (!meta) return null
  return {
    leader: str(meta, 'leader'),
    leaderId: str(meta, 'peer'),
    size: num(meta, 'cluster_size'),
    peers: decodePeers(meta),
    pending: num(meta, 'pending'),
  }
}
