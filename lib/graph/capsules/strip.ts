import { EDGE } from '../edges'
import type { Lane } from '../lanes'
import type { BandBox, Layout, RegionBox, ServerBox } from '../layout'
import { BAND, CHIP, REGION } from '../metrics'
import type { Topology } from '../topology'
import { regionBox, regionWidths } from './columns'
import type { CapsuleDensity } from './density'
import type { Grain, Part } from './grain'
import { CAPSULE, stackOf } from './metrics'
import { placePart } from './place'
import type { CapsuleBox, CapsulePlan, FootBox } from './types'

/** One row of regions. */
export interface Strip {
  layout: Layout
  capsules: CapsuleBox[]
  feet: FootBox[]
  opened: string[]
}

export interface StripInput {
  regions: Topology['regions']
  lanes: Lane[]
  parts: Part[]
  grain: (part: Part) => Grain
  plan: CapsulePlan
  viewportW: number
  density: CapsuleDensity
  /** Room to the right for where links lead that leave a scope. */
  aside: number
  top: number
  tracks: number
}

export function stripOf(input: StripInput): Strip {
  const { regions, lanes, parts, grain, plan, viewportW, density, aside, top, tracks } = input
  const { line, rows } = density
  const widths = regionWidths(regions, parts, grain, plan, viewportW - aside)
  const gap = gapOf(plan, density)
  const laneTop = top + REGION.head + REGION.azHead + rows.head
  const heights = rowHeights(lanes, parts, grain, plan, line)
  const rowY: number[] = []
  let y = laneTop
  heights.forEach((h, row) => {
    if (row > 0) y += gap
    rowY.push(y)
    y += h
  })
  const bottom = Math.max(y, laneTop + line.h) + rows.below + rows.foot

  let x: number = CAPSULE.margin
  const boxes = widths.map((width): RegionBox => {
    const box = regionBox(width, x, { top, bottom, foot: rows.foot })
    x += box.w + CAPSULE.gutter
    return box
  })
  const capsules: CapsuleBox[] = []
  const servers: ServerBox[] = []
  const bands = lanes.map((lane): BandBox => {
    const first = boxes[lane.from]
    const last = boxes[lane.to]
    const bandY = rowY[lane.row] ?? laneTop
    const own = parts.filter((p) => p.lane === lane.id)
    const headless = own.every((p) => grain(p) === 'cluster')
    const h = headless ? line.h : (heights[lane.row] ?? line.h)
    const footY = headless ? bandY + (h + CHIP.h) / 2 : bandY + h - CAPSULE.bandFoot - CAPSULE.under.pad
    const bx = (first?.x ?? 0) + BAND.inset
    for (const part of own) {
      const region = boxes.find((b) => b.id === part.region)
      if (!region) continue
      const placed = placePart(part, grain(part), region, { y: bandY, h, headless }, plan)
      capsules.push(...placed.capsules)
      servers.push(...placed.servers)
    }
    return {
      id: lane.id,
      cluster: lane.cluster,
      ribbon: lane.ribbon,
      lane,
      x: bx,
      y: bandY,
      w: (last ? last.x + last.w : bx) - BAND.inset - bx,
      h,
      headW: (first?.w ?? 0) - 2 * BAND.inset,
      tailW: (last?.w ?? 0) - 2 * BAND.inset,
      ringY: bandY + h / 2,
      footY,
      ...(headless ? { headless } : {}),
    }
  })
  const edge = boxes.at(-1)
  return {
    layout: {
      width: (edge ? edge.x + edge.w : CAPSULE.margin) + CAPSULE.margin + aside,
      height: bottom + density.margin,
      top,
      tracks,
      channel: density.channel,
      arcsOnly: true,
      edgeX: (edge ? edge.x + edge.w : 0) + EDGE.line,
      narrow: CAPSULE.gutter,
      regions: boxes,
      bands,
      servers,
      lanes,
    },
    capsules,
    feet: feetOf(boxes, parts, servers, rows.foot),
    opened: widths.filter((w) => w.open).map((w) => w.id),
  }
}

type Line = CapsuleDensity['line']

/** Between two lanes, px. */
export const gapOf = (plan: CapsulePlan, { rows, line }: Pick<CapsuleDensity, 'rows' | 'line'>): number =>
  plan.tier === 'azs' ? rows.lane : line.gap

/** Of a row's clusters the one with the deepest stack says how high it is; AZ capsules fill it, so that rows stay when a region opens. */
export function rowHeights(
  lanes: Lane[],
  parts: Part[],
  grain: (part: Part) => Grain,
  plan: CapsulePlan,
  line: Line,
): number[] {
  const rowOf = new Map(lanes.map((l) => [l.id, l.row]))
  const heights: number[] = []
  for (const part of parts) {
    const row = rowOf.get(part.lane)
    if (row === undefined) continue
    heights[row] = Math.max(heights[row] ?? 0, heightOf(part, grain(part), plan, line))
  }
  return Array.from(heights, (h) => h ?? line.h)
}

function heightOf(part: Part, grain: Grain, plan: CapsulePlan, line: Line): number {
  if (grain === 'cluster') return line.h
  const stack = Math.max(1, ...[...part.azs.values()].map((keys) => stackOf(keys.length, plan.spread).rows))
  const rows = plan.tier === 'regions' && grain === 'azs' ? 1 : stack
  return BAND.head + CHIP.pitch * rows + CAPSULE.bandFoot
}

function feetOf(regions: RegionBox[], parts: Part[], servers: ServerBox[], foot: number): FootBox[] {
  const drawn = new Set(servers.map((s) => s.key))
  return regions.map((r) => {
    const keys = parts.filter((p) => p.region === r.id).flatMap((p) => [...p.azs.values()].flat())
    return {
      region: r.id,
      x: r.x,
      y: r.y + r.h - foot,
      w: r.w,
      h: foot,
      drawn: keys.filter((k) => drawn.has(k)),
      inside: keys.filter((k) => !drawn.has(k)),
    }
  })
}
