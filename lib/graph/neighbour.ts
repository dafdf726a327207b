import type { Point } from './metrics'

export type Direction = 'left' | 'right' | 'up' | 'down'
export interface Stop {
  key: string
  at: Point
}

/** Stops whose height differs by no more than this are one row. */
const ROW = 30
const OTHER_ROW = 1e6

/**
 * The stop that an arrow key leads to: left and right stay in the row while it goes on; else the nearest in that
 * direction, distance aside counting double. null when nothing lies that way.
 */
export function neighbour(stops: readonly Stop[], from: string, direction: Direction): string | null {
  const here = stops.find((s) => s.key === from)
  if (!here) return stops[0]?.key ?? null
  let best: { key: string; cost: number } | null = null
  for (const s of stops) {
    if (s.key === from) continue
    const dx = s.at.x - here.at.x
    const dy = s.at.y - here.at.y
    const along = { left: -dx, right: dx, up: -dy, down: dy }[direction]
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx)
    if (along < 1) continue
    const sideways = direction === 'left' || direction === 'right'
    const cost = along + 2 * aside + (sideways && aside > ROW ? OTHER_ROW : 0)
    if (!best || cost < best.cost) best = { key: s.key, cost }
  }
  return best?.key ?? null
}
