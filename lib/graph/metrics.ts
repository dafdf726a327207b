/** The layout rule in numbers (px), from the visual reference. */
export const CARD = { w: 76, h: 112, ring: 51, column: 84 } as const
/** Two of them, one above the other, are as high as a card. */
export const HALF = { h: 54, pitch: 58 } as const
export const CHIP = { h: 24, pitch: 28, column: 112 } as const
export const BAND = { head: 24, pad: 8, foot: 32, h: 176, inset: 4 } as const
export const REGION = { pad: 12, head: 44, azHead: 24, gap: 4, foot: 12, minW: 252 } as const
export const LANE_GAP = 16
/** Room of the vertical bundles and their labels above a ribbon. */
export const VERTICAL_GAP = 120
export const GUTTER = { min: 84, max: 160 } as const
export const MARGIN = 18
export const CHANNEL = { base: 36, track: 40 } as const
/** Distance of an arc's riser from its region, and between risers of one side. */
export const RISER = { from: 20, pitch: 14 } as const
/** y of an arc's ports under the band's top, highest first; the ring line (83) is left to the straight bundles. */
export const PORTS = [32, 56, 104, 128, 152] as const
/** Half the distance of the two strokes of a bundle. */
export const STROKE_OFFSET = 3
/** Above so many cluster pairs only those that are not whole, or in focus, are drawn. */
export const ALL_PAIRS = 12
/** Whether all pairs are drawn, with labels; else what is drawn changes with health, and only so much room is kept. */
export const drawsAll = (t: { pairs: readonly unknown[]; sparse?: boolean }): boolean =>
  !t.sparse && t.pairs.length <= ALL_PAIRS

export interface Point {
  x: number
  y: number
}
export interface Box extends Point {
  w: number
  h: number
}
export const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
