import type { Lane } from './lanes'
import { BAND, CARD, CHIP, HALF } from './metrics'
import type { Topology } from './topology'

/** The servers of one cluster in one AZ column. */
export interface Cell {
  keys: string[]
  /** How many stand one above the other. */
  rows: number
}
export type Cells = (lane: Lane, region: string, az: string | null) => Cell

/** A region without AZs has room for three abreast: it looks like one of three AZs. */
const UNTAGGED = 3
/** So many chips are as high as a card. */
const ROWS = 4
const NOTHING: Cell = { keys: [], rows: 0 }

/** Slots abreast in every cell of a region, however many of them are taken. */
export const slotsAbreast = (region: Topology['regions'][number]): number =>
  region.azs.length === 1 ? UNTAGGED : 1

/**
 * A cell is a shelf of the height of a card, and as wide as its column, whatever stands on it: one row of cards, two of
 * halves, up to four of chips. So up to four servers abreast of each other a new one takes a free slot and nothing outside
 * of its cell moves; inside, the others keep their column and their order, and make room in height. A fifth row is higher
 * than a card: the lanes below move down by one chip, and nothing moves sideways.
 */
export function cellsOf(topology: Topology, lanes: Lane[]): Cells {
  const abreast = new Map(topology.regions.map((r) => [r.id, slotsAbreast(r)]))
  const cells = new Map<string, Cell>()
  const keyOf = (lane: string, region: string, az: string | null) => JSON.stringify([lane, region, az])
  for (const lane of lanes)
    for (const s of lane.servers) {
      const key = keyOf(lane.id, s.region, s.az)
      const keys = [...(cells.get(key)?.keys ?? []), s.key]
      cells.set(key, { keys, rows: Math.ceil(keys.length / (abreast.get(s.region) ?? 1)) })
    }
  return (lane, region, az) => cells.get(keyOf(lane.id, region, az)) ?? NOTHING
}

export const formOf = ({ rows }: Cell): 'card' | 'half' | 'chip' =>
  rows <= 1 ? 'card' : rows === 2 ? 'half' : 'chip'

/** Height and distance of the marks of each form, px. */
export const FORMS = {
  card: { h: CARD.h, pitch: CARD.h },
  half: HALF,
  chip: CHIP,
} as const

/** Height of a lane: that of a card, or of its deepest stack. */
export function laneHeight(lane: Lane, cells: Cells): number {
  const deepest = lane.servers.reduce((max, s) => Math.max(max, cells(lane, s.region, s.az).rows), 0)
  return BAND.h + CHIP.pitch * Math.max(0, deepest - ROWS)
}
