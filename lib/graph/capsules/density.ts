import { type Density, densityFor, type View } from '../density'
import { CHANNEL, MARGIN, REGION } from '../metrics'
import type { Topology } from '../topology'
import { CAPSULE, CHIPS, LINE, ROWS, type Rows } from './metrics'
import type { CapsuleLayout } from './types'

/** How close capsules stand, px: closer where the window is small, as cards do. */
export interface CapsuleDensity {
  channel: Density['channel']
  /** A line of the tier of regions. */
  line: { h: number; gap: number }
  rows: Rows
  /** Under the regions. */
  margin: number
}

/** What a row of closed regions takes, px, and the lines in it that give way. */
export interface Closed {
  /** Lanes, and the lines of the tier of regions with the gaps between them. */
  high: number
  /** Gaps between lanes of the tier of AZs. */
  gaps: number
  lines: number
  tracks: number
}

const ROOMY: CapsuleDensity = {
  channel: CHANNEL,
  line: { h: LINE.h.most, gap: LINE.gap.most },
  rows: ROWS.roomy,
  margin: MARGIN,
}
const LEAST_MARGIN = 8

/**
 * Lines give way first, then the margin and the channel, then all that stands between lanes at once. What is never seen whole
 * at the size of its words (more rows than one, or too many lanes) keeps its distances: nothing is won by narrower ones.
 */
export function capsuleDensity(rows: readonly Closed[], view: View): CapsuleDensity {
  const [row] = rows
  if (!row || rows.length > 1) return ROOMY
  const roomy = densityOf(row, ROWS.roomy, view)
  const fitting = [roomy, densityOf(row, ROWS.close, view)].find((d) => d.fits)
  return fitting?.density ?? { ...ROOMY, line: roomy.density.line }
}

/** With these distances between lanes: how close the rest stands, and whether all is seen then. */
function densityOf(row: Closed, rows: Rows, view: View): { density: CapsuleDensity; fits: boolean } {
  const frame = REGION.head + REGION.azHead + rows.head + rows.lane * row.gaps + rows.below + rows.foot
  const heightOf = (c: Density['channel'] | null) => (c ? c.base + c.track * row.tracks : MARGIN)
  const roomy = row.tracks > 0 ? CHANNEL : null
  const missing = frame + row.high + heightOf(roomy) + MARGIN - view.h
  if (missing <= 0) return { density: { ...ROOMY, rows }, fits: true }
  const give = { h: LINE.h.most - LINE.h.least, gap: LINE.gap.most - LINE.gap.least }
  const part = row.lines === 0 ? 0 : Math.min(1, missing / row.lines / (give.h + give.gap))
  const line = { h: ROOMY.line.h - part * give.h, gap: ROOMY.line.gap - part * give.gap }
  const high = frame + row.high - part * (give.h + give.gap) * row.lines
  const margin = Math.max(LEAST_MARGIN, Math.min(MARGIN, view.h - high - heightOf(roomy)))
  const needs = { columns: [], between: 0, lanes: 0, verticals: 0, high: high + margin }
  const { channel } = densityFor({ ...needs, tracks: row.tracks > 0 ? row.tracks : null }, view)
  const fits = high + margin + heightOf(roomy && channel) <= view.h + 0.5
  return { density: { channel, line, rows, margin }, fits }
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
