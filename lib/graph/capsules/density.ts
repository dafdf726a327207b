import { type Density, densityFor, type View } from '../density'
import { MARGIN, REGION } from '../metrics'
import type { Topology } from '../topology'
import { CAPSULE, CHIPS, LINE } from './metrics'
import type { CapsuleLayout } from './types'

/** How close capsules stand, px: closer where the window is small, as cards do. */
export interface CapsuleDensity {
  channel: Density['channel']
  /** A line of the tier of regions. */
  line: { h: number; gap: number }
}

/** What a row of closed regions takes, px, and the lines in it that give way. */
export interface Closed {
  /** Lanes and the gaps between them. */
  high: number
  lines: number
  tracks: number
}

/** More rows than one are never seen whole at the size of their words: nothing gives way for them. */
export function capsuleDensity(rows: readonly Closed[], view: View): CapsuleDensity {
  const most = { h: LINE.h.most, gap: LINE.gap.most }
  const [row] = rows
  const frame = REGION.head + REGION.azHead + REGION.gap + CAPSULE.bandFoot + CAPSULE.foot + MARGIN
  const needs = { columns: [], between: 0, lanes: 0, verticals: 0 }
  if (!row || rows.length > 1)
    return { channel: densityFor({ ...needs, high: 0, tracks: null }, view).channel, line: most }
  const whole = densityFor({ ...needs, high: 0, tracks: row.tracks }, view).channel
  const channel = row.tracks > 0 ? whole.base + whole.track * row.tracks : MARGIN
  const missing = Math.max(0, frame + row.high + channel - view.h)
  const give = { h: LINE.h.most - LINE.h.least, gap: LINE.gap.most - LINE.gap.least }
  const part = row.lines === 0 ? 0 : Math.min(1, missing / row.lines / (give.h + give.gap))
  const saved = part * (give.h + give.gap) * row.lines
  const { channel: close } = densityFor(
    { ...needs, high: frame + row.high - saved, tracks: row.tracks > 0 ? row.tracks : null },
    view,
  )
  return { channel: close, line: { h: most.h - part * give.h, gap: most.gap - part * give.gap } }
}

/** How many regions stand in one row. */
export function regionsAbreast(topology: Topology, tier: CapsuleLayout['tier'], view: View): number {
  const widths = topology.regions.map((r) => closedWidth(r.azs.length, CAPSULE.narrowest, tier))
  const widest = Math.max(CAPSULE.minW, ...widths)
  const room = view.w - 2 * CAPSULE.margin + CAPSULE.gutter
  return Math.max(CAPSULE.abreast, Math.floor(room / (widest + CAPSULE.gutter)))
}

/** Width of a closed region at its narrowest where regions are capsules, else with AZ columns of that width. */
export const closedWidth = (azs: number, column: number, tier: CapsuleLayout['tier']): number =>
  tier === 'regions' ? LINE.regionW.least : Math.max(CAPSULE.minW, column * azs + 2 * CAPSULE.pad)

/** Chips that have room abreast in each AZ of a region that has the window for itself. */
export const chipsAbreast = (azs: number, view: View): number =>
  Math.max(1, Math.floor((view.w - 2 * CAPSULE.margin - 2 * REGION.pad) / (CHIPS.column * Math.max(1, azs))))
