import type { RouteEnd, Server, ServerKey, Snapshot } from './model'
import { type RoutePair, routePairs } from './route-pairs'
import { type Spread, spreadOf } from './spread-of'
import { byName } from './topology'

/** The routes of one cluster: servers by name, and what each says of each other. */
export interface RouteMatrix {
  cluster: string
  servers: ServerKey[]
  /** undefined: `from` does not answer, or has not told its routes. */
  end: (from: ServerKey, to: ServerKey) => RouteEnd | undefined
  /** Over the ends that are told. */
  expected: number
  connected: number
  /** Of the connected ends, in ms; null when none tells its own. */
  rttMs: Spread | null
}

/** One a cluster of more than one server, by name. Servers that `isShown` leaves out have neither row nor column. */
export function routeMatrices(
  { clusters, servers, routes }: Pick<Snapshot, 'clusters' | 'servers' | 'routes'>,
  isShown: (server: Server) => boolean = () => true,
): RouteMatrix[] {
  const rows = new Map(routes.map((r) => [r.server, new Map(r.peers.map((p) => [p.server, p]))]))
  return clusters
    .map((c) => c.name)
    .sort(byName)
    .flatMap((cluster) => {
      const members = servers.filter((s) => s.cluster === cluster && isShown(s)).map((s) => s.key)
      if (members.length < 2) return []
      const ends = members.flatMap((a) =>
        members.flatMap((b) => (a === b ? [] : (rows.get(a)?.get(b) ?? []))),
      )
      return [
        {
          cluster,
          servers: members.sort(byName),
          end: (from: ServerKey, to: ServerKey) => rows.get(from)?.get(to),
          expected: ends.length,
          connected: ends.filter((e) => e.connected).length,
          rttMs: spreadOf(ends.flatMap((e) => (e.connected ? (e.rttMs ?? []) : []))),
        },
      ]
    })
}

/** A pair of servers of which one at least says that there is no route. */
export interface RouteTrouble extends RoutePair {
  what: string
  /** Those of the two that do not answer. */
  gone: ServerKey[]
}

/** Broken ones first, then by name. */
export function routeTroubles({ servers, routes }: Pick<Snapshot, 'servers' | 'routes'>): RouteTrouble[] {
  const states = new Map(servers.map((s) => [s.key, s.state]))
  const isGone = (key: ServerKey) => states.get(key) === 'down' || states.get(key) === 'silent'
  return routePairs(routes)
    .filter((p) => p.state === 'part' || p.state === 'broken')
    .map((p) => {
      const gone = [p.a, p.b].filter(isGone)
      const what = gone.length > 0 ? gone.map((key) => `${key} is ${states.get(key)}`).join('; ') : lack(p)
      return { ...p, what, gone }
    })
    .sort((x, y) => Number(x.state !== 'broken') - Number(y.state !== 'broken') || byName(x.id, y.id))
}

function lack({ a, b, ab, ba, state }: RoutePair): string {
  if (state === 'broken') return 'no route either way'
  const [blind, other] = ab === false ? [a, b] : [b, a]
  const isTold = ab !== null && ba !== null
  return isTold ? `one-way: ${blind} has no route to ${other}` : `${blind} has no route to ${other}`
}
