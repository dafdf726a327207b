import type { ReplicaState, ServerKey } from './model'

/** A row of the stream table; part of the contract in `model.ts`. */
export interface Stream {
  account: string
  name: string
  cluster: string | null
  /** null: no group leader at present. */
  leader: ServerKey | null
  storage: 'file' | 'memory' | null
  retention: 'limits' | 'interest' | 'workqueue' | null
  subjects: string[]
  placement: { cluster: string | null; tags: string[] }
  replicasWanted: number | null
  /** Bytes that its max bytes promise of the limits of servers and account; 0 when it has no such limit. */
  promised: number | null
  replicas: Replica[]
  messages: number | null
  bytes: number | null
  firstSeq: number | null
  lastSeq: number | null
  deleted: number | null
  lost: number | null
  lostBytes: number | null
  consumers: number | null
  /** API level that it requires of a server; null where its version does not note it (before 2.11). */
  apiLevel: number | null
  /** Name of the stream that it mirrors, and of those that it takes from, as configured. */
  mirror: string | null
  sources: string[]
  created: string | null
  spread: { servers: number; azs: number; regions: number }
  quorum: { needed: number; online: number; margin: number }
  /** When the last message was stored, by our clock; null when there is none or nobody told. */
  lastAt: string | null
  /** Since when no leader is known; null while there is one. */
  noLeaderSince: string | null
  /** Without a leader for a moment while nobody of its group is lost: a move or a step-down hands over. Not yet an outage. */
  electing: boolean
  /** The meta group assigns it, but since then no server that answers holds a copy; null while one does. */
  unheldSince: string | null
  /** Why its servers keep it offline, in their own words (since 2.11.9); null when they do not say so. */
  offlineReason: string | null
  observedAt: string | null
  via: ServerKey | null
}

/** A stream that is gone: no server lists it any more, or its deletion was announced. What it last was. */
export interface Tombstone {
  account: string
  name: string
  /** When it went, or when that was noticed. */
  since: string
  /** How that is known, in words. */
  why: string
  cluster: string | null
  /** The servers that held it. */
  servers: ServerKey[]
  replicasWanted: number | null
  storage: 'file' | 'memory' | null
  subjects: string[]
  messages: number | null
  bytes: number | null
  lastSeq: number | null
  created: string | null
  /** When it was last seen alive. */
  observedAt: string | null
}

export interface Replica {
  server: ServerKey
  role: 'leader' | 'follower'
  /** From the leader's own copy only, overlaid with the state of the server. */
  state: ReplicaState
  /** Operations behind; null when the leader does not report it. */
  lag: number | null
  activeMs: number | null
}

/** Key of a stream across the supercluster. Neither part may contain a slash in nats-server. */
export const streamKey = (s: { account: string; name: string }): string => `${s.account}/${s.name}`
