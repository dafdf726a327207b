import type { RaftPeer } from '@/lib/domain/observation'
import { peerId } from '@/lib/nats/peer-id'

/** Names of servers by Raft peer id, to name again whom a restarted leader only knows as "Server name unknown". */
export class PeerNames {
  #byId = new Map<string, string>()
  #learnt = new Set<string>()

  learn(name: string): void {
    if (name === '' || this.#learnt.has(name)) return
    this.#learnt.add(name)
    this.#byId.set(peerId(name), name)
  }

  /** The peers with the names that we know; one that nobody knows keeps its empty name and its id. */
  named(peers: RaftPeer[]): RaftPeer[] {
    for (const p of peers) this.learn(p.name)
    if (peers.every((p) => p.name !== '')) return peers
    return peers.map((p) => (p.name === '' ? { ...p, name: this.#byId.get(p.id ?? '') ?? '' } : p))
  }
}
