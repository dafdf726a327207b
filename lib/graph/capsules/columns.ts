import type { AzBox, RegionBox } from '../layout'
import { REGION } from '../metrics'
import type { Topology } from '../topology'
import { closedWidth } from './density'
import type { Grain, Part } from './grain'
import { CAPSULE, CHIPS, LINE, stackOf } from './metrics'
import type { CapsulePlan } from './types'

export interface RegionWidth {
  id: string
  open: boolean
  pad: number
  /** null: a closed region of the tier of regions, whose AZs have no columns. */
  columns: { id: string | null; w: number }[] | null
  w: number
}

/**
 * Widths of the regions of one row. An open region has chip columns; beside it the others give way, down to a column that
 * still holds a capsule, and then its chips do, down to a name that can be told apart.
 */
export function regionWidths(
  regions: Topology['regions'],
  parts: readonly Part[],
  grain: (part: Part) => Grain,
  plan: CapsulePlan,
  viewportW: number,
): RegionWidth[] {
  const isOpen = (id: string) =>
    plan.spread !== null ||
    parts.some((p) => p.region === id && grain(p) !== (plan.tier === 'azs' ? 'azs' : 'cluster'))
  const abreast = new Map(
    regions.filter((r) => isOpen(r.id)).map((r) => [r.id, chipColumns(r, parts, grain, plan)] as const),
  )
  const closed = regions.filter((r) => !abreast.has(r.id))
  const room =
    viewportW - 2 * CAPSULE.margin - CAPSULE.gutter * (regions.length - 1) - 2 * REGION.pad * abreast.size
  const least = closed.reduce((sum, r) => sum + closedWidth(r.azs.length, CAPSULE.narrowest, plan.tier), 0)
  const chips = [...abreast.values()].flat().reduce((sum, n) => sum + n, 0)
  const chip = clamp(CHIPS.narrowest, (room - least) / Math.max(1, chips), CHIPS.column)
  const open = new Map([...abreast].map(([id, columns]) => [id, openColumns(columns, chip)]))
  const left = room - [...open.values()].flat().reduce((sum, w) => sum + w, 0)
  const columns = closed.reduce((n, r) => n + r.azs.length, 0)
  const column = clamp(
    CAPSULE.narrowest,
    (left - 2 * CAPSULE.pad * closed.length) / Math.max(1, columns),
    CAPSULE.column,
  )
  const lineW = clamp(LINE.regionW.least, left / Math.max(1, closed.length), LINE.regionW.most)
  return regions.map((r): RegionWidth => {
    const wide = open.get(r.id)
    if (wide) {
      const w = wide.reduce((sum, c) => sum + c, 0) + 2 * REGION.pad
      const columns = r.azs.map((id, i) => ({ id, w: wide[i] ?? chip }))
      return { id: r.id, open: true, pad: REGION.pad, columns, w }
    }
    if (plan.tier === 'regions') return { id: r.id, open: false, pad: CAPSULE.pad, columns: null, w: lineW }
    const w = closedWidth(r.azs.length, column, plan.tier)
    const each = (w - 2 * CAPSULE.pad) / Math.max(1, r.azs.length)
    return { id: r.id, open: false, pad: CAPSULE.pad, columns: r.azs.map((id) => ({ id, w: each })), w }
  })
}

const clamp = (least: number, value: number, most: number) => Math.max(least, Math.min(most, value))

/** Columns of chips in each AZ of an open region. */
function chipColumns(
  region: Topology['regions'][number],
  parts: readonly Part[],
  grain: (part: Part) => Grain,
  { spread }: CapsulePlan,
): number[] {
  const own = parts.filter((p) => p.region === region.id && grain(p) === 'chips')
  return region.azs.map((id) => {
    if (spread !== null) return spread
    return Math.max(1, ...own.map((p) => stackOf(p.azs.get(id)?.length ?? 0, null).abreast))
  })
}

/** No narrower than its head. */
function openColumns(columns: readonly number[], chip: number): number[] {
  const widths = columns.map((n) => n * chip)
  const spare = REGION.minW - 2 * REGION.pad - widths.reduce((sum, w) => sum + w, 0)
  return widths.map((w) => w + Math.max(0, spare) / widths.length)
}

/** The box of a region and its columns, from its width. */
export function regionBox(
  width: RegionWidth,
  x: number,
  { top, bottom, foot }: { top: number; bottom: number; foot: number },
): RegionBox {
  let cx = x + width.pad
  const columns = (width.columns ?? []).map(({ id, w }): AzBox => {
    const box = {
      id,
      x: cx,
      y: top + REGION.head,
      w,
      h: bottom - foot - top - REGION.head,
    }
    cx += w
    return box
  })
  return { id: width.id, x, y: top, w: width.w, h: bottom - top, columns }
}
