import type { Lane } from './lanes'
import { type Pair, pairKey } from './topology'

/** How a bundle runs, before any coordinate is known. Gutter g lies left of region g; 0 and n are the outer margins. */
export type Route =
  | { kind: 'straight'; pair: Pair; gutter: number; row: number }
  | { kind: 'vertical'; pair: Pair; region: number; row: number }
  | { kind: 'arc'; pair: Pair; ends: [ArcEnd, ArcEnd]; track: number }

/** `side` is the side of the band the arc leaves; its riser stands in `gutter`, `riser`-th from that region. */
export interface ArcEnd {
  lane: Lane
  side: 'left' | 'right'
  gutter: number
  port: number
  riser: number
}

/**
 * Neighbours on one row run straight; a band above a ribbon with nothing between runs vertically; all other pairs are
 * arcs on tracks above the regions, the longest outermost. `arcsOnly` where the gutters have no room for labels.
 */
export function planRoutes(lanes: Lane[], pairs: Pair[], regions: number, arcsOnly = false): Route[] {
  const byCluster = new Map(lanes.filter((l) => l.cluster !== null).map((l) => [l.id, l]))
  const routes: Route[] = []
  const arcs: Extract<Route, { kind: 'arc' }>[] = []
  for (const pair of pairs) {
    const a = byCluster.get(pair.a)
    const b = byCluster.get(pair.b)
    if (!a || !b) continue
    const [left, right] = a.from <= b.from ? [a, b] : [b, a]
    if (!arcsOnly && a.row === b.row && right.from === left.to + 1) {
      routes.push({ kind: 'straight', pair, gutter: right.from, row: a.row })
      continue
    }
    const region = arcsOnly ? null : clearRegion(lanes, a, b)
    if (region !== null) {
      routes.push({ kind: 'vertical', pair, region, row: Math.max(a.row, b.row) })
      continue
    }
    arcs.push({ kind: 'arc', pair, ends: chooseSides(a, b, regions), track: 0 })
  }
  assignTracks(arcs)
  assignPorts(arcs)
  return [...routes, ...arcs]
}

/** First region that both cover with no other band between them, when the lower one is a ribbon. */
function clearRegion(lanes: Lane[], a: Lane, b: Lane): number | null {
  const [upper, lower] = a.row < b.row ? [a, b] : [b, a]
  if (!lower.ribbon || upper.row === lower.row) return null
  for (let r = Math.max(a.from, b.from); r <= Math.min(a.to, b.to); r++) {
    const blocked = lanes.some((l) => l.row > upper.row && l.row < lower.row && l.from <= r && r <= l.to)
    if (!blocked) return r
  }
  return null
}

/** The two sides whose gutters lie nearest each other but differ; inner gutters before the margins, then leftmost. */
function chooseSides(a: Lane, b: Lane, regions: number): [ArcEnd, ArcEnd] {
  const sides = (lane: Lane): [ArcEnd, ArcEnd] => [
    { lane, side: 'left', gutter: lane.from, port: 0, riser: 0 },
    { lane, side: 'right', gutter: lane.to + 1, port: 0, riser: 0 },
  ]
  const outer = (e: ArcEnd) => (e.gutter === 0 || e.gutter === regions ? 0.4 : 0)
  const cost = ([x, y]: [ArcEnd, ArcEnd]) =>
    (x.gutter === y.gutter ? 1000 : Math.abs(x.gutter - y.gutter)) + outer(x) + outer(y) + x.gutter / 1000
  const options = sides(a).flatMap((x) => sides(b).map((y): [ArcEnd, ArcEnd] => [x, y]))
  return options.reduce((best, option) => (cost(option) < cost(best) ? option : best))
}

type Arc = Extract<Route, { kind: 'arc' }>
const spanOf = (arc: Arc): [number, number] => {
  const [x, y] = arc.ends
  return [Math.min(x.gutter, y.gutter), Math.max(x.gutter, y.gutter)]
}
const lengthOf = (arc: Arc): number => spanOf(arc)[1] - spanOf(arc)[0]

/** Track 0 is the innermost. Shortest first; every arc lies outside all shorter ones it overlaps. */
function assignTracks(arcs: Arc[]) {
  arcs.sort((x, y) => lengthOf(x) - lengthOf(y) || (pairKey(x.pair) < pairKey(y.pair) ? -1 : 1))
  arcs.forEach((arc, i) => {
    const [from, to] = spanOf(arc)
    const below = arcs.slice(0, i).filter((o) => spanOf(o)[0] <= to && from <= spanOf(o)[1])
    arc.track = below.reduce((t, o) => Math.max(t, o.track + 1), 0)
  })
}

/** Ports of one side from the top, longest arc highest; the highest port has the riser nearest its region. */
function assignPorts(arcs: Arc[]) {
  const sides = new Map<string, { arc: Arc; end: ArcEnd }[]>()
  for (const arc of arcs)
    for (const end of arc.ends) {
      const key = `${end.gutter} ${end.side}`
      sides.set(key, [...(sides.get(key) ?? []), { arc, end }])
    }
  for (const ends of sides.values()) {
    ends.sort((x, y) => x.end.lane.row - y.end.lane.row || y.arc.track - x.arc.track)
    const ports = new Map<string, number>()
    ends.forEach(({ end }, riser) => {
      end.riser = riser
      end.port = ports.get(end.lane.id) ?? 0
      ports.set(end.lane.id, end.port + 1)
    })
  }
}
