import type { Server, ServerState, Snapshot } from '@/lib/domain/model'
import type { Fate, Sieve, Sifted } from '@/lib/domain/query/sieve'
import type { Layout, RegionBox } from '@/lib/graph/layout'
import type { Bundle } from '@/lib/graph/route'
import type { Pair, Topology } from '@/lib/graph/topology'
import type { MapModel } from './mapModel'

/** What find and hide leave of the drawing. Everything keeps its place: hiding comes after the layout. */
export interface Shown<L extends Layout = Layout> {
  layout: L
  bundles: Bundle[]
  /** Marks that are shown and are not what is looked for, by id. */
  passedOver: ReadonlySet<string>
  /** Per region what is left out of it; only regions that miss something. */
  hidden: HiddenIn[]
}

export interface HiddenIn {
  region: RegionBox
  count: number
  worst: ServerState
}

/** Worst first: a mark for several hidden servers shows the state that one would regret not to see. */
export const WORST: readonly ServerState[] = ['down', 'silent', 'unknown', 'leaving', 'up']

export function shownOf<L extends Layout>(
  layout: L,
  bundles: Bundle[],
  model: MapModel,
  sieve: Sieve,
): Shown<L> {
  if (!sieve.active) return { layout, bundles, passedOver: new Set(), hidden: [] }
  const passedOver = new Set<string>()
  const { fateOf, isHidden, isPairHidden } = fates(
    layout.lanes.flatMap((l) => l.servers),
    model,
    sieve,
  )
  const servers = layout.servers.filter(({ key }) => !isHidden(key))
  for (const { key } of servers) if (fateOf(key) === 'faded') passedOver.add(`server:${key}`)
  const bands = layout.bands.filter(({ lane }) => !lane.servers.every((s) => isHidden(s.key)))
  // By its servers, drawn one by one or not; a cluster may go on in several bands.
  const found = new Set(
    bands.flatMap((b) => (b.lane.servers.some((s) => fateOf(s.key) === 'kept') ? [b.cluster] : [])),
  )
  for (const { cluster } of bands) if (!found.has(cluster)) passedOver.add(`cluster:${cluster}`)
  const left = bundles.filter((b) => !isPairHidden(b))
  for (const b of left) {
    if (!linkFates(b, model, sieve).includes('kept')) passedOver.add(`gateway:${b.id}`)
  }
  return {
    layout: { ...layout, servers, bands },
    bundles: left,
    passedOver,
    hidden: hiddenIn(layout, model, isHidden),
  }
}

/** What hide leaves of all there is, drawn or not: what the legend counts. */
export function keptOf(topology: Topology, model: MapModel, sieve: Sieve): Topology {
  if (!sieve.active) return topology
  const { isHidden, isPairHidden } = fates(topology.servers, model, sieve)
  const isLeft = (p: Pair) => !isPairHidden(p)
  return {
    ...topology,
    servers: topology.servers.filter((s) => !isHidden(s.key)),
    pairs: topology.pairs.filter(isLeft),
    ...(topology.outside ? { outside: topology.outside.filter(isLeft) } : {}),
  }
}

/** What becomes of servers, and of pairs: one goes with either of its clusters, or with both its directions. */
function fates(servers: Topology['servers'], model: MapModel, sieve: Sieve) {
  const known = new Map(
    servers.flatMap(({ key }) => {
      const server = model.servers.get(key)
      return server ? [[key, sieve.fate('server', server)] as const] : []
    }),
  )
  const fateOf = (key: string) => known.get(key) ?? 'kept'
  const isHidden = (key: string) => fateOf(key) === 'hidden'
  const all = new Set(servers.map((s) => s.cluster))
  const left = new Set(servers.flatMap((s) => (isHidden(s.key) ? [] : [s.cluster])))
  // Of a cluster outside of the scope nothing is drawn that could be hidden.
  const isGone = (cluster: string) => all.has(cluster) && !left.has(cluster)
  const isPairHidden = (pair: Pair) =>
    isGone(pair.a) || isGone(pair.b) || linkFates(pair, model, sieve).every((f) => f === 'hidden')
  return { fateOf, isHidden, isPairHidden }
}

/** What becomes of the two directions of a pair; a direction that nobody speaks of is kept. */
function linkFates({ a, b }: Pair, model: MapModel, sieve: Sieve): Fate[] {
  return [`${a}>${b}`, `${b}>${a}`].map((key) => {
    const link = model.links.get(key)
    return link ? sieve.fate('gateway', link) : 'kept'
  })
}

/** Of what is laid out: in a scope that is not every server. */
function hiddenIn(layout: Layout, model: MapModel, isHidden: (key: string) => boolean): HiddenIn[] {
  const laid = new Set(layout.lanes.flatMap((l) => l.servers.map((s) => s.key)))
  const rows = [...model.servers.values()].filter((s) => laid.has(s.key) && isHidden(s.key))
  return layout.regions.flatMap((region) => {
    const states = rows.filter((s) => s.region === region.id).map((s) => s.state)
    const worst = WORST.find((state) => states.includes(state))
    return worst ? [{ region, count: states.length, worst }] : []
  })
}

/** The servers of the map where find and hide leave none of them, and no link; null where something is left. */
export function nothingLeft(
  sieve: Sieve,
  { servers, gateways }: Pick<Snapshot, 'servers' | 'gateways'>,
): Sifted<Server> | null {
  const sifted = sieve.sift('server', servers)
  if (sifted.total === 0 || sifted.kept.length > 0) return null
  const isNone = sifted.faded.length === 0 || sieve.sift('gateway', gateways).kept.length === 0
  return isNone ? sifted : null
}
