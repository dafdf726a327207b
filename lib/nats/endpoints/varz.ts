import type { Origin, Varz } from '@/lib/domain/observation'
import type {
  ServerClusterDetail,
  ServerConnection,
  ServerDetail,
  ServerLimits,
  ServerProcess,
  ServerStatistics,
  ServerSuperclusterDetail,
} from '@/lib/domain/server-detail'
import {
  bool,
  entries,
  isBoolean,
  isoTime,
  isString,
  type Json,
  limit,
  list,
  nanos,
  num,
  obj,
  seconds,
  str,
  strings,
} from '../read'
import { decodeServerGateways, decodeServerRoutes } from './peerings'
import { decodeSlowByKind } from './slow-consumers'
import { decodeJetStreamDetail } from './varz-jetstream'

/** `$SYS.REQ.SERVER.PING.VARZ`: what composing the snapshot needs of it. */
export function decodeVarz(data: Json): Varz {
  return {
    serverName: str(data, 'server_name'),
    host: str(data, 'host'),
    port: num(data, 'port'),
    clientUrls: strings(data, 'connect_urls'),
    gatewayClusters: gatewayClusters(obj(data, 'gateway')),
    routeUrls: strings(obj(data, 'cluster'), 'urls'),
    slowByKind: decodeSlowByKind(obj(data, 'slow_consumer_stats')),
    leafnodes: num(data, 'leafnodes'),
  }
}

interface ServerAnswers {
  origin: Origin
  /** `data` of each endpoint's answer; null: it has not answered. */
  varz: Json | null
  jsz: Json | null
  routez: Json | null
  gatewayz: Json | null
  /** When the VARZ answer arrived, ISO 8601, and through which vantage. */
  observedAt: string
  via: string | null
  /** The key of a server of the roster by its id. */
  nameOfId: (id: string) => string | null
}

/** Everything that one server's own answers say of it; what has not been answered is null throughout. */
export function decodeServerDetail(answers: ServerAnswers): ServerDetail {
  const { origin, varz, jsz, routez, gatewayz, nameOfId } = answers
  return {
    key: nameOfId(origin.id) ?? origin.name,
    id: origin.id,
    name: origin.name,
    version: str(varz, 'version') ?? origin.version,
    observedAt: answers.observedAt,
    via: answers.via,
    process: processOf(varz),
    connection: connectionOf(varz),
    jetstream: decodeJetStreamDetail({ on: origin.jetstream, varz, jsz }),
    limits: limitsOf(varz),
    statistics: statisticsOf(varz),
    cluster: clusterOf(varz ? obj(varz, 'cluster') : { name: origin.cluster }),
    supercluster: superclusterOf(obj(varz, 'gateway')),
    routes: routez ? decodeServerRoutes(routez, nameOfId) : null,
    gateways: gatewayz ? decodeServerGateways(gatewayz, nameOfId) : null,
  }
}

function processOf(varz: Json | null): ServerProcess {
  return {
    gitCommit: str(varz, 'git_commit'),
    goVersion: str(varz, 'go'),
    startedAt: isoTime(varz, 'start'),
    serverNow: isoTime(varz, 'now'),
    configLoadedAt: isoTime(varz, 'config_load_time'),
    configDigest: str(varz, 'config_digest'),
    systemAccount: str(varz, 'system_account'),
    metadata: entries(varz, 'metadata', isString),
    featureFlags: entries(varz, 'feature_flags', isBoolean),
  }
}

function connectionOf(varz: Json | null): ServerConnection {
  const port = num(varz, 'http_port') || num(varz, 'https_port')
  return {
    authRequired: varz && bool(varz, 'auth_required'),
    tlsRequired: varz && bool(varz, 'tls_required'),
    host: str(varz, 'host'),
    port: num(varz, 'port'),
    clientUrls: listed(varz, 'connect_urls'),
    websocketUrls: listed(varz, 'ws_connect_urls'),
    tlsExpires: isoTime(varz, 'tls_cert_not_after'),
    monitoring: port ? { host: str(varz, 'http_host') ?? '0.0.0.0', port } : null,
  }
}

/** null when the list was left out, which is not the same as an empty one. */
function listed(from: Json | null, key: string): string[] | null {
  return Array.isArray(from?.[key]) ? strings(from, key) : null
}

function limitsOf(varz: Json | null): ServerLimits {
  return {
    maxConnections: limit(varz, 'max_connections'),
    maxSubscriptions: limit(varz, 'max_subscriptions'),
    maxPayload: num(varz, 'max_payload'),
    maxPending: num(varz, 'max_pending'),
    maxControlLine: num(varz, 'max_control_line'),
    tlsTimeoutMs: seconds(varz, 'tls_timeout'),
    authTimeoutMs: seconds(varz, 'auth_timeout'),
    writeDeadlineMs: nanos(varz, 'write_deadline'),
    pingIntervalMs: nanos(varz, 'ping_interval'),
    pingMax: num(varz, 'ping_max'),
  }
}

function statisticsOf(varz: Json | null): ServerStatistics {
  return {
    cores: num(varz, 'cores'),
    gomaxprocs: num(varz, 'gomaxprocs'),
    gomemlimit: num(varz, 'gomemlimit'),
    cpu: num(varz, 'cpu'),
    mem: num(varz, 'mem'),
    connections: num(varz, 'connections'),
    totalConnections: num(varz, 'total_connections'),
    subscriptions: num(varz, 'subscriptions'),
    routes: num(varz, 'routes'),
    remotes: num(varz, 'remotes'),
    leafnodes: num(varz, 'leafnodes'),
    inMsgs: num(varz, 'in_msgs'),
    outMsgs: num(varz, 'out_msgs'),
    inBytes: num(varz, 'in_bytes'),
    outBytes: num(varz, 'out_bytes'),
    slowConsumers: num(varz, 'slow_consumers'),
    slowByKind: decodeSlowByKind(obj(varz, 'slow_consumer_stats')),
    staleConnections: num(varz, 'stale_connections'),
    stalledClients: num(varz, 'stalled_clients'),
  }
}

/** A server alone writes an empty `cluster`. */
function clusterOf(cluster: Json | null): ServerClusterDetail | null {
  const name = str(cluster, 'name')
  const port = num(cluster, 'cluster_port')
  if (name === null && port === null) return null
  return {
    name,
    host: str(cluster, 'addr'),
    port,
    urls: listed(cluster, 'urls'),
    poolSize: num(cluster, 'pool_size'),
  }
}

/** A server without gateways writes an empty `gateway`. */
function superclusterOf(gateway: Json | null): ServerSuperclusterDetail | null {
  const name = str(gateway, 'name')
  if (name === null) return null
  return {
    name,
    host: str(gateway, 'host'),
    port: num(gateway, 'port'),
    clusters: gatewayClusters(gateway),
  }
}

/** The server shuffles the URLs at every answer: sorted, so that nothing seems to have changed. */
function gatewayClusters(gateway: Json | null): { name: string; urls: string[] }[] {
  return list(gateway, 'gateways').flatMap((remote) => {
    const name = str(remote, 'name')
    return name === null ? [] : [{ name, urls: strings(remote, 'urls').sort() }]
  })
}
