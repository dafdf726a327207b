import type { ServerKey } from './model'

/**
 * Everything one server says about itself: the page of one server, a superset of `nats server info`.
 *
 * From VARZ, with JSZ and ROUTEZ beside it. `null` is "not reported by this server's version" (or that endpoint was not
 * answered yet); never 0 or "". `unlimited` is the server's 0, -1 or absence where that means "no limit".
 * State, region, tags and the streams it leads are in the snapshot and are not said twice here.
 */
export interface ServerDetail {
  key: ServerKey
  id: string | null
  name: string
  version: string | null
  /** When the VARZ answer arrived, and through which vantage. */
  observedAt: string
  via: string | null
  process: ServerProcess
  connection: ServerConnection
  /** null: JetStream is off on this server. */
  jetstream: ServerJetStreamDetail | null
  limits: ServerLimits
  statistics: ServerStatistics
  /** null: not part of a cluster. */
  cluster: ServerClusterDetail | null
  /** null: no gateways configured. */
  supercluster: ServerSuperclusterDetail | null
  /** Route connections from ROUTEZ, several a peer since 2.10; null until ROUTEZ answered. */
  routes: ServerRoute[] | null
  /** Gateway connections from GATEWAYZ, outbound and inbound; null until GATEWAYZ answered. */
  gateways: ServerGateway[] | null
}

export type Limit = number | 'unlimited' | null

export interface ServerProcess {
  gitCommit: string | null
  goVersion: string | null
  /** VARZ `start`, the server's own clock. */
  startedAt: string | null
  /** VARZ `now` when it answered; uptime = now − start on one clock. */
  serverNow: string | null
  configLoadedAt: string | null
  /** 2.11+ */
  configDigest: string | null
  systemAccount: string | null
  metadata: Record<string, string> | null
  featureFlags: Record<string, boolean> | null
}

export interface ServerConnection {
  /** VARZ leaves it out when false, so null only while VARZ is not known. */
  authRequired: boolean | null
  tlsRequired: boolean | null
  host: string | null
  port: number | null
  /** `connect_urls`: where clients of this cluster may connect. */
  clientUrls: string[] | null
  websocketUrls: string[] | null
  monitoring: { host: string; port: number } | null
  /** When the certificate for clients ends; 2.10+, null also without TLS. */
  tlsExpires: string | null
}

export interface ServerJetStreamDetail {
  domain: string | null
  storeDir: string | null
  uniqueTag: string | null
  memoryMax: number | null
  storeMax: number | null
  memory: number | null
  store: number | null
  /** ≥ 2^63 in the answer means no reservation limit: given as null. */
  memoryReserved: number | null
  storeReserved: number | null
  accounts: number | null
  streams: number | null
  consumers: number | null
  messages: number | null
  bytes: number | null
  haAssets: number | null
  /** 2.11+ */
  apiLevel: number | null
  apiTotal: number | null
  apiErrors: number | null
  apiPending: number | null
  syncIntervalMs: number | null
  syncAlways: boolean | null
  compressOk: boolean | null
  strict: boolean | null
  /** 2.14+: the `limits` block as sent, by the server's own names (`max_ack_pending`, `default_max_consumers`, …). */
  limits: Record<string, number> | null
}

export interface ServerLimits {
  maxConnections: Limit
  maxSubscriptions: Limit
  maxPayload: number | null
  maxPending: number | null
  maxControlLine: number | null
  tlsTimeoutMs: number | null
  authTimeoutMs: number | null
  writeDeadlineMs: number | null
  pingIntervalMs: number | null
  pingMax: number | null
}

export interface ServerStatistics {
  cores: number | null
  gomaxprocs: number | null
  gomemlimit: number | null
  /** Per cent of one core, as the server reports it. */
  cpu: number | null
  mem: number | null
  connections: number | null
  totalConnections: number | null
  subscriptions: number | null
  routes: number | null
  remotes: number | null
  leafnodes: number | null
  inMsgs: number | null
  outMsgs: number | null
  inBytes: number | null
  outBytes: number | null
  slowConsumers: number | null
  /** 2.10+ */
  slowByKind: { clients: number; routes: number; gateways: number; leafs: number } | null
  /** 2.12+ */
  staleConnections: number | null
  stalledClients: number | null
}

export interface ServerClusterDetail {
  name: string | null
  host: string | null
  port: number | null
  urls: string[] | null
  /** 2.10+ */
  poolSize: number | null
}

export interface ServerSuperclusterDetail {
  name: string | null
  host: string | null
  port: number | null
  /** The gateways of its configuration, itself included. */
  clusters: { name: string; urls: string[] }[]
}

/** One connection to another server, as this one counts it. */
export interface ServerPeering {
  /** null: the version does not name it (`remote_name` of routes is 2.9.16+) and the id is not in the roster. */
  peer: ServerKey | null
  peerId: string | null
  /** Number of the connection on this server. */
  cid: number | null
  address: string | null
  startedAt: string | null
  rttMs: number | null
  subscriptions: number | null
  /** Bytes that wait to be sent. */
  pending: number | null
  inMsgs: number | null
  outMsgs: number | null
  inBytes: number | null
  outBytes: number | null
}

export interface ServerRoute extends ServerPeering {
  /** Account of a pinned route of 2.10+; null for pooled ones. */
  account: string | null
  compression: string | null
}

export interface ServerGateway extends ServerPeering {
  cluster: string
  direction: 'outbound' | 'inbound'
  /** Named in the configuration, and not learnt from others. */
  configured: boolean
}
