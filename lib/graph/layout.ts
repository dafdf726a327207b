import { assignLanes, type Lane } from './lanes'
import {
  ALL_PAIRS,
  BAND,
  type Box,
  CARD,
  CHANNEL,
  CHIP,
  GUTTER,
  LANE_GAP,
  MARGIN,
  REGION,
  RISER,
  VERTICAL_GAP,
} from './metrics'
import { planRoutes, type Route } from './plan'
import { monoWidth } from './text'
import type { Topology } from './topology'

export interface RegionBox extends Box {
  id: string
  columns: AzBox[]
}
export interface AzBox extends Box {
  id: string | null
}
export interface BandBox extends Box {
  id: string
  cluster: string | null
  ribbon: boolean
  lane: Lane
  /** Width in which the head's words must fit: the band's part inside its first region. */
  headW: number
  /** y of the cards' rings. */
  ringY: number
  /** y of the cards' lower edge, where stream lines leave. */
  footY: number
  spine: { x1: number; x2: number }[]
}
export interface ServerBox extends Box {
  key: string
  form: 'card' | 'chip'
  band: string
}
export interface Layout {
  width: number
  height: number
  /** y of the regions' upper edge: the channel of the arcs lies above. */
  top: number
  tracks: number
  regions: RegionBox[]
  bands: BandBox[]
  servers: ServerBox[]
  lanes: Lane[]
}

/**
 * Places everything. A column is a failure domain (region › AZ), a row is a cluster. Depends on ids and the width of the
 * viewport only, so no measurement ever moves a mark.
 */
export function layout(topology: Topology, viewportW: number): Layout {
  const { lanes, rows } = assignLanes(topology)
  const n = topology.regions.length
  const few = topology.pairs.length <= ALL_PAIRS
  const routes = planRoutes(lanes, topology.pairs, n)
  const tracks = few ? trackCount(routes) : Math.min(3, trackCount(routes))
  const top = tracks > 0 ? CHANNEL.base + CHANNEL.track * tracks : n > 1 ? CHANNEL.base : MARGIN

  const cells = new Map<string, string[]>()
  const cellKey = (lane: string, region: string, az: string | null) => JSON.stringify([lane, region, az])
  for (const lane of lanes)
    for (const s of lane.servers) {
      const key = cellKey(lane.id, s.region, s.az)
      cells.set(key, [...(cells.get(key) ?? []), s.key])
    }
  const columnW = topology.regions.map((region) => {
    const widths = region.azs.map((az) =>
      Math.max(CARD.column, ...lanes.map((l) => cellW(cells.get(cellKey(l.id, region.id, az))?.length ?? 0))),
    )
    const sum = widths.reduce((a, b) => a + b, 0)
    const spare = Math.max(0, REGION.minW - 2 * REGION.pad - sum) / Math.max(1, widths.length)
    return widths.map((w) => w + spare)
  })

  const rowH = Array.from({ length: rows }, (_, row) =>
    lanes
      .filter((l) => l.row === row)
      .reduce<number>((h, l) => Math.max(h, laneH(l, cells, cellKey)), BAND.h),
  )
  const verticals = new Set(routes.flatMap((r) => (r.kind === 'vertical' ? [r.row] : [])))
  const laneTop = top + REGION.head + REGION.azHead + REGION.gap
  const rowY: number[] = []
  let y = laneTop
  rowH.forEach((h, row) => {
    if (row > 0) y += verticals.has(row) ? VERTICAL_GAP : LANE_GAP
    rowY.push(y)
    y += h
  })
  const bottom = Math.max(y, laneTop + BAND.h) + REGION.foot

  const { gutter, left, right } = gutters(routes, n, few, columnW, viewportW, straightLabelW(lanes))
  let x = left
  const regions: RegionBox[] = topology.regions.map((region, i) => {
    const widths = columnW[i] ?? []
    let cx = x + REGION.pad
    const columns = region.azs.map((id, j) => {
      const w = widths[j] ?? CARD.column
      const box = { id, x: cx, y: top + REGION.head, w, h: bottom - REGION.foot - top - REGION.head }
      cx += w
      return box
    })
    const box = { id: region.id, x, y: top, w: cx + REGION.pad - x, h: bottom - top, columns }
    x += box.w + gutter
    return box
  })

  const servers: ServerBox[] = []
  const bands = lanes.map((lane): BandBox => {
    const bandY = rowY[lane.row] ?? laneTop
    const first = regions[lane.from]
    const last = regions[lane.to]
    const bx = (first?.x ?? left) + BAND.inset
    const cardY = bandY + BAND.head + BAND.pad
    const placed: ServerBox[] = []
    for (const region of regions.slice(lane.from, lane.to + 1))
      for (const az of region.columns)
        placed.push(...placeCell(cells.get(cellKey(lane.id, region.id, az.id)) ?? [], az, cardY, lane.id))
    servers.push(...placed)
    return {
      id: lane.id,
      cluster: lane.cluster,
      ribbon: lane.ribbon,
      lane,
      x: bx,
      y: bandY,
      w: (last ? last.x + last.w : bx) - BAND.inset - bx,
      h: rowH[lane.row] ?? BAND.h,
      headW: (first?.w ?? REGION.minW) - 2 * BAND.inset,
      ringY: cardY + CARD.ring,
      footY: bandY + (rowH[lane.row] ?? BAND.h) - BAND.foot,
      spine: spineOf(placed),
    }
  })
  const edge = regions.at(-1)
  return {
    width: (edge ? edge.x + edge.w : left) + right,
    height: bottom + MARGIN,
    top,
    tracks,
    regions,
    bands,
    servers,
    lanes,
  }
}

