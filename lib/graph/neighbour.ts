import type { Point } from './metrics'

export type Direction = 'left' | 'right' | 'up' | 'down'
export interface Stop {
  key: string
  at: Point
}

/**
 * The stop that an arrow key leads to: nearest in that direction, sideways distance counting double.
 * null when nothing lies that way.
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
    const cost = along + 2 * aside
    if (!best || cost < best.cost) best = { key: s.key, cost }
  }
  return best?.key ?? null
}
