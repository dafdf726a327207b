import type { Facts } from './facts'
import type { RouteEnd, Server, ServerRoutes } from './model'
import type { Routez } from './observation'
import { drain } from './steps'

/** The routes of every server that answers and has told them, by cluster and name. */
export function composeRoutes(facts: Facts, servers: readonly Server[]): ServerRoutes[] {
  return drain(composingRoutes(facts, servers))
}

/** The same, one cluster a step. */
export function* composingRoutes(facts: Facts, servers: readonly Server[]): Generator<void, ServerRoutes[]> {
  const clusters = new Map<string, Server[]>()
  for (const s of servers)
    if (s.cluster !== null) clusters.set(s.cluster, [...(clusters.get(s.cluster) ?? []), s])
  const made = everything.get(facts.servers) ?? new Map<string, Made>()
  everything.set(facts.servers, made)
  for (const cluster of made.keys()) if (!clusters.has(cluster)) made.delete(cluster)
  const rows: ServerRoutes[] = []
  for (const [cluster, members] of clusters) {
    const told = members.flatMap((s) => [s.key, s.id, isGone(s), routezOf(s, facts)])
    let known = made.get(cluster)
    if (!known || known.told.length !== told.length || !told.every((x, i) => x === known?.told[i])) {
      known = { told, rows: members.flatMap((s) => row(cluster, s, members, facts) ?? []) }
      made.set(cluster, known)
      yield
    }
    rows.push(...known.rows)
  }
  return rows
}

/** What was made of one facts store, by cluster: in a large supercluster few answers change between two compositions. */
interface Made {
  told: readonly unknown[]
  rows: ServerRoutes[]
}
const everything = new WeakMap<Facts['servers'], Map<string, Made>>()

function row(cluster: string, server: Server, members: readonly Server[], facts: Facts): ServerRoutes | null {
  const routez = isGone(server) ? null : routezOf(server, facts)
  if (!routez) return null
  const peers = indexOf(routez.peers)
  return {
    cluster,
    server: server.key,
    peers: members.filter((m) => m !== server).map((m) => end(m, peers)),
  }
}

/** By the id first: a name may be that of an earlier life, which is right until the next look tells the new id. */
function end(member: Server, peers: ReadonlyMap<string, Peer>): RouteEnd {
  const peer = (member.id === null ? undefined : peers.get(member.id)) ?? peers.get(`name ${member.name}`)
  return { server: member.key, connected: peer !== undefined, rttMs: peer?.rttMs ?? null }
}

type Peer = Routez['peers'][number]

function indexOf(peers: readonly Peer[]): ReadonlyMap<string, Peer> {
  const index = new Map<string, Peer>()
  for (const peer of peers) {
    index.set(peer.id, peer)
    if (peer.name !== null) index.set(`name ${peer.name}`, peer)
  }
  return index
}

const isGone = (s: Server) => s.state === 'down' || s.state === 'silent'
const routezOf = (s: Server, facts: Facts): Routez | null =>
  s.id === null ? null : (facts.servers.get(s.id)?.routez?.value ?? null)
