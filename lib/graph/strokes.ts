import type { LinkState } from '@/lib/domain/link-state'
import { type Point, STROKE_OFFSET } from './metrics'
import { arrowHead, cut, lengthOf, offset, type Polyline, pointAt, rounded } from './polyline'
import type { Bundle } from './route'

/** One direction of a bundle as paths. A broken one is half an edge: from the side that speaks to the middle. */
export interface Stroke {
  state: LinkState
  line: string
  head: string
  broken: { silent: string; bar: string; at: Point } | null
}

/** The two directions of a bundle: a → b, then b → a. */
export function strokesOf(bundle: Bundle, ab: LinkState, ba: LinkState): [Stroke, Stroke] {
  const sign = bundle.firstOnLeft ? 1 : -1
  const both = ab === 'broken' && ba === 'broken'
  const first = offset(bundle.line, STROKE_OFFSET * sign)
  const second = [...offset(bundle.line, -STROKE_OFFSET * sign)].reverse()
  const middle = pointAt(bundle.line, lengthOf(bundle.line) / 2).at
  return [strokeOf(first, ab, both ? middle : null), strokeOf(second, ba, both ? middle : null)]
}

/**
 * One line as a stroke; a broken one ends `shift` px after its middle. `markAt` is where its cross stands when not there;
 * `head` is half the width of its arrow head.
 */
export function strokeOf(
  line: Polyline,
  state: LinkState,
  markAt: Point | null,
  shift = 0,
  head = 4,
): Stroke {
  if (state !== 'broken') return { state, line: rounded(line), head: arrowHead(line, head), broken: null }
  const total = lengthOf(line)
  const end = Math.max(4, total / 2 - 14 + shift)
  const spoken = cut(line, 0, end)
  const { at, dir } = pointAt(line, end)
  const bar = `M${at.x - dir.y * 4} ${at.y - dir.x * 4}L${at.x + dir.y * 4} ${at.y + dir.x * 4}`
  return {
    state,
    line: rounded(spoken),
    head: '',
    broken: {
      silent: rounded(cut(line, total / 2 + 10, total)),
      bar,
      at: markAt ?? pointAt(line, total / 2).at,
    },
  }
}
