import type { StreamPeer } from '@/lib/domain/stream-detail'
import { bool, flag, type Json, list, num, str } from '../read'
import { decodePeers } from './raft'

/** The name of a server by its Raft peer id, for peers whose name the reporter forgot. */
export type NameOfPeer = (peerId: string) => string | null

/**
 * The `replicas` of a stream's or consumer's `cluster` without its leader, as `reporter` lists them (null: the leader
 * itself, as in answers of the JetStream API). Only the leader knows how the others do: from anyone else `current`, `lag`
 * and `activeMs` are null, and the reporter, who leaves itself out, is added.
 */
export function decodeFollowers(
  cluster: Json | null,
  reporter: string | null,
  nameOf: NameOfPeer,
): StreamPeer[] {
  const leader = str(cluster, 'leader')
  const fromLeader = leader !== null && (reporter === null || reporter === leader)
  const names = decodePeers(cluster)
  const peers = list(cluster, 'replicas').flatMap((peer, i) => {
    const { name, id } = names[i] ?? { name: '', id: null }
    const server = name || (id === null ? null : (nameOf(id) ?? id))
    if (server === null || server === leader) return []
    const current = fromLeader ? flag(peer, 'current') : null
    const lag = fromLeader ? (num(peer, 'lag') ?? (current ? 0 : null)) : null
    // Exactly 0: it has not heard from it since it leads.
    const activeMs = (fromLeader && names[i]?.activeMs) || null
    return [{ server, current, offline: bool(peer, 'offline'), lag, activeMs, peer: id }]
  })
  if (cluster === null || reporter === null || fromLeader || peers.some((p) => p.server === reporter))
    return peers
  return [
    ...peers,
    { server: reporter, current: null, offline: false, lag: null, activeMs: null, peer: null },
  ]
}