const trackCount = (routes: Route[]): number =>
  routes.reduce((t, r) => (r.kind === 'arc' ? Math.max(t, r.track + 1) : t), 0)
/** One or two cards side by side; more are stacked as chips. */
const cellW = (k: number): number => (k === 0 ? 0 : k <= 2 ? CARD.column * k : CHIP.column)

function laneH(
  lane: Lane,
  cells: Map<string, string[]>,
  cellKey: (l: string, r: string, a: string | null) => string,
) {
  const deepest = Math.max(
    0,
    ...lane.servers.map((s) => cells.get(cellKey(lane.id, s.region, s.az))?.length ?? 0),
  )
  return deepest <= 2 ? BAND.h : Math.max(BAND.h, BAND.head + BAND.pad + CHIP.pitch * deepest + BAND.foot)
}

function placeCell(keys: string[], az: AzBox, cardY: number, band: string): ServerBox[] {
  if (keys.length > 2) {
    const w = CHIP.column - 8
    const x = az.x + (az.w - w) / 2
    return keys.map((key, i) => ({ key, form: 'chip', band, x, y: cardY + CHIP.pitch * i, w, h: CHIP.h }))
  }
  const x0 = az.x + (az.w - CARD.column * keys.length) / 2 + (CARD.column - CARD.w) / 2
  return keys.map((key, i) => ({
    key,
    form: 'card',
    band,
    x: x0 + CARD.column * i,
    y: cardY,
    w: CARD.w,
    h: CARD.h,
  }))
}

/** The stretches from card to card. */
function spineOf(placed: ServerBox[]): { x1: number; x2: number }[] {
  const spans = [...new Map(placed.map((s) => [s.x, s.x + s.w]))].sort((a, b) => a[0] - b[0])
  return spans.slice(1).map(([x], i) => ({ x1: spans[i]?.[1] ?? x, x2: x }))
}

/** Room that the risers of one side of a gutter take; 0 when there is none. */
export const riserZone = (count: number): number =>
  count === 0 ? 0 : RISER.from + RISER.pitch * (count - 1) + RISER.pitch / 2

/** Risers per side of each gutter, as [attached to the region left of it, attached to the region right of it]. */
export function risersOf(routes: Route[], regions: number): [number, number][] {
  const counts = Array.from({ length: regions + 1 }, (): [number, number] => [0, 0])
  for (const r of routes)
    if (r.kind === 'arc')
      for (const end of r.ends) {
        const at = counts[end.gutter]
        if (at) at[end.side === 'right' ? 0 : 1]++
      }
  return counts
}

/** Width of `12/12 ⇄ 12/12` for the largest cluster, so that the label of neighbours fits between their regions. */
const straightLabelW = (lanes: Lane[]): number => {
  const largest = lanes.reduce((max, l) => Math.max(max, l.servers.length), 1)
  return 2 * monoWidth(`${largest}/${largest}`) + 34
}

function gutters(
  routes: Route[],
  n: number,
  few: boolean,
  columnW: number[][],
  viewportW: number,
  labelW: number,
) {
  const counts = risersOf(routes, n).map(([l, r]): [number, number] =>
    few ? [l, r] : [Math.min(l, 2), Math.min(r, 2)],
  )
  const margin = (count: number) => (count === 0 ? MARGIN : riserZone(count) + MARGIN)
  const left = margin(counts[0]?.[1] ?? 0)
  const right = margin(counts[n]?.[0] ?? 0)
  const clear = Math.max(GUTTER.min, labelW)
  const lowest = Math.max(
    clear,
    ...counts.slice(1, n).map(([l, r], i) => {
      const below = crossesStraight(routes, i + 1)
      return below ? clear + riserZone(l) + riserZone(r) : riserZone(l) + riserZone(r) + RISER.pitch
    }),
  )
  const sum = columnW.flat().reduce((a, b) => a + b, 0) + 2 * REGION.pad * n
  const wanted = n > 1 ? (viewportW - left - right - sum) / (n - 1) : 0
  return { gutter: Math.max(lowest, Math.min(GUTTER.max, Math.floor(wanted))), left, right }
}

/** Whether a riser of this gutter starts below a straight bundle there and so passes its label. */
export function crossesStraight(routes: Route[], gutter: number): boolean {
  const rows = routes.flatMap((r) => (r.kind === 'straight' && r.gutter === gutter ? [r.row] : []))
  return routes.some(
    (r) =>
      r.kind === 'arc' &&
      r.ends.some((e) => e.gutter === gutter && rows.some((row) => e.lane.row > row || e.port > 1)),
  )
}
