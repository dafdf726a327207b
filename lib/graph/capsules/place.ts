import type { RegionBox, ServerBox } from '../layout'
import { BAND, CHIP } from '../metrics'
import type { Grain, Part } from './grain'
import { CAPSULE, CHIPS, LINE, stackOf } from './metrics'
import type { CapsuleBox, CapsulePlan } from './types'

export const capsuleId = (band: string, region: string, az?: string | null): string =>
  `capsule:${JSON.stringify(az === undefined ? [band, region] : [band, region, az])}`

/** The marks of one cluster in one region, inside its band. */
export function placePart(
  part: Part,
  grain: Grain,
  region: RegionBox,
  band: { y: number; h: number; headless: boolean },
  plan: CapsulePlan,
): { capsules: CapsuleBox[]; servers: ServerBox[] } {
  const { cluster, lane } = part
  if (grain === 'cluster') {
    const of = { kind: 'region', region: region.id } as const
    const keys = [...part.azs.values()].flat()
    // Its servers are in all AZs of the region: it goes over all columns of one that is open.
    const box = {
      x: region.x + BAND.inset + LINE.inset,
      y: band.y + (band.headless ? (band.h - CHIP.h) / 2 : BAND.head),
      w: region.w - 2 * BAND.inset - 2 * LINE.inset,
      h: CHIP.h,
    }
    return {
      capsules: [{ id: capsuleId(lane, region.id), of, cluster, band: lane, keys, ...box }],
      servers: [],
    }
  }
  const top = band.y + BAND.head
  const capsules: CapsuleBox[] = []
  const servers: ServerBox[] = []
  for (const column of region.columns) {
    const keys = part.azs.get(column.id)
    if (!keys) continue
    if (grain === 'azs') {
      const h = plan.tier === 'azs' ? band.h - BAND.head - CAPSULE.bandFoot - CAPSULE.under.pad : CHIP.h
      const box = { x: column.x + CAPSULE.inset / 2, y: top, w: column.w - CAPSULE.inset, h }
      const of = { kind: 'az', region: region.id, az: column.id } as const
      capsules.push({ id: capsuleId(lane, region.id, column.id), of, cluster, band: lane, keys, ...box })
    } else servers.push(...chipsIn(keys, column, top, lane, plan.spread))
  }
  return { capsules, servers }
}

/** Chips fill a column of the stack, then the next one beside it; as wide as the column lets them be. */
function chipsIn(
  keys: string[],
  column: { x: number; w: number },
  top: number,
  band: string,
  spread: number | null,
): ServerBox[] {
  const { rows, abreast } = stackOf(keys.length, spread)
  const pitch = Math.min(CHIPS.column, column.w / (spread ?? abreast))
  const x0 = column.x + (spread === null ? (column.w - pitch * abreast) / 2 : 0) + 4
  return keys.map((key, i) => ({
    key,
    form: 'chip',
    band,
    x: x0 + pitch * Math.floor(i / rows),
    y: top + CHIP.pitch * (i % rows),
    w: pitch - 8,
    h: CHIP.h,
  }))
}
