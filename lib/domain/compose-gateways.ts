import type { Facts, ServerFact } from './facts'
import { gatewayClusters } from './gateway-clusters'
import type { GatewayEnd, GatewayLink, Server } from './model'
import type { Gatewayz } from './observation'
import { spreadOf } from './spread-of'
import { drain } from './steps'
import { byName } from './topology'

/**
 * One link an ordered pair of clusters. A server keeps exactly one outbound connection to each remote cluster, so the
 * servers of `from` are what is expected; inbound connections are spread unevenly and only informative.
 */
export function composeGateways(facts: Facts, servers: readonly Server[]): GatewayLink[] {
  return drain(composingGateways(facts, servers))
}

/** The same, one cluster a step. */
export function* composingGateways(facts: Facts, servers: readonly Server[]): Generator<void, GatewayLink[]> {
  const names = namesById(facts)
  const made = madeFrom(facts, names)
  const joined = gatewayClusters(facts)
  const clusters = new Set(servers.flatMap((s) => s.cluster ?? []))
  const byCluster = [...clusters]
    .filter((name) => joined.has(name))
    .sort(byName)
    .map((cluster) => {
      const members = servers.filter((s) => s.cluster === cluster)
      return { cluster, servers: members, turn: turnOf(cluster, members, facts, made) }
    })
  const nameOf = (id: string | null) =>
    id === null ? null : (names.get(id) ?? `unknown server ${id.slice(0, 8)}…`)
  const links: GatewayLink[] = []
  for (const from of byCluster) {
    let isWork = false
    for (const to of byCluster) {
      if (to === from) continue
      const key = `${from.cluster}>${to.cluster}`
      const turn = Math.max(from.turn, to.turn)
      let known = made.links.get(key)
      if (!known || known.turn < turn) {
        known = { turn: made.turn, link: link(from, to, facts, nameOf) }
        made.links.set(key, known)
        isWork = true
      }
      if (known.link) links.push(known.link)
    }
    if (isWork) yield
  }
  return links
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

/** What was made of one facts store; goes with it. Sixty clusters have thousands of links, and few of them change. */
interface Made {
  /** The composition that runs. */
  turn: number
  names: ReadonlyMap<string, string>
  links: Map<string, { turn: number; link: GatewayLink | null }>
  /** What links depend on of the servers of a cluster, and the composition that found it changed. */
  sides: Map<string, { told: readonly unknown[]; turn: number }>
}

const everything = new WeakMap<Facts['servers'], Made>()

function madeFrom({ servers }: Facts, names: ReadonlyMap<string, string>): Made {
  const known = everything.get(servers)
  const isSame = known?.names.size === names.size && [...names].every(([id, n]) => known.names.get(id) === n)
  const made = known && isSame ? known : { turn: known?.turn ?? 0, names, links: new Map(), sides: new Map() }
  everything.set(servers, made)
  made.turn++
  return made
}

/** The composition since which a cluster's servers and their answers are as they are. */
function turnOf(cluster: string, members: readonly Server[], facts: Facts, made: Made): number {
  const told = members.flatMap((s) => [s.key, isGone(s), factOf(s, facts)?.gatewayz?.value])
  const known = made.sides.get(cluster)
  if (known && known.told.length === told.length && told.every((x, i) => x === known.told[i]))
    return known.turn
  made.sides.set(cluster, { told, turn: made.turn })
  return made.turn
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
  const connected = outbound.filter((end) => end.connected).length
  return {
    from: from.cluster,
    to: to.cluster,
    expected: from.servers.length,
    connected,
    rttMs: spreadOf(outbound.flatMap((end) => (end.connected ? (end.rttMs ?? []) : []))),
    servers: [...outbound, ...inbound],
  }
}

type NameOf = (id: string | null) => string | null

function outboundEnd(server: Server, to: string, facts: Facts, nameOf: NameOf): GatewayEnd | null {
  if (isGone(server)) return { server: server.key, ...NONE, unanswered: true }
  const seen = factOf(server, facts)?.gatewayz
  if (!seen) return null
  const end = indexOf(seen.value).outbound.get(to)
  if (end === undefined) return { server: server.key, ...NONE }
  return {
    server: server.key,
    peer: nameOf(end.peerId),
    direction: 'outbound',
    connected: true,
    rttMs: end.rttMs,
  }
}

const NONE = { peer: null, direction: 'outbound', connected: false, rttMs: null } as const

function inboundEnds(server: Server, from: string, facts: Facts, nameOf: NameOf): GatewayEnd[] {
  const seen = factOf(server, facts)?.gatewayz
  if (!seen || isGone(server)) return []
  // nats-server lists them in any order, another one each time.
  return (indexOf(seen.value).inbound.get(from) ?? [])
    .map((i) => ({
      server: server.key,
      peer: nameOf(i.peerId),
      direction: 'inbound' as const,
      connected: true,
      rttMs: i.rttMs,
    }))
    .sort((a, b) => compare(a.peer ?? '', b.peer ?? ''))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

interface Index {
  outbound: Map<string, Gatewayz['outbound'][number]>
  inbound: Map<string, Gatewayz['inbound']>
}

const indexes = new WeakMap<Gatewayz, Index>()

/** Its ends by cluster: with sixty clusters each is looked up thousands of times. */
function indexOf(value: Gatewayz): Index {
  const known = indexes.get(value)
  if (known) return known
  const index: Index = { outbound: new Map(), inbound: new Map() }
  for (const end of value.outbound) if (!index.outbound.has(end.cluster)) index.outbound.set(end.cluster, end)
  for (const end of value.inbound) {
    const same = index.inbound.get(end.cluster)
    if (same) same.push(end)
    else index.inbound.set(end.cluster, [end])
  }
  indexes.set(value, index)
  return index
}

const isGone = (server: Server) => server.state === 'down' || server.state === 'silent'
const factOf = (server: Server, facts: Facts): ServerFact | null =>
  server.id === null ? null : (facts.servers.get(server.id) ?? null)
