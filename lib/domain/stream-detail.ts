import type { ConsumerInfo } from './consumer-info'
import type { ServerKey } from './model'
import type { Limit } from './server-detail'

/**
 * Everything the leader of one stream says about it: `GET /api/streams/{account}/{stream}` and the page of one stream,
 * a superset of `nats stream info`. Placement got, spread and quorum are in the snapshot and are not said twice here.
 *
 * Asked as STREAM.INFO + CONSUMER.LIST of the account, or read from the leader's JSZ (streams + config + consumer) where the
 * account has no connection of its own. `null` is "not reported by this version" or "not known"; never 0 or "".
 */
export interface StreamDetail {
  account: string
  name: string
  created: string | null
  observedAt: string
  /** The server that answered, as far as it is known: STREAM.INFO is answered by the leader. */
  via: ServerKey | null
  config: StreamConfig
  cluster: StreamGroup | null
  state: StreamState
  /** null: not asked or not answered; then `consumersWhy` says why. */
  consumers: StreamConsumer[] | null
  consumersWhy: string | null
  mirror: StreamSource | null
  sources: StreamSource[]
  /** API level that it requires of a server; null where that is not noted (before 2.11). */
  apiLevel: number | null
  /** Streams that answer for it, nearest first; null where that was not asked. */
  alternates: StreamAlternate[] | null
}

export interface StreamAlternate {
  name: string
  cluster: string | null
  domain: string | null
}

export interface StreamConfig {
  description: string | null
  subjects: string[]
  retention: 'limits' | 'interest' | 'workqueue' | null
  storage: 'file' | 'memory' | null
  replicas: number | null
  /** `!no_ack`. */
  acknowledgements: boolean | null
  discard: 'old' | 'new' | null
  discardNewPerSubject: boolean | null
  duplicateWindowMs: number | null
  /** `!deny_delete`, `!deny_purge`. */
  allowMsgDelete: boolean | null
  allowPurge: boolean | null
  allowRollups: boolean | null
  allowDirect: boolean | null
  mirrorDirect: boolean | null
  sealed: boolean | null
  compression: string | null
  maxMessages: Limit
  maxMessagesPerSubject: Limit
  maxBytes: Limit
  maxAgeMs: Limit
  maxMessageSize: Limit
  maxConsumers: Limit
  placement: { cluster: string | null; tags: string[] }
  metadata: Record<string, string> | null
  options: StreamOptions
  /** `config` exactly as the server sent it, for what has no line of its own above. */
  raw: Record<string, unknown>
}

/** What is seldom set. A flag is null where it was left out, which is `false` in a version that knows it. */
export interface StreamOptions {
  persistMode: string | null
  firstSeq: number | null
  subjectTransform: { from: string; to: string | null } | null
  republish: { from: string; to: string | null; headersOnly: boolean } | null
  allowAtomic: boolean | null
  allowBatched: boolean | null
  allowCounter: boolean | null
  allowMsgTtl: boolean | null
  allowSchedules: boolean | null
  deleteMarkerTtlMs: number | null
  consumerInactiveMs: number | null
  consumerMaxAckPending: number | null
}

export interface StreamGroup {
  name: string | null
  raftGroup: string | null
  leader: ServerKey | null
  leaderSince: string | null
  /** The followers, as the leader sees them. */
  replicas: StreamPeer[]
}

export interface StreamPeer {
  server: ServerKey
  current: boolean | null
  offline: boolean | null
  /** Operations behind; null when not reported. NATS leaves it out when 0 and `current` is true: given as 0. */
  lag: number | null
  activeMs: number | null
  peer: string | null
}

export interface StreamState {
  messages: number | null
  bytes: number | null
  firstSeq: number | null
  /** null while the stream is empty (NATS says year 1). */
  firstAt: string | null
  lastSeq: number | null
  lastAt: string | null
  deleted: number | null
  lost: { messages: number; bytes: number } | null
  subjects: number | null
  consumers: number | null
}

export interface StreamConsumer {
  name: string
  durable: boolean
  mode: 'push' | 'pull'
  description: string | null
  filters: string[]
  deliver: string | null
  ack: string | null
  ackWaitMs: number | null
  leader: ServerKey | null
  replicas: StreamPeer[]
  /** Messages not yet delivered. */
  pending: number | null
  ackPending: number | null
  redelivered: number | null
  waiting: number | null
  deliveredSeq: number | null
  ackFloorSeq: number | null
  created: string | null
  paused: boolean | null
  /** Cluster of its group. */
  cluster: string | null
  apiLevel: number | null
  leaderSince: string | null
  /** When a message was last delivered, and last acknowledged. */
  deliveredAt: string | null
  ackedAt: string | null
  maxAckPending: number | null
  maxDeliver: number | null
  info: ConsumerInfo
}

export interface StreamSource {
  name: string
  filter: string | null
  /** Subjects it takes and, where that is said, what becomes of them; several instead of the one `filter` since 2.10. */
  transforms: { from: string; to: string | null }[]
  /** API prefix under which the stream is reached, where that is another account or domain. */
  external: string | null
  lag: number | null
  activeMs: number | null
  error: string | null
}
