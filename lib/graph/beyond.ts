import type { Look, Size } from './fit'
import { type Box, MARGIN } from './metrics'
import { seen } from './minimap'

export type Side = 'above' | 'below' | 'left' | 'right'

/** What of the drawing lies beyond one edge of its window. */
export interface Beyond {
  side: Side
  /** Regions that lie there for the most part, nearest first; none where only the end of what is seen is cut. */
  regions: string[]
  /** What one moves to for seeing more of it. */
  to: Box
}

interface Drawn {
  width: number
  height: number
  regions: readonly (Box & { id: string })[]
}

/**
 * For each edge with something beyond it; empty when all is seen.
 * @param empty height of the strip at the upper edge of the drawing where nothing is drawn
 */
export function beyond({ width, height, regions }: Drawn, look: Look, view: Size, empty = 0): Beyond[] {
  const part = seen(look, view)
  const [right, bottom] = [part.x + part.w, part.y + part.h]
  const middle = ({ x, y, w, h }: Box) => ({ x: x + w / 2, y: y + h / 2 })
  const sides: {
    side: Side
    isCut: boolean
    lies: (b: Box) => boolean
    edge: Box
    far: (b: Box) => number
  }[] = [
    {
      side: 'above',
      isCut: part.y > Math.max(MARGIN, empty),
      lies: (b) => middle(b).y < part.y,
      edge: { x: part.x, y: 0, w: part.w, h: 1 },
      far: (b) => -b.y,
    },
    {
      side: 'below',
      isCut: bottom < height - MARGIN,
      lies: (b) => middle(b).y > bottom,
      edge: { x: part.x, y: height - 1, w: part.w, h: 1 },
      far: (b) => b.y,
    },
    {
      side: 'left',
      isCut: part.x > MARGIN,
      lies: (b) => middle(b).x < part.x,
      edge: { x: 0, y: part.y, w: 1, h: part.h },
      far: (b) => -b.x,
    },
    {
      side: 'right',
      isCut: right < width - MARGIN,
      lies: (b) => middle(b).x > right,
      edge: { x: width - 1, y: part.y, w: 1, h: part.h },
      far: (b) => b.x,
    },
  ]
  return sides
    .filter(({ isCut }) => isCut)
    .map(({ side, lies, edge, far }) => {
      const there = regions.filter(lies).sort((a, b) => far(a) - far(b))
      return { side, regions: there.map((r) => r.id), to: there[0] ?? edge }
    })
}
