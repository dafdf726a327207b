import type { ServerState } from '@/lib/domain/model'
import type { Sieve } from '@/lib/domain/query/sieve'
import type { Layout, RegionBox } from '@/lib/graph/layout'
import type { Bundle } from '@/lib/graph/route'
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
  const isHidden = (key: string) => {
    const server = model.servers.get(key)
    return server !== undefined && sieve.fate('server', server) === 'hidden'
  }
  const servers = layout.servers.filter(({ key }) => !isHidden(key))
  for (const { key } of servers) {
    const server = model.servers.get(key)
    if (server && sieve.fate('server', server) === 'faded') passedOver.add(`server:${key}`)
  }
  const bands = layout.bands.filter(({ lane }) => !lane.servers.every((s) => isHidden(s.key)))
  for (const { cluster, lane } of bands) {
    const someKept = lane.servers.some((s) => !isHidden(s.key) && !passedOver.has(`server:${s.key}`))
    if (!someKept) passedOver.add(`cluster:${cluster}`)
  }
  const drawn = new Set(bands.map((b) => b.cluster))
  const left = bundles.filter(
    (b) =>
      [b.a, b.b].every((c) => c === b.outside || drawn.has(c)) &&
      !fates(b, model, sieve).every((f) => f === 'hidden'),
  )
  for (const b of left) {
    if (!fates(b, model, sieve).includes('kept')) passedOver.add(`gateway:${b.id}`)
  }
  return {
    layout: { ...layout, servers, bands },
    bundles: left,
    passedOver,
    hidden: hiddenIn(layout, model, isHidden),
  }
}

/** What becomes of the two directions of a bundle; a direction that nobody speaks of is kept. */
function fates({ a, b }: Bundle, model: MapModel, sieve: Sieve) {
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
