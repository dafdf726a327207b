import type { GoneServer } from './model-gone'
import type { ServerLeafnodes, ServerRoutes } from './model-links'
import type { MetaGroup } from './model-meta'
import type { Stream, Tombstone } from './model-stream'
import type { SlowByKind } from './observation'
import type { OwnUser } from './own-rights'
import type { AccountRights } from './rights'

export type { GoneServer } from './model-gone'
export type { LeafnodeEnd, RouteEnd, ServerLeafnodes, ServerRoutes } from './model-links'
export type { MetaGroup, MetaPeer } from './model-meta'
export { type Replica, type Stream, streamKey, type Tombstone } from './model-stream'

/**
 * The snapshot: everything Orrery knows at one moment, immutable, numbered `epoch/seq`.
 *
 * The shape is the HTTP contract of `GET /api/state`; it changes only by addition. `null` always means
 * "not known" (not reported by that server's version, or nobody answered yet); it is never written as 0 or "".
 * All times are ISO 8601 in our own clock (arrival of the answer), all sizes bytes, all `*Ms` milliseconds.
 */
export const SCHEMA = 1

/** A server's key: its name, or `name#id` while two live ids share one name. */
export type ServerKey = string

export type ServerState = 'up' | 'leaving' | 'silent' | 'down' | 'unknown'
export type ReplicaState = 'current' | 'lagging' | 'offline' | 'missing' | 'unknown'
export type Severity = 'critical' | 'warning' | 'info'

export interface Snapshot {
  schema: typeof SCHEMA
  /** Changes when the collector process starts anew; sequence numbers of two epochs do not compare. */
  epoch: string
  seq: number
  at: string
  /** Name of the supercluster, from the configuration. */
  name: string
  heard: Heard
  coverage: Coverage
  meta: MetaGroup
  regions: Region[]
  clusters: Cluster[]
  servers: Server[]
  gateways: GatewayLink[]
  /** By the server that tells them, in the order of `servers` within each cluster. */
  routes: ServerRoutes[]
  leafnodes: ServerLeafnodes[]
  streams: Stream[]
  /** Streams that are gone, for ten minutes, newest first; none of them is in `streams`, so nothing counts them. */
  tombstones: Tombstone[]
  /** Servers that are gone for good, for ten minutes; none of them is in `servers`, so nothing counts them. */
  goneServers: GoneServer[]
  findings: Finding[]
}

/**
 * How fresh the picture is as a whole. Rows carry their own `observedAt`, but one that does not change is not sent again
 * for it: these bounds move on with every poll instead (ISO 8601; null: nothing heard yet).
 */
export interface Heard {
  /** Every server that counts as answered was heard at or after this. */
  servers: string | null
  /** The meta leader's last answer. */
  meta: string | null
  /** Every stream that has a leader was observed at or after this. */
  streams: string | null
  /** While none of our connections to NATS stands: when the next is tried; null while one stands, or is being tried. */
  nextTryAt: string | null
}

export interface Coverage {
  expected: number
  answered: number
  silent: ServerKey[]
  vantages: Vantage[]
  /** Our connections to the accounts of the configuration. */
  accounts: AccountConnection[]
  /** What may be changed through Orrery, and what NATS lets it; absent: nothing. */
  writes?: Writes
  /** Orrery's own users, and what servers let them; absent while none has told. */
  users?: OwnUser[]
}

export interface Writes {
  /** The accounts with `"write": true`, by name. */
  accounts: AccountRights[]
  /** Whether the meta leader may be asked to hand over (`system.write`). */
  meta: boolean
}

/** One of our own connections to an account; `write` is the separate one through which it is changed. */
export interface AccountConnection {
  account: string
  use: 'read' | 'write'
  server: ServerKey | null
  state: 'connected' | 'connecting' | 'failed'
  since: string
  /** In words, when not connected. */
  reason: string | null
}

/** One of our own `$SYS` connections. */
export interface Vantage {
  cluster: string | null
  server: ServerKey | null
  url: string
  state: 'connected' | 'connecting' | 'failed'
  since: string
  rttMs: number | null
  /** In words, when not connected: what failed and what is tried next. */
  reason: string | null
  cannotSee: ServerKey[]
}

export interface Region {
  id: string
  label: string
  azs: Az[]
}

export interface Az {
  /** null: servers of this region that carry no AZ tag. */
  id: string | null
  label: string
  servers: ServerKey[]
}

export interface Cluster {
  name: string
  /** null when cross-region. */
  region: string | null
  crossRegion: boolean
  servers: ServerKey[]
  uniqueTags: string[]
}

export interface Server {
  key: ServerKey
  id: string | null
  name: string
  cluster: string | null
  region: string
  az: string | null
  tags: string[]
  version: string | null
  state: ServerState
  /** The evidence for `state`, in words. */
  why: string
  since: string
  observedAt: string | null
  via: string | null
  /** Member of the meta group; null while no meta leader has answered. */
  metaMember: boolean | null
  host: string | null
  port: number | null
  /** Request to answer, smallest over the vantages. */
  rttMs: number | null
  clockSkewMs: number | null
  startedAt: string | null
  /** Per cent of one core, as the server reports it. */
  cpu: number | null
  cores: number | null
  mem: number | null
  connections: number | null
  subscriptions: number | null
  /** Route connections as the server counts them (several a peer since 2.10). */
  routes: number | null
  /** Outbound gateway connections. */
  gateways: number | null
  slowConsumers: number | null
  /** The same by kind of connection; null when its version does not tell. */
  slowByKind: SlowByKind | null
  leafnodes: number | null
  jetstream: ServerJetStream | null
}

export interface ServerJetStream {
  domain: string | null
  uniqueTag: string | null
  memory: number
  memoryMax: number | null
  store: number
  storeMax: number | null
  streams: number | null
  consumers: number | null
  messages: number | null
  bytes: number | null
  /** Promised to streams by their max bytes, filled or not: nats-server places by the larger of this and what is used. */
  memoryReserved: number | null
  storeReserved: number | null
  haAssets: number | null
  /** The most replicated assets a server may hold (`max_ha_assets`); null: none, or not reported (before 2.11). */
  maxHaAssets: number | null
  /** null before 2.11. */
  apiLevel: number | null
  api: { total: number; errors: number; pending: number | null }
}

/** An ordered pair of clusters. `expected` outbound connections: one from each server of `from` in the roster. */
export interface GatewayLink {
  from: string
  to: string
  expected: number
  connected: number
  rttMs: { min: number; median: number; max: number } | null
  servers: GatewayEnd[]
}

export interface GatewayEnd {
  /** The server that reports this connection. */
  server: ServerKey
  /** `unknown server N…` when nobody knows whose id it is; null when none is told. */
  peer: ServerKey | null
  /** `outbound` is reported by a server of `from`, `inbound` by a server of `to`. */
  direction: 'outbound' | 'inbound'
  /** As its server says; false of an outbound one of a server that does not answer. */
  connected: boolean
  /** Its server does not answer: whether there is a connection, nobody says. */
  unanswered?: true
  rttMs: number | null
}

export interface Finding {
  code: string
  severity: Severity
  subject: {
    kind: 'supercluster' | 'server' | 'cluster' | 'region' | 'gateway' | 'stream' | 'meta'
    id: string
  }
  since: string
  summary: string
  evidence: string[]
  remedy: string
}

/** Key of a gateway link. */
export const gatewayKey = (g: { from: string; to: string }): string => `${g.from}>${g.to}`
