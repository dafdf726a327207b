/** What part of the map is looked at: the point in the middle of the view, in map pixels, and the scale. */
export interface Viewport {
  x: number
  y: number
  k: number
}

const NUMBER = /^-?\d+(\.\d+)?$/
const FARTHEST = 1e6
const SCALES = { min: 0.05, max: 20 } as const

/** The `vp` key of the address: `x,y,k`. null when malformed. */
export function parseViewport(text: string): Viewport | null {
  const parts = text.split(',')
  if (parts.length !== 3 || !parts.every((p) => NUMBER.test(p))) return null
  const [x = 0, y = 0, k = 0] = parts.map(Number)
  const isSane = Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST && k >= SCALES.min && k <= SCALES.max
  return isSane ? { x, y, k } : null
}

/** Rounded to what one can see: whole map pixels, and the scale in percent. */
export const serializeViewport = ({ x, y, k }: Viewport): string =>
  [Math.round(x), Math.round(y), Math.round(k * 100) / 100].map((n) => n || 0).join(',')
