import type { BandBox } from '../layout'
import { bandAt, holdersOf } from './marks'
import type { CapsuleLayout } from './types'

/** The routes of a cluster over the cells of one band: a bus, and a leg to each cell. */
export interface Comb {
  id: string
  cluster: string
  /** null where the band has one cell: its leg stands alone. */
  bus: string | null
  legs: CombLeg[]
}

/** `keys` are the servers of the cell. */
export interface CombLeg {
  id: string
  keys: readonly string[]
  d: string
}

/** The bus over the marks, under the words of the head. */
const OVER = 3.5

/** A comb for every band with a head; one of a single line has none, its capsules say it. */
export function combsOf(layout: CapsuleLayout): Comb[] {
  const cells = new Map<BandBox, Map<string, Cell>>()
  for (const mark of holdersOf(layout)) {
    const band = bandAt(layout, mark)
    if (!band || band.headless || band.cluster === null) continue
    const x = columnOf(layout, mark)
    const own = cells.get(band) ?? new Map<string, Cell>()
    const cell = own.get(x.id)
    own.set(x.id, {
      x: x.middle ?? mark.x + mark.w / 2,
      top: Math.min(cell?.top ?? mark.y, mark.y),
      keys: [...(cell?.keys ?? []), ...mark.keys],
    })
    cells.set(band, own)
  }
  return [...cells].map(([band, own]): Comb => {
    const all = [...own].sort(([, a], [, b]) => a.x - b.x)
    const top = Math.min(...all.map(([, c]) => c.top)) - OVER
    const [first, last] = [all[0]?.[1], all.at(-1)?.[1]]
    return {
      id: band.id,
      cluster: band.cluster ?? '',
      bus: first && last && first !== last ? `M${first.x} ${top}H${last.x}` : null,
      legs: all.map(([id, c]) => ({ id: `${band.id} ${id}`, keys: c.keys, d: `M${c.x} ${top}V${c.top}` })),
    }
  })
}

interface Cell {
  x: number
  top: number
  keys: readonly string[]
}

/** The AZ column that a mark stands in, and its middle; of a region without columns the region. */
function columnOf(layout: CapsuleLayout, { x, w }: { x: number; w: number }) {
  const at = x + w / 2
  const region = layout.regions.find((r) => at >= r.x && at <= r.x + r.w)
  const column = region?.columns.find((c) => at >= c.x && at <= c.x + c.w)
  return { id: JSON.stringify([region?.id, column?.id]), middle: column ? column.x + column.w / 2 : null }
}
