import type { Replica, ServerKey, Snapshot, Stream } from '@/lib/domain/model'
import { behindWords } from '@/lib/domain/moving'

/** How far a created stream has come. */
export interface Progress {
  stream: Stream | null
  leader: ServerKey | null
  current: number
  wanted: number
  /** It has a leader and all replicas are current. */
  done: boolean
}

export function progressOf(snapshot: Snapshot, account: string, name: string, replicas: number): Progress {
  const stream = snapshot.streams.find((s) => s.account === account && s.name === name) ?? null
  const wanted = stream?.replicasWanted ?? replicas
  const current = stream?.replicas.filter((r) => r.state === 'current').length ?? 0
  const leader = stream?.leader ?? null
  return { stream, leader, current, wanted, done: leader !== null && current >= wanted }
}

/** A replica in words: "leader", "current", "2 behind", "offline". */
export function replicaWords({ role, state, lag }: Replica): string {
  if (state === 'current') return role === 'leader' ? 'leader' : 'current'
  if (state === 'lagging') return behindWords({ lag }, (n) => `${n} behind`)
  return state
}
