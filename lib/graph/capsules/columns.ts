import type { AzBox, RegionBox } from '../layout'
import { CHIP, REGION } from '../metrics'
import type { Topology } from '../topology'
import type { Grain, Part } from './grain'
import { CAPSULE, LINE, stackOf } from './metrics'
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
 * still holds a capsule.
 */
export function regionWidths(
  regions: Topology['regions'],
  parts: readonly Part[],
  grain: (part: Part) => Grain,
  plan: CapsulePlan,
  viewportW: number,
): RegionWidth[] {
  const isOpen = (id: string) =>
    parts.some((p) => p.region === id && grain(p) !== (plan.tier === 'azs' ? 'azs' : 'cluster'))
  const open = new Map(
    regions.filter((r) => isOpen(r.id)).map((r) => [r.id, openColumns(r, parts, grain)] as const),
  )
  const openW = [...open.values()].flat().reduce((sum, c) => sum + c.w, 0) + 2 * REGION.pad * open.size
  const closed = regions.filter((r) => !open.has(r.id))
  const room =
    viewportW -
    2 * CAPSULE.margin -
    CAPSULE.gutter * (regions.length - 1) -
    openW -
    2 * CAPSULE.pad * closed.length
  const columns = closed.reduce((n, r) => n + r.azs.length, 0)
  const column =
    open.size === 0
      ? CAPSULE.column
      : Math.max(CAPSULE.narrowest, Math.min(CAPSULE.column, room / Math.max(1, columns)))
  return regions.map((r): RegionWidth => {
    const wide = open.get(r.id)
    if (wide) {
      const w = wide.reduce((sum, c) => sum + c.w, 0) + 2 * REGION.pad
      return { id: r.id, open: true, pad: REGION.pad, columns: wide, w }
    }
    if (plan.tier === 'regions')
      return { id: r.id, open: false, pad: CAPSULE.pad, columns: null, w: LINE.regionW }
    const w = Math.max(CAPSULE.minW, column * r.azs.length + 2 * CAPSULE.pad)
    const each = (w - 2 * CAPSULE.pad) / Math.max(1, r.azs.length)
    return {
      id: r.id,
      open: false,
      pad: CAPSULE.pad,
      columns: r.azs.map((id) => ({ id, w: each })),
      w,
    }
  })
}

function openColumns(
  region: Topology['regions'][number],
  parts: readonly Part[],
  grain: (part: Part) => Grain,
) {
  const own = parts.filter((p) => p.region === region.id && grain(p) === 'chips')
  const columns = region.azs.map((id) => {
    const abreast = own.map((p) => {
      const n = p.azs.get(id)?.length ?? 0
      return n === 0 ? 1 : Math.ceil(n / stackOf(n))
    })
    return { id, w: CHIP.column * Math.max(1, ...abreast) }
  })
  const spare = REGION.minW - 2 * REGION.pad - columns.reduce((sum, c) => sum + c.w, 0)
  return columns.map((c) => ({ ...c, w: c.w + Math.max(0, spare) / columns.length }))
}

/** The box of a region and its columns, from its width. */
export function regionBox(width: RegionWidth, x: number, top: number, bottom: number): RegionBox {
  let cx = x + width.pad
  const columns = (width.columns ?? []).map(({ id, w }): AzBox => {
    const box = {
      id,
      x: cx,
      y: top + REGION.head,
      w,
      h: bottom - CAPSULE.foot - top - REGION.head,
    }
    cx += w
    return box
  })
  return { id: width.id, x, y: top, w: width.w, h: bottom - top, columns }
}
