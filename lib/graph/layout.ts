import { type Cell, cellsOf, FORMS, formOf, laneHeight, slotsAbreast } from './cells'
import { type Density, densityFor, regionWidth, type View } from './density'
import { EDGE } from './edges'
import { guttersFor } from './gutters'
import { assignLanes, type Lane } from './lanes'
import { BAND, type Box, CARD, CHIP, drawsAll, GUTTER, MARGIN, REGION } from './metrics'
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
  /** A band that goes on here, in a later row of regions: its mark is the first one. */
  again?: boolean
  /** A band of one line, whose capsules say whose it is. */
  headless?: boolean
}
export interface ServerBox extends Box {
  key: string
  /** Whole, one of two that share the room of a card, or a line of a stack. */
  form: 'card' | 'half' | 'chip'
  band: string
}
export interface Layout {
  width: number
  height: number
  /** y of the regions' upper edge: the channel of the arcs lies above. */
  top: number
  tracks: number
  channel: Density['channel']
  /** Where the lines end that leave a scope. */
  edgeX: number
  regions: RegionBox[]
  bands: BandBox[]
  servers: ServerBox[]
  lanes: Lane[]
  /** All bundles are arcs, but for those that leave a scope. */
  arcsOnly: boolean
  /** Width of gutters too narrow for labels. */
  narrow?: number
}

/**
 * Places everything. A column is a failure domain (region › AZ), a row is a cluster. Depends on ids and the size of the
 * window only, so no measurement ever moves a mark; a server more moves nothing outside of its cell (see `cellsOf`), until
 * its stack is higher than a card.
 */
export function layout(topology: Topology, view: View): Layout {
  const { lanes, rows } = assignLanes(topology, new Set(topology.ribbons))
  const n = topology.regions.length
  const few = drawsAll(topology)
  const arcsOnly = topology.sparse === true
  const routes = planRoutes(lanes, topology.pairs, n, arcsOnly)
  const tracks = few ? trackCount(routes) : Math.min(topology.sparse ? 1 : 3, trackCount(routes))
  const hasChannel = tracks > 0 || n > 1
  const cells = cellsOf(topology, lanes)
  const rowH = Array.from({ length: rows }, (_, row) =>
    lanes.filter((l) => l.row === row).reduce<number>((h, l) => Math.max(h, laneHeight(l, cells)), BAND.h),
  )
  const verticals = new Set(routes.flatMap((r) => (r.kind === 'vertical' && r.row > 0 ? [r.row] : [])))
  const { lowest, left, right } = guttersFor(routes, n, few)
  const aside = asideOf(topology)
  const columns = topology.regions.map((r) => slotsAbreast(r) * r.azs.length)
  const heads = REGION.head + REGION.azHead + REGION.gap
  const density = densityFor(
    {
      columns,
      between: left + right + aside + lowest * Math.max(0, n - 1),
      high: heads + rowH.reduce((a, b) => a + b, 0) + REGION.foot + MARGIN + (hasChannel ? 0 : MARGIN),
      lanes: Math.max(0, rows - 1 - verticals.size),
      verticals: verticals.size,
      tracks: hasChannel ? tracks : null,
    },
    view,
  )
  const { channel } = density
  const top = hasChannel ? channel.base + channel.track * tracks : MARGIN

  const laneTop = top + heads
  const rowY: number[] = []
  let y = laneTop
  rowH.forEach((h, row) => {
    if (row > 0) y += verticals.has(row) ? density.vertical : density.lane
    rowY.push(y)
    y += h
  })
  const bottom = Math.max(y, laneTop + BAND.h) + REGION.foot

  const fixed = left + right + aside + 2 * density.margin
  const column = n === 1 ? loneColumn(columns[0] ?? 1, density, view.w - fixed) : density.column
  const widths = columns.map((count) => regionWidth(count, { ...density, column }))
  const taken = fixed + widths.reduce((a, b) => a + b, 0)
  const spare = n > 1 ? Math.floor((view.w - taken) / (n - 1)) : 0
  const gutter = Math.max(lowest, Math.min(GUTTER.max, spare))
  let x = left + density.margin
  const regions = topology.regions.map((region, i): RegionBox => {
    const w = widths[i] ?? density.minW
    const columnW = (w - 2 * density.pad) / Math.max(1, region.azs.length)
    const columns = region.azs.map((id, j) => ({
      id,
      x: x + density.pad + columnW * j,
      y: top + REGION.head,
      w: columnW,
      h: bottom - REGION.foot - top - REGION.head,
    }))
    const box = { id: region.id, x, y: top, w, h: bottom - top, columns }
    x += w + gutter
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
    for (const region of topology.regions.slice(lane.from, lane.to + 1))
      for (const az of regions.find((r) => r.id === region.id)?.columns ?? []) {
        const shelf = { x: az.x, w: az.w, y: cardY, slots: slotsAbreast(region) }
        placed.push(...placeCell(cells(lane, region.id, az.id), shelf, column, lane.id))
      }
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
      headW: (first?.w ?? density.minW) - 2 * BAND.inset,
      tailW: (last?.w ?? density.minW) - 2 * BAND.inset,
      ringY: cardY + CARD.ring,
      footY: bandY + (rowH[lane.row] ?? BAND.h) - BAND.foot,
    }
  })
  const edge = regions.at(-1)
  return {
    width: (edge ? edge.x + edge.w : left + density.margin) + right + density.margin + aside,
    arcsOnly,
    edgeX: (edge ? edge.x + edge.w : 0) + right + EDGE.line,
    height: bottom + MARGIN,
    top,
    tracks,
    channel,
    regions,
    bands,
    servers,
    lanes,
  }
}

/** Room beside a scope for where its links lead. */
export const asideOf = ({ outside = [] }: Topology): number =>
  outside.length > 0 ? EDGE.line + EDGE.words : 0

const trackCount = (routes: Route[]): number =>
  routes.reduce((t, r) => (r.kind === 'arc' ? Math.max(t, r.track + 1) : t), 0)

/** A region that is alone leaves the width of the window to its columns: then a chip says what its server leads. */
const loneColumn = (columns: number, { column, pad }: Density, room: number): number =>
  Math.max(column, Math.min(CHIP.column, Math.floor((room - 2 * pad) / columns)))

/** Where the cards of a cell stand: its column, and how many have room abreast. */
interface Shelf {
  x: number
  w: number
  y: number
  slots: number
}

/** In rows from the left; slots that are free stay free. */
function placeCell(cell: Cell, shelf: Shelf, column: number, band: string): ServerBox[] {
  const form = formOf(cell)
  const { h, pitch } = FORMS[form]
  const card = Math.min(CARD.w, column - 6)
  // Routes run between two stacks of them.
  const w = form === 'chip' ? Math.max(card, column - (CARD.column - CARD.w)) : card
  const x0 = shelf.x + (shelf.w - column * shelf.slots) / 2 + (column - w) / 2
  return cell.keys.map((key, i) => ({
    key,
    form,
    band,
    x: x0 + column * (i % shelf.slots),
    y: shelf.y + pitch * Math.floor(i / shelf.slots),
    w,
    h,
  }))
}
