import { AIR, type Size } from './fit'
import type { Box } from './metrics'

/**
 * What is seen first of a map that has no room for all of it: the region that is opened, else the first row of regions before
 * the channel above it, where no link is drawn. Undefined: its upper edge, which has what needs to be seen, or nothing is won.
 */
export function firstSeen(
  { regions }: { regions: readonly Box[] },
  opened: Box | undefined,
  hasLinks: boolean,
  view: Size,
): Box | undefined {
  const [first] = regions
  if (opened || !first || hasLinks || first.h > view.h - 2 * AIR) return opened
  return { x: 0, y: first.y, w: 0, h: first.h }
}
