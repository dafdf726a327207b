import type { ReplicaState, ServerKey } from './model'

export interface MetaGroup {
  leader: ServerKey | null
  size: number | null
  /** Peers needed for a majority: floor(size / 2) + 1. */
  quorum: number | null
  /** Peers whose server is `up`. */
  online: number | null
  /** online − quorum; negative means the quorum is lost. */
  margin: number | null
  /** `jetstream.unique_tag` of the meta leader, the one nats-server applies; null when none or not reported. */
  uniqueTag: string | null
  peers: MetaPeer[]
  observedAt: string | null
  via: ServerKey | null
}

export interface MetaPeer {
  server: ServerKey
  /** Raft peer id. */
  id: string | null
  state: ReplicaState
  current: boolean | null
  lag: number | null
  /** Since the leader last heard from this peer, as of the observation. */
  activeMs: number | null
  /** How nats-server itself sees it, which decides where it places: it learns of a killed server late. */
  natsSees: 'online' | 'offline' | 'never-heard'
}
