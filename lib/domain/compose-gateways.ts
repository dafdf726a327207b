import type { Facts, ServerFact } from './facts'
import { gatewayClusters } from './gateway-clusters'
import type { GatewayEnd, GatewayLink, Server } from './model'
import { byName } from './topology'

/**
 * One link an ordered pair of clusters. A server keeps exactly one outbound connection to each remote cluster, so the
 * servers of `from` are what is expected; inbound connections are spread unevenly and only informative.
 */
export function composeGateways(facts: Facts, servers: readonly Server[]): GatewayLink[] {
  const names = namesById(facts)
  const joined = gatewayClusters(facts)
  const clusters = new Set(servers.flatMap((s) => s.cluster ?? []))
  const byCluster = [...clusters]
    .filter((name) => joined.has(name))
    .sort(byName)
    .map((cluster) => ({
      cluster,
      servers: servers.filter((s) => s.cluster === cluster),
    }))
  return byCluster.flatMap((from) =>
    byCluster
      .filter((to) => to.cluster !== from.cluster)
      .flatMap(
        (to) =>
          link(from, to, facts, (id) =>
            id === null ? null : (names.get(id) ?? `unknown server ${id.slice(0, 8)}…`),
          ) ?? [],
      ),
  )
}

/** Names of servers by id: their own word, else that of those which have a route to them. */
function namesById({ servers }: Facts): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { routez } of servers.values()) {
    for (const { id, name } of routez?.value.peers ?? []) if (name !== null) names.set(id, name)
  }
  for (const [id, { origin }] of servers) names.set(id, origin.name)
  return names
}

interface Side {
  cluster: string
  servers: Server[]
}

/** null until a server of `from` has reported its gateways: nothing known is not a broken link. */
function link(
  from: Side,
  to: Side,
  facts: Facts,
  nameOf: (id: string | null) => string | null,
): GatewayLink | null {
  const outbound = from.servers.flatMap((server) => outboundEnd(server, to.cluster, facts, nameOf) ?? [])
  if (outbound.length === 0) return null
  const inbound = to.servers.flatMap((server) => inboundEnds(server, from.cluster, facts, nameOf))
  const rtts = outbound.flatMap((end) => (end.connected ? (end.rttMs ?? []) : [])).sort((a, b) => a - b)
  const connected = outbound.filter((end) => end.connected).length
  return {
    from: from.cluster,
    to: to.cluster,
    expected: from.servers.length,
    connected,
    rttMs:
      rtts.length === 0
        ? null
        : {
            min: rtts[0] ?? 0,
            median: rtts[Math.floor((rtts.length - 1) / 2)] ?? 0,
            max: rtts[rtts.length - 1] ?? 0,
          },
    servers: [...outbound, ...inbound],
  }
}

type NameOf = (id: string | null) => string | null

function outboundEnd(server: Server, to: string, facts: Facts, nameOf: NameOf): GatewayEnd | null {
  const seen = factOf(server, facts)?.gatewayz
  if (!seen) return isGone(server) ? { ...EMPTY, server: server.key } : null
  const end = seen.value.outbound.find((o) => o.cluster === to)
  const connected = end !== undefined && !isGone(server)
  return {
    server: server.key,
    peer: connected ? nameOf(end.peerId) : null,
    direction: 'outbound',
    connected,
    rttMs: connected ? end.rttMs : null,
  }
}

const EMPTY = { peer: null, direction: 'outbound', connected: false, rttMs: null } as const

function inboundEnds(server: Server, from: string, facts: Facts, nameOf: NameOf): GatewayEnd[] {
  const seen = factOf(server, facts)?.gatewayz
  if (!seen || isGone(server)) return []
  return seen.value.inbound
    .filter((i) => i.cluster === from)
    .map((i) => ({
      server: server.key,
      peer: nameOf(i.peerId),
      direction: 'inbound' as const,
      connected: true,
      rttMs: i.rttMs,
    }))
}

const isGone = (server: Server) => server.state === 'down' || server.state === 'silent'
const factOf = (server: Server, facts: Facts): ServerFact | null =>
  server.id === null ? null : (facts.servers.get(server.id) ?? null)
