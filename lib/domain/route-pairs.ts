import type { LinkState } from './link-state'
import type { ServerKey, ServerRoutes, Snapshot } from './model'

/** Two servers of one cluster and what each says of the route between them. */
export interface RoutePair {
  /** `a b`, a sorts first. */
  id: string
  cluster: string
  a: ServerKey
  b: ServerKey
  /** What a says, what b says; null: it does not answer, or has not told its routes. */
  ab: boolean | null
  ba: boolean | null
  /** The smaller of what both say; null when neither reports it. */
  rttMs: number | null
  /** `broken`: both say that there is none; `part`: one of them does. */
  state: LinkState
}

/** All pairs of servers of which at least one has told its routes, in the order of `routes`. */
export function routePairs(routes: readonly ServerRoutes[]): RoutePair[] {
  const pairs = new Map<string, RoutePair>()
  for (const { cluster, server, peers } of routes) {
    for (const peer of peers) {
      const [a, b] = server < peer.server ? [server, peer.server] : [peer.server, server]
      const id = `${a} ${b}`
      const pair = pairs.get(id) ?? { id, cluster, a, b, ab: null, ba: null, rttMs: null, state: 'unknown' }
      if (server === a) pair.ab = peer.connected
      else pair.ba = peer.connected
      if (peer.rttMs !== null) pair.rttMs = Math.min(pair.rttMs ?? peer.rttMs, peer.rttMs)
      pairs.set(id, pair)
    }
  }
  for (const pair of pairs.values()) pair.state = stateOf(pair)
  return [...pairs.values()]
}

/** Over the ends that the servers of this cluster tell: two a pair of servers of which both answer. */
export function routeEnds(
  routes: readonly ServerRoutes[],
  cluster: string,
): { expected: number; connected: number } {
  const ends = routes.flatMap((r) => (r.cluster === cluster ? r.peers : []))
  return { expected: ends.length, connected: ends.filter((e) => e.connected).length }
}

function stateOf({ ab, ba }: RoutePair): LinkState {
  if (ab === null && ba === null) return 'unknown'
  if (ab === false && ba === false) return 'broken'
  return ab === false || ba === false ? 'part' : 'full'
}

/** Leafnode connections of a server whose other end is no server of the roster; all when it does not say who is there. */
export function strangeLeafnodes({ count, ends }: Snapshot['leafnodes'][number]): number {
  return Math.max(0, count - ends.filter((e) => e.server !== null).length)
}
