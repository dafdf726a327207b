/** The layout rule of capsules in numbers (px), from the visual reference (Layout 5, 9, 10). */
export const CAPSULE = {
  /** Width of a closed AZ column, at most and where there is less room; the capsule in it is 6 narrower. */
  column: 36,
  narrowest: 32,
  inset: 6,
  /** A closed region is no narrower: its head and its foot must be read. */
  minW: 108,
  /** Inner edge of a closed region. */
  pad: 4,
  gutter: 20,
  margin: 16,
  /** Regions abreast in any window; more where they have room, the others wrap. */
  abreast: 6,
  bandFoot: 8,
  /** Under the marks of a band, inside it and down to the next one: lines of streams first, then words. */
  under: { pad: 4, lines: 10, words: 22 },
} as const

/** What stands between the capsules of a closed map: as the visual reference says, and where that makes all of it fit. */
export const ROWS: Readonly<Record<'roomy' | 'close', Rows>> = {
  roomy: { head: 4, lane: 16, below: 8, foot: 48 },
  close: { head: 0, lane: 12, below: 4, foot: 40 },
}

/** Heights, px. */
export interface Rows {
  /** From the heads of the AZs to the first lane. */
  head: number
  /** From lane to lane: the lower edge of a band, words under its capsules, the upper edge of the next one. */
  lane: number
  /** Under the last lane, and then "20 hidden, all up" and what opens the region. */
  below: number
  foot: number
}

/** A cluster of a closed region where regions are the capsules: one line; lower and narrower in a small window. */
export const LINE = {
  regionW: { most: 148, least: 120 },
  h: { most: 32, least: 26 },
  gap: { most: 6, least: 4 },
  inset: 4,
} as const

/** Chips of an open region, and what they keep of their names where others need the room. */
export const CHIPS = { column: 112, narrowest: 84 } as const

/** Servers one above the other in a cell; more stand in several columns, about as wide as high. */
const TALL = 8
/** How many stand one above the other, and in how many columns. */
export interface Stack {
  rows: number
  abreast: number
}

/** `spread`: so many columns have room; null where a cell is only as wide as it must be. */
export function stackOf(servers: number, spread: number | null): Stack {
  if (spread !== null) {
    const rows = Math.ceil(servers / Math.max(1, spread))
    return { rows, abreast: Math.max(1, Math.min(servers, spread)) }
  }
  const rows = Math.min(servers, Math.max(TALL, Math.ceil(Math.sqrt(3 * servers))))
  return { rows, abreast: servers === 0 ? 1 : Math.ceil(servers / rows) }
}
