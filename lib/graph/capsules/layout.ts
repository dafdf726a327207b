import type { View } from '../density'
import { assignLanes, type Lane } from '../lanes'
import { asideOf, type Layout } from '../layout'
import { CHANNEL, drawsAll, MARGIN } from '../metrics'
import { planRoutes } from '../plan'
import { tierOf } from '../tiers'
import type { Topology } from '../topology'
import { type CapsuleDensity, type Closed, capsuleDensity, chipsAbreast, regionsAbreast } from './density'
import { grainsOf, type Part, partKey, partsOf } from './grain'
import { CAPSULE, LINE } from './metrics'
import { gapOf, rowHeights, type Strip, stripOf } from './strip'
import type { CapsuleLayout, CapsulePlan, Wanted } from './types'

/**
 * Places everything where servers are too many to be cards: rows of regions, each a drawing of its own. Depends on ids,
 * the size of the window and what is opened; opening a region moves columns sideways, and at the tier of AZs never a row.
 * A server more moves nothing unless its stack is the deepest of its row: then the rows below move down by one chip.
 */
export function capsuleLayout(topology: Topology, view: View, wanted: Wanted): CapsuleLayout {
  const aside = asideOf(topology)
  const plan = planFor(topology, { ...view, w: view.w - aside }, wanted)
  const crossRegion = new Set(
    assignLanes(topology, new Set(topology.ribbons)).lanes.flatMap((l) =>
      l.ribbon && l.cluster !== null ? [l.cluster] : [],
    ),
  )
  const rows = chunks(topology.regions, regionsAbreast(topology, plan.tier, view))
  const lanesOf = rows.map((regions) => assignLanes(part(topology, regions), crossRegion).lanes)
  const parts = partsOf(lanesOf.flat(), topology)
  const grains = grainsOf(parts, plan)
  const density = densityOf(topology, rows, lanesOf, [...parts.values()], plan, view)
  const { channel } = density
  const strips: Strip[] = []
  let y = 0
  rows.forEach((regions, i) => {
    const lanes = lanesOf[i] ?? []
    const tracks = tracksOf(lanes, topology, regions.length)
    const top = y + (tracks > 0 ? channel.base + channel.track * tracks : MARGIN)
    const strip = stripOf({
      regions,
      lanes,
      parts: [...parts.values()].filter((p) => regions.some((r) => r.id === p.region)),
      grain: (p) => grains.get(partKey(p.lane, p.region)) ?? 'azs',
      plan,
      viewportW: view.w,
      density,
      aside,
      top,
      tracks,
    })
    strips.push(strip)
    y = strip.layout.height
  })
  return {
    ...merged(strips.map((s) => s.layout)),
    tier: plan.tier,
    gap: gapOf(plan, density),
    strips: strips.map((s) => s.layout),
    ...gathered(strips),
  }
}

/** A region that is alone has the whole window: it is open, and its chips stand as far as that reaches. */
function planFor(topology: Topology, view: View, { open, focus }: Wanted): CapsulePlan {
  const [first, second] = topology.regions
  const alone = second === undefined ? (first ?? null) : null
  return {
    tier: tierOf(topology.servers.length) === 'regions' ? 'regions' : 'azs',
    open: alone?.id ?? open,
    focus,
    spread: alone && chipsAbreast(alone.azs.length, view),
  }
}

/** From the closed map, so that opening a region changes no distance. */
function densityOf(
  topology: Topology,
  rows: readonly Topology['regions'][],
  lanesOf: readonly Lane[][],
  parts: Part[],
  plan: CapsulePlan,
  view: View,
): CapsuleDensity {
  const isLines = plan.tier === 'regions' && plan.spread === null
  const inLanes = plan.tier === 'azs'
  const line = { h: LINE.h.most, gap: LINE.gap.most }
  const closed = rows.map((regions, i): Closed => {
    const lanes = lanesOf[i] ?? []
    const heights = rowHeights(lanes, parts, () => (isLines ? 'cluster' : 'azs'), plan, line)
    const gaps = Math.max(0, heights.length - 1)
    return {
      high: heights.reduce((a, b) => a + b, 0) + (inLanes ? 0 : line.gap * gaps),
      gaps: inLanes ? gaps : 0,
      lines: isLines ? heights.length : 0,
      tracks: tracksOf(lanes, topology, regions.length),
    }
  })
  return capsuleDensity(closed, view)
}

/** Three tracks lie closer in it and keep their labels; more have none. */
const MANY_TRACKS = 2

/** Room for arcs above the regions, by the pairs there are and never by what is drawn of them now. */
function tracksOf(lanes: Lane[], topology: Topology, regions: number): number {
  const names = new Set(lanes.map((l) => l.cluster))
  const pairs = topology.pairs.filter((p) => names.has(p.a) || names.has(p.b))
  if (pairs.length === 0) return 0
  if (!drawsAll({ ...topology, pairs })) return MANY_TRACKS
  const arcs = planRoutes(lanes, pairs, regions, true).flatMap((r) => (r.kind === 'arc' ? [r.track + 1] : []))
  return Math.min(MANY_TRACKS, Math.max(1, ...arcs))
}

function part(topology: Topology, regions: Topology['regions']): Topology {
  const ids = new Set(regions.map((r) => r.id))
  return { regions, servers: topology.servers.filter((s) => ids.has(s.region)), pairs: [] }
}

/** One drawing of all; a band that goes on in a later row keeps its cluster and says that it goes on. */
function merged(strips: Layout[]): Layout {
  const seen = new Set<string>()
  const bands = strips.flatMap((strip, i) =>
    strip.bands.map((b) => {
      const again = seen.has(b.id)
      seen.add(b.id)
      return again ? { ...b, id: `${b.id} in row ${i + 1}`, again } : b
    }),
  )
  const [first] = strips
  return {
    width: Math.max(2 * CAPSULE.margin, ...strips.map((s) => s.width)),
    height: strips.at(-1)?.height ?? 2 * MARGIN,
    top: first?.top ?? MARGIN,
    tracks: first?.tracks ?? 0,
    channel: first?.channel ?? CHANNEL,
    arcsOnly: true,
    edgeX: first?.edgeX ?? 0,
    narrow: CAPSULE.gutter,
    regions: strips.flatMap((s) => s.regions),
    bands,
    servers: strips.flatMap((s) => s.servers),
    lanes: strips.flatMap((s) => s.lanes),
  }
}

const gathered = (strips: Strip[]) => ({
  capsules: strips.flatMap((s) => s.capsules),
  feet: strips.flatMap((s) => s.feet),
  opened: new Set(strips.flatMap((s) => s.opened)),
})

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
