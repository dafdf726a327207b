import type { StreamSource } from './stream-detail'

/**
 * What decoders in `lib/nats` make of the answers of a nats-server. `null` = that server did not report it.
 * Sizes in bytes, durations in ms, times in ms since 1970 by the server's own clock.
 */

/** The `server` block of every `$SYS` answer. */
export interface Origin {
  id: string
  name: string
  cluster: string | null
  host: string | null
  version: string | null
  tags: string[]
  jetstream: boolean
  /** The server's own clock when it answered; the collector, which trusts only its own, puts the time of asking here. */
  time: number | null
}

export interface Statsz {
  start: number | null
  mem: number | null
  cores: number | null
  cpu: number | null
  connections: number | null
  subscriptions: number | null
  slowConsumers: number | null
  /** null also where nothing was ever slow: some versions leave it out then. */
  slowByKind: SlowByKind | null
  routes: number | null
  gateways: number | null
  sent: Traffic | null
  received: Traffic | null
  jetstream: StatszJetStream | null
}

/** Slow consumers by the kind of their connection; 2.10+. */
export interface SlowByKind {
  clients: number
  routes: number
  gateways: number
  leafs: number
}

export interface Traffic {
  msgs: number
  bytes: number
}

export interface StatszJetStream {
  domain: string | null
  /** null: none set, or a server before 2.10, which never reports it. */
  uniqueTag: string | null
  memory: number
  memoryMax: number | null
  store: number
  storeMax: number | null
  /** Promised to streams by their max bytes, filled or not. */
  memoryReserved: number | null
  storeReserved: number | null
  haAssets: number | null
  /** `max_ha_assets`; reported from 2.11 on, null also when there is none. */
  maxHaAssets: number | null
  accounts: number | null
  /** 2.11+ */
  apiLevel: number | null
  api: { total: number; errors: number; pending: number | null }
}

export interface RaftPeer {
  /** Empty when the reporter does not know it; then only `id` speaks. */
  name: string
  id: string | null
  current: boolean
  offline: boolean
  /** Since the reporter last heard from it; exactly 0: it has not heard from it since it leads. */
  activeMs: number
  lag: number
}

export interface MetaView {
  leader: string | null
  leaderId: string | null
  size: number | null
  peers: RaftPeer[]
  pending: number | null
}

/** One server's own answer to JSZ. */
export interface Jsz {
  disabled: boolean
  streams: number | null
  consumers: number | null
  messages: number | null
  bytes: number | null
  uniqueTag: string | null
  storeDir: string | null
  meta: MetaView | null
  /** null when streams were not asked for. */
  copies: StreamCopy[] | null
}

/** A stream as one of its servers holds it. */
export interface StreamCopy {
  account: string
  name: string
  created: string | null
  cluster: string | null
  /** null when the reporter knows no leader, or there is no group (`grouped` false). */
  leader: string | null
  grouped: boolean
  raftGroup: string | null
  leaderSince: string | null
  /** The group as the reporter sees it, without itself; true only when the reporter is the leader. */
  peers: RaftPeer[]
  state: StreamState
  config: StreamConfig | null
  /** How they go only as their leader tells it; from anybody else as configured. */
  mirror: StreamSource | null
  sources: StreamSource[]
}

export interface StreamState {
  messages: number
  bytes: number
  firstSeq: number
  firstTime: string | null
  lastSeq: number
  lastTime: string | null
  consumers: number
  deleted: number
  lost: number
  lostBytes: number
  subjects: number | null
}

/** The stored configuration: the fields that views use, and the whole of it as the server wrote it. */
export interface StreamConfig {
  storage: 'file' | 'memory' | null
  retention: 'limits' | 'interest' | 'workqueue' | null
  subjects: string[]
  replicas: number | null
  /** What its max bytes promise; 0 when they are unlimited. */
  promised: number | null
  /** API level that it requires of a server, as the server noted it; 2.11+. */
  apiLevel: number | null
  placementCluster: string | null
  placementTags: string[]
  raw: Record<string, unknown>
}

export interface Gatewayz {
  name: string | null
  outbound: { cluster: string; configured: boolean; peerId: string | null; rttMs: number | null }[]
  inbound: { cluster: string; peerId: string | null; rttMs: number | null }[]
}

export interface Routez {
  count: number
  /** One a peer: pooled routes to the same server are merged, the smallest RTT kept. */
  peers: { id: string; name: string | null; rttMs: number | null; connections: number }[]
}

export interface Leafz {
  /** All leafnode connections, whichever side dialled. */
  count: number
  leafs: LeafConnection[]
}

/** One leafnode connection, as the server at one end of it counts. */
export interface LeafConnection {
  /** What the server at the other end calls itself. */
  name: string | null
  account: string | null
  /** Whether the reporting server is the one that dialled. */
  isSpoke: boolean | null
  host: string | null
  /** Host and port. */
  address: string | null
  /** Number of the connection on the reporting server; since 2.11. */
  cid: number | null
  rttMs: number | null
  subscriptions: number | null
  inMsgs: number | null
  outMsgs: number | null
  inBytes: number | null
  outBytes: number | null
  /** As the server calls it: `s2_fast`, `off`; since 2.10. */
  compression: string | null
}

export interface Healthz {
  status: string
  error: string | null
}

/** Whether it says that it is not well. "Not reported" is no complaint. */
export const complains = ({ status, error }: Healthz): boolean =>
  status !== 'ok' && (status !== 'not reported' || error !== null)

/** What a server says of its own ports and of those it was configured to know. */
export interface Varz {
  serverName: string | null
  host: string | null
  port: number | null
  /** `connect_urls`: where clients of its cluster may connect. */
  clientUrls: string[]
  /** The gateways of its configuration, its own included. */
  gatewayClusters: { name: string; urls: string[] }[]
  routeUrls: string[]
  slowByKind: SlowByKind | null
  leafnodes: number | null
}
