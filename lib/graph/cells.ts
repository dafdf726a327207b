import type { Lane } from './lanes'
import { BAND, CARD, CHIP } from './metrics'
import { tierOf } from './tiers'
import type { Topology } from './topology'

/** The servers of one cluster in one AZ column. */
export interface Cell {
  keys: string[]
  /** Drawn as chips one above the other instead of cards abreast. */
  stacked: boolean
  /** Width that the cell asks of its column. */
  w: number
}
export type Cells = (lane: Lane, region: string, az: string | null) => Cell

const ABREAST = { tagged: 2, untagged: 5 } as const
const NOTHING: Cell = { keys: [], stacked: false, w: 0 }

/**
 * Two cards lie abreast, more are stacked as chips. A region of one AZ column has no neighbour column to keep apart, so
 * up to five cards lie abreast there: clusters without AZ tags look like those that have them.
 */
export function cellsOf(topology: Topology, lanes: Lane[]): Cells {
  const columns = new Map(topology.regions.map((r) => [r.id, r.azs.length]))
  const cells = new Map<string, Cell>()
  const keyOf = (lane: string, region: string, az: string | null) => JSON.stringify([lane, region, az])
  for (const lane of lanes)
    for (const s of lane.servers) {
      const key = keyOf(lane.id, s.region, s.az)
      const keys = [...(cells.get(key)?.keys ?? []), s.key]
      const wide = columns.get(s.region) === 1 && tierOf(topology.servers.length) === 'cards'
      const stacked = keys.length > (wide ? ABREAST.untagged : ABREAST.tagged)
      cells.set(key, { keys, stacked, w: stacked ? CHIP.column : CARD.column * keys.length })
    }
  return (lane, region, az) => cells.get(keyOf(lane.id, region, az)) ?? NOTHING
}

/** Height of a lane: that of a card, or of its deepest stack. */
export function laneHeight(lane: Lane, cells: Cells): number {
  const deepest = lane.servers.reduce((max, s) => {
    const cell = cells(lane, s.region, s.az)
    return cell.stacked ? Math.max(max, cell.keys.length) : max
  }, 0)
  return Math.max(BAND.h, BAND.head + BAND.pad + CHIP.pitch * deepest + BAND.foot)
}
