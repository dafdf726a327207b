import type { Layout, ServerBox } from './layout'
import type { Point } from './metrics'

export interface Led {
  key: string
  leader: string | null
}
export interface Move {
  key: string
  from: string
  to: string
}

/**
 * Leaders that have moved since the last look. `known` is brought up to date: while there is none, the last leader is kept, so
 * that an election in between hides no move.
 */
export function leaderMoves(known: Map<string, string>, groups: Iterable<Led>): Move[] {
  const moves: Move[] = []
  for (const { key, leader } of groups) {
    if (leader === null) continue
    const from = known.get(key)
    if (from === leader) continue
    known.set(key, leader)
    if (from !== undefined) moves.push({ key, from, to: leader })
  }
  return moves
}

/** Where the mark of a server has its ring, its number of leaders or its crown; null when it is not drawn. */
export function placeOn(layout: Pick<Layout, 'servers'>, server: string, part: Part): Point | null {
  const box = layout.servers.find((s) => s.key === server)
  return box ? { x: box.x + AT[box.form][part].x(box), y: box.y + AT[box.form][part].y } : null
}

export type Part = 'ring' | 'count' | 'crown'
const AT: Record<ServerBox['form'], Record<Part, { x: (box: ServerBox) => number; y: number }>> = {
  card: {
    ring: { x: (b) => b.w / 2, y: 51 },
    count: { x: () => 18, y: 99 },
    crown: { x: (b) => b.w / 2, y: 0 },
  },
  half: {
    ring: { x: (b) => b.w - 12, y: 17 },
    count: { x: () => 18, y: 44 },
    crown: { x: (b) => b.w - 12, y: 17 },
  },
  chip: {
    ring: { x: (b) => b.w - 12, y: 12 },
    count: { x: (b) => b.w - 12, y: 12 },
    crown: { x: (b) => b.w - 12, y: 12 },
  },
}
