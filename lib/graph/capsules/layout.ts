import { assignLanes, type Lane } from '../lanes'
import type { Layout } from '../layout'
import { CHANNEL, drawsAll, MARGIN } from '../metrics'
import { planRoutes } from '../plan'
import { tierOf } from '../tiers'
import type { Topology } from '../topology'
import { grainsOf, partKey, partsOf } from './grain'
import { CAPSULE } from './metrics'
import { type Strip, stripOf } from './strip'
import type { CapsuleLayout, CapsulePlan, Focus } from './types'

/** The plan for a topology whose servers are too many to be cards. */
export const planFor = (topology: Topology, open: string | null, focus: readonly Focus[]): CapsulePlan => ({
  tier: tierOf(topology.servers.length) === 'regions' ? 'regions' : 'azs',
  open,
  focus,
})

/**
 * Places everything where servers are too many to be cards: rows of six regions, each a drawing of its own. Depends on
 * ids, the width of the viewport and what is opened; opening a region moves columns sideways, and at the tier of AZs
 * never a row.
 */
export function capsuleLayout(topology: Topology, viewportW: number, plan: CapsulePlan): CapsuleLayout {
  const crossRegion = new Set(
    assignLanes(topology).lanes.flatMap((l) => (l.ribbon && l.cluster !== null ? [l.cluster] : [])),
  )
  const rows = chunks(topology.regions, CAPSULE.abreast)
  const lanesOf = rows.map((regions) => assignLanes(part(topology, regions), crossRegion).lanes)
  const parts = partsOf(lanesOf.flat(), topology)
  const grains = grainsOf(parts, plan)
  const strips: Strip[] = []
  let y = 0
  rows.forEach((regions, i) => {
    const lanes = lanesOf[i] ?? []
    const tracks = tracksOf(lanes, topology, regions.length)
    const top = y + (tracks > 0 ? CHANNEL.base + CHANNEL.track * tracks : MARGIN)
    const strip = stripOf({
      regions,
      lanes,
      parts: [...parts.values()].filter((p) => regions.some((r) => r.id === p.region)),
      grain: (p) => grains.get(partKey(p.lane, p.region)) ?? 'azs',
      plan,
      viewportW,
      top,
      tracks,
    })
    strips.push(strip)
    y = strip.layout.height
  })
  return {
    ...merged(strips.map((s) => s.layout)),
    tier: plan.tier,
    strips: strips.map((s) => s.layout),
    ...gathered(strips),
  }
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
    channel: CHANNEL,
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
