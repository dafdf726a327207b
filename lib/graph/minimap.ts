import type { Look, Size } from './fit'
import { type Box, MARGIN, type Point } from './metrics'

/** The largest a small map gets, px. */
const MOST: Size = { w: 200, h: 132 }

/** The scale of a small map of the whole. */
export const miniScale = (content: Size): number =>
  Math.min(MOST.w / Math.max(1, content.w), MOST.h / Math.max(1, content.h))

/** What of the map is looked at, in its pixels. */
export const seen = (look: Look, view: Size): Box => ({
  x: look.x - view.w / look.k / 2,
  y: look.y - view.h / look.k / 2,
  w: view.w / look.k,
  h: view.h / look.k,
})

export type Side = 'above' | 'below' | 'left' | 'right'

/**
 * The sides at which a good part of the drawing is out of view, so that one may need to know where one is.
 * @param empty height of the strip at its upper edge where nothing is drawn
 */
export function cutSides(content: Size, look: Look, view: Size, empty = 0): Side[] {
  const part = seen(look, view)
  // The margin around the drawing shows nothing.
  const isCut: Record<Side, boolean> = {
    above: part.y > Math.max(MARGIN, empty),
    below: part.y + part.h < content.h - MARGIN,
    left: part.x > MARGIN,
    right: part.x + part.w < content.w - MARGIN,
  }
  return SIDES.filter((side) => isCut[side])
}

const SIDES: readonly Side[] = ['above', 'below', 'left', 'right']

/** The part of a box that lies in the drawing; so narrow that it can still be seen where it lies outside. */
export function clipped(box: Box, content: Size): Box {
  const clamp = (n: number, max: number) => Math.min(Math.max(n, 0), max)
  const [x, y] = [clamp(box.x, content.w), clamp(box.y, content.h)]
  return { x, y, w: clamp(box.x + box.w, content.w) - x, h: clamp(box.y + box.h, content.h) - y }
}

/** The point of the map under a point of the small map. */
export const under = (at: Point, scale: number): Point => ({ x: at.x / scale, y: at.y / scale })
