import type { ServerGateway, ServerPeering, ServerRoute } from '@/lib/domain/server-detail'
import { bool, goDuration, isJson, isoTime, type Json, list, num, obj, str } from '../read'

/** The key of a server of the roster by its id. */
type NameOfId = (id: string) => string | null

/** `routes` of ROUTEZ, one a connection: several a peer since 2.10. */
export function decodeServerRoutes(data: Json, nameOfId: NameOfId): ServerRoute[] {
  return list(data, 'routes').map((route) => ({
    ...peering(route, str(route, 'remote_id'), nameOfId),
    cid: num(route, 'rid'),
    pending: num(route, 'pending_size'),
    account: str(route, 'account'),
    compression: str(route, 'compression'),
  }))
}

/** GATEWAYZ, one a connection. */
export function decodeServerGateways(data: Json, nameOfId: NameOfId): ServerGateway[] {
  const decode = (cluster: string, direction: ServerGateway['direction'], gateway: Json) => {
    const connection = obj(gateway, 'connection')
    if (connection === null) return []
    const base = peering(connection, str(connection, 'name'), nameOfId)
    return [{ ...base, cluster, direction, configured: bool(gateway, 'configured') }]
  }
  const outbound = Object.entries(obj(data, 'outbound_gateways') ?? {})
  const inbound = Object.entries(obj(data, 'inbound_gateways') ?? {})
  return [
    ...outbound.flatMap(([cluster, g]) => (isJson(g) ? decode(cluster, 'outbound', g) : [])),
    ...inbound.flatMap(([cluster, all]) =>
      (Array.isArray(all) ? all.filter(isJson) : []).flatMap((g) => decode(cluster, 'inbound', g)),
    ),
  ]
}

/** `remote_name` came only with 2.9.16. */
function peering(of: Json, peerId: string | null, nameOfId: NameOfId): ServerPeering {
  const known = peerId === null ? null : nameOfId(peerId)
  return {
    peer: known ?? str(of, 'remote_name'),
    peerId,
    cid: num(of, 'cid'),
    address: address(str(of, 'ip'), num(of, 'port')),
    startedAt: isoTime(of, 'start'),
    rttMs: goDuration(str(of, 'rtt')),
    subscriptions: num(of, 'subscriptions'),
    pending: num(of, 'pending_bytes'),
    inMsgs: num(of, 'in_msgs'),
    outMsgs: num(of, 'out_msgs'),
    inBytes: num(of, 'in_bytes'),
    outBytes: num(of, 'out_bytes'),
  }
}

/** `10.0.0.1:7222`, `[::1]:7222`; null without a host. */
export function address(host: string | null, port: number | null): string | null {
  if (host === null) return null
  const bracketed = host.includes(':') ? `[${host}]` : host
  return port === null ? bracketed : `${bracketed}:${port}`
}
