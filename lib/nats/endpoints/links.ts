import type { Gatewayz, Healthz, Routez } from '@/lib/domain/observation'
import { bool, goDuration, isJson, type Json, list, num, obj, str } from '../read'

/** `$SYS.REQ.SERVER.PING.GATEWAYZ`: one outbound connection a remote cluster, any number inbound. */
export function decodeGatewayz(data: Json): Gatewayz {
  const outbound = obj(data, 'outbound_gateways') ?? {}
  const inbound = obj(data, 'inbound_gateways') ?? {}
  return {
    name: str(data, 'name'),
    outbound: Object.entries(outbound).flatMap(([cluster, gateway]) => {
      if (!isJson(gateway)) return []
      const connection = obj(gateway, 'connection')
      return connection ? [{ cluster, configured: bool(gateway, 'configured'), ...end(connection) }] : []
    }),
    inbound: Object.entries(inbound).flatMap(([cluster, gateways]) =>
      (Array.isArray(gateways) ? gateways.filter(isJson) : []).flatMap((gateway) => {
        const connection = obj(gateway, 'connection')
        return connection ? [{ cluster, ...end(connection) }] : []
      }),
    ),
  }
}

function end(connection: Json) {
  // `name` of a gateway connection is the id of the server at the other end.
  return { peerId: str(connection, 'name'), rttMs: goDuration(str(connection, 'rtt')) }
}

/** `$SYS.REQ.SERVER.PING.ROUTEZ`. Since 2.10 there are several pooled routes a peer. */
export function decodeRoutez(data: Json): Routez {
  const peers = new Map<string, Routez['peers'][number]>()
  const routes = list(data, 'routes')
  for (const route of routes) {
    const id = str(route, 'remote_id')
    if (id === null) continue
    const rttMs = goDuration(str(route, 'rtt'))
    const known = peers.get(id)
    peers.set(id, {
      id,
      name: str(route, 'remote_name') ?? known?.name ?? null,
      rttMs: known?.rttMs != null && (rttMs === null || known.rttMs < rttMs) ? known.rttMs : rttMs,
      connections: (known?.connections ?? 0) + 1,
    })
  }
  return { count: num(data, 'num_routes') ?? routes.length, peers: [...peers.values()] }
}

/** `$SYS.REQ.SERVER.PING.HEALTHZ`: status "ok", or why not. */
export function decodeHealthz(data: Json): Healthz {
  return { status: str(data, 'status') ?? 'not reported', error: str(data, 'error') }
}
