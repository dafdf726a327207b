/** The layout rule of capsules in numbers (px), from the visual reference (Layout 5, 9, 10). */
export const CAPSULE = {
  /** Width of a closed AZ column, at most and beside an open region; the capsule in it is 6 narrower. */
  column: 36,
  narrowest: 32,
  inset: 6,
  /** A closed region is no narrower: its head and its foot must be read. */
  minW: 108,
  /** Inner edge of a closed region. */
  pad: 4,
  gutter: 20,
  margin: 16,
  /** "20 hidden, all up" and what opens the region. */
  foot: 48,
  /** Regions abreast; more wrap. */
  abreast: 6,
  bandFoot: 8,
} as const

/** A cluster of a closed region where regions are the capsules: one line. */
export const LINE = { regionW: 148, h: 32, gap: 6, inset: 4 } as const

/** Servers one above the other in a cell; more stand in several columns, about as wide as high. */
const TALL = 8
export const stackOf = (servers: number): number =>
  Math.min(servers, Math.max(TALL, Math.ceil(Math.sqrt(3 * servers))))
