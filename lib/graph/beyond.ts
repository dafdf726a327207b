import type { Look, Size } from './fit'
import type { Box } from './metrics'
import { cutSides, type Side, seen } from './minimap'

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
  /** How far the middle of a box lies beyond each edge, and the edge of the drawing there. */
  const ways: Record<Side, { out: (b: Box) => number; edge: Box }> = {
    above: { out: (b) => part.y - (b.y + b.h / 2), edge: { ...part, y: 0, h: 1 } },
    below: { out: (b) => b.y + b.h / 2 - (part.y + part.h), edge: { ...part, y: height - 1, h: 1 } },
    left: { out: (b) => part.x - (b.x + b.w / 2), edge: { ...part, x: 0, w: 1 } },
    right: { out: (b) => b.x + b.w / 2 - (part.x + part.w), edge: { ...part, x: width - 1, w: 1 } },
  }
  return cutSides({ w: width, h: height }, look, view, empty).map((side) => {
    const { out, edge } = ways[side]
    const there = regions.filter((r) => out(r) > 0).sort((a, b) => out(a) - out(b))
    return { side, regions: there.map((r) => r.id), to: there[0] ?? edge }
  })
}
