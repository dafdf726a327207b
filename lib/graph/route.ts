import { crossesStraight, risersOf, riserZone } from './gutters'
import type { Layout } from './layout'
import { PORTS, type Point, RISER } from './metrics'
import { type ArcEnd, planRoutes, type Route } from './plan'
import type { Polyline } from './polyline'
import { type Pair, pairKey } from './topology'

/** A drawn pair of clusters: the centre line from `a` to `b`, and where its label goes. */
export interface Bundle {
  id: string
  a: string
  b: string
  /** `edge`: to a cluster outside of the scope, named by `outside`. */
  kind: Route['kind'] | 'edge'
  outside?: string
  line: Polyline
  /** Whether `a`'s stroke lies to the left of the direction of travel: it is the upper one, or the left one when vertical. */
  firstOnLeft: boolean
  /** `at` is the middle (straight, arc) or the left end (vertical) of the label; `room` its width. */
  label: { at: Point; room: number }
  /** Not named: a thin line low over the regions. */
  isThin?: boolean
  /** Thin lines may run behind its label, which has a ground of its own. */
  isPlated?: boolean
}

/** Tracks closer than this have no room for labels between them. */
const LABELLED_PITCH = 26

/** Coordinates of the bundles between the boxes. Pairs whose clusters have no band are left out. */
export function route(layout: Layout, pairs: Pair[]): Bundle[] {
  const routes = planRoutes(layout.lanes, pairs, layout.regions.length, layout.arcsOnly)
  const zones = risersOf(routes, layout.regions.length)
  const { channel } = layout
  const tracks = routes.reduce((t, r) => (r.kind === 'arc' ? Math.max(t, r.track + 1) : t), 0)
  const pitch =
    tracks <= layout.tracks ? channel.track : (channel.track * layout.tracks) / Math.max(1, tracks)
  const bands = new Map(layout.bands.map((b) => [b.id, b]))
  const bundles = routes.flatMap((r): Bundle[] => {
    const a = bands.get(r.pair.a)
    const b = bands.get(r.pair.b)
    if (!a || !b) return []
    const base = { id: pairKey(r.pair), ...r.pair, kind: r.kind }
    if (r.kind === 'straight') {
      const [left, right] = a.x < b.x ? [a, b] : [b, a]
      const x1 = left.x + left.w
      const x2 = right.x
      const y = left.ringY
      const [l, z] = zones[r.gutter] ?? [0, 0]
      const passed = crossesStraight(routes, r.gutter)
      const from = x1 + 4 + (passed ? riserZone(l) : 0)
      const to = x2 - 4 - (passed ? riserZone(z) : 0)
      return [
        {
          ...base,
          line: a === left ? line([x1, y], [x2, y]) : line([x2, y], [x1, y]),
          firstOnLeft: a === left,
          label: { at: { x: (from + to) / 2, y }, room: to - from },
        },
      ]
    }
    if (r.kind === 'vertical') {
      const region = layout.regions[r.region]
      if (!region) return []
      const x = region.columns.length > 1 ? (region.columns[1]?.x ?? region.x) : region.x + 28
      const [upper, lower] = a.y < b.y ? [a, b] : [b, a]
      const y1 = upper.y + upper.h
      const y2 = lower.y
      return [
        {
          ...base,
          line: a === upper ? line([x, y1], [x, y2]) : line([x, y2], [x, y1]),
          firstOnLeft: a !== upper,
          label: {
            at: { x: x + 20, y: (Math.max(y1, y2 - 120) + y2) / 2 },
            room: region.x + region.w - x - 28,
          },
        },
      ]
    }
    const y = layout.top - channel.base - pitch * r.track
    const [from, to] = r.ends
    const start = port(layout, from, zones)
    const end = port(layout, to, zones)
    if (!start || !end) return []
    const track: [number, number] = [Math.min(start.riserX, end.riserX), Math.max(start.riserX, end.riserX)]
    const clear = longestClear(track, y, layout, routes, pitch, zones)
    return [
      {
        ...base,
        line: [
          start.at,
          { x: start.riserX, y: start.at.y },
          { x: start.riserX, y },
          { x: end.riserX, y },
          { x: end.riserX, y: end.at.y },
          end.at,
        ],
        firstOnLeft: start.riserX < end.riserX,
        label: {
          at: { x: (clear[0] + clear[1]) / 2, y },
          room: pitch < LABELLED_PITCH ? 0 : clear[1] - clear[0] - 16,
        },
      },
    ]
  })
  return bundles.sort((p, q) => (p.id < q.id ? -1 : 1))
}

const line = (...points: [number, number][]): Polyline => points.map(([x, y]) => ({ x, y }))

/** Where an arc leaves its band, and the x of its riser. */
function port(layout: Layout, end: ArcEnd, risers: Risers): { at: Point; riserX: number } | null {
  const band = layout.bands.find((b) => b.id === end.lane.id)
  const region = layout.regions[end.side === 'left' ? end.lane.from : end.lane.to]
  if (!band || !region) return null
  const y =
    band.y +
    (layout.narrow ? lowPort(band.h, end.port) : (PORTS[Math.min(end.port, PORTS.length - 1)] ?? PORTS[0]))
  const away = layout.narrow ? inNarrow(layout.narrow, end, risers) : RISER.from + RISER.pitch * end.riser
  return end.side === 'left'
    ? { at: { x: band.x, y }, riserX: region.x - away }
    : { at: { x: band.x + band.w, y }, riserX: region.x + region.w + away }
}

type Risers = [number, number][]

/** Bands of capsules are low: ports every 12, as far as there is room. */
const lowPort = (height: number, port: number): number =>
  Math.min(12 + 12 * port, Math.max(height / 2, height - 10))

/** Risers of both sides share a narrow gutter: spread over its middle, those of the region on its left first. */
function inNarrow(gutter: number, { gutter: at, side, riser }: ArcEnd, risers: Risers): number {
  const [left, right] = risers[at] ?? [0, 0]
  const count = left + right
  const nth = side === 'right' ? riser : count - 1 - riser
  // The outer margins are narrower still.
  const width = at === 0 || at === risers.length - 1 ? gutter - 6 : gutter
  const pitch = Math.min(7, (width - 8) / Math.max(1, count - 1))
  const x = width / 2 + (nth - (count - 1) / 2) * pitch
  return side === 'right' ? x : width - x
}

/** The longest stretch of a track that no riser of an outer track crosses. */
function longestClear(
  [x1, x2]: [number, number],
  y: number,
  layout: Layout,
  routes: Route[],
  pitch: number,
  risers: Risers,
): [number, number] {
  const crossing = routes
    .flatMap((r) => (r.kind === 'arc' ? r.ends.map((end) => ({ end, track: r.track })) : []))
    .flatMap(({ end, track }) => {
      const p = port(layout, end, risers)
      return p && layout.top - layout.channel.base - pitch * track < y ? [p.riserX] : []
    })
    .filter((x) => x > x1 && x < x2)
    .sort((p, q) => p - q)
  const stops = [x1, ...crossing, x2]
  return stops.slice(1).reduce<[number, number]>(
    (best, x, i) => {
      const from = stops[i] ?? x
      return x - from > best[1] - best[0] ? [from, x] : best
    },
    [x1, x1],
  )
}
