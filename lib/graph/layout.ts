import { type Cell, cellsOf, laneHeight } from './cells'
import { gutters, straightLabelW } from './gutters'
import { assignLanes, type Lane } from './lanes'
import {
  BAND,
  type Box,
  CARD,
  CHANNEL,
  CHIP,
  drawsAll,
  LANE_GAP,
  MARGIN,
  REGION,
  VERTICAL_GAP,
} from './metrics'
import { planRoutes, type Route } from './plan'
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
  /** The same inside its last region, for what stands at the other end. */
  tailW: number
  /** y of the cards' rings. */
  ringY: number
  /** y of the cards' lower edge, where stream lines leave. */
  footY: number
  spine: { x1: number; x2: number }[]
  /** A band that goes on here, in a later row of regions: its mark is the first one. */
  again?: boolean
  /** A band of one line, whose capsules say whose it is. */
  headless?: boolean
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
  /** Width of gutters too narrow for labels: all bundles are then arcs. */
  narrow?: number
}

/**
 * Places everything. A column is a failure domain (region › AZ), a row is a cluster. Depends on ids and the width of the
 * viewport only, so no measurement ever moves a mark.
 */
export function layout(topology: Topology, viewportW: number): Layout {
  const { lanes, rows } = assignLanes(topology)
  const n = topology.regions.length
  const few = drawsAll(topology)
  const routes = planRoutes(lanes, topology.pairs, n)
  const tracks = few ? trackCount(routes) : Math.min(topology.sparse ? 1 : 3, trackCount(routes))
  const top = tracks > 0 ? CHANNEL.base + CHANNEL.track * tracks : n > 1 ? CHANNEL.base : MARGIN

  const cells = cellsOf(topology, lanes)
  const columnW = topology.regions.map((region) => {
    const widths = region.azs.map((az) =>
      Math.max(CARD.column, ...lanes.map((l) => cells(l, region.id, az).w)),
    )
    const sum = widths.reduce((a, b) => a + b, 0)
    const spare = Math.max(0, REGION.minW - 2 * REGION.pad - sum) / Math.max(1, widths.length)
    return widths.map((w) => w + spare)
  })

  const rowH = Array.from({ length: rows }, (_, row) =>
    lanes.filter((l) => l.row === row).reduce<number>((h, l) => Math.max(h, laneHeight(l, cells)), BAND.h),
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
        placed.push(...placeCell(cells(lane, region.id, az.id), az, cardY, lane.id))
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
      tailW: (last?.w ?? REGION.minW) - 2 * BAND.inset,
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
function placeCell({ keys, stacked }: Cell, az: AzBox, cardY: number, band: string): ServerBox[] {
  if (stacked) {
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
