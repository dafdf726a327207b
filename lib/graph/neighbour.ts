import type { Point } from './metrics'

export type Direction = 'left' | 'right' | 'up' | 'down'
export interface Stop {
  key: string
  at: Point
  /** What Esc and the arrow up lead to; null where that leaves the map. */
  up: string | null
  /** What holds it: the region of an AZ, the AZ of a server. Of what lies across such things null. */
  inside: string | null
}

/** Stops whose height differs by no more than this are one row: none is below another. */
const ROW = 20
const OTHER_ROW = 1e6

/**
 * The stop that an arrow key leads to. Down goes into what the present stop holds, and on to the next that lies in the same;
 * up is the way back, and from the first to what holds it. Else geometry: left and right stay in the row while it goes on;
 * then the nearest in that direction, distance aside counting double. null when nothing lies that way.
 */
export function neighbour(stops: readonly Stop[], from: string, direction: Direction): string | null {
  const here = stops.find((s) => s.key === from)
  if (!here) return stops[0]?.key ?? null
  const best = (of: readonly Stop[]) => nearest(of, here.at, direction)
  if (direction === 'left' || direction === 'right') return best(stops)
  const beside = here.inside === null ? [] : stops.filter((s) => s.inside === here.inside)
  return direction === 'down'
    ? (best(stops.filter((s) => s.inside === from)) ?? best(beside) ?? best(stops))
    : (best(beside) ?? best(stops.filter((s) => s.key === here.up)) ?? best(stops))
}

/** Of the stops that lie that way from a point the nearest. */
function nearest(stops: readonly Stop[], from: Point, direction: Direction): string | null {
  const sideways = direction === 'left' || direction === 'right'
  let best: { key: string; cost: number } | null = null
  for (const s of stops) {
    const dx = s.at.x - from.x
    const dy = s.at.y - from.y
    const along = { left: -dx, right: dx, up: -dy, down: dy }[direction]
    const aside = Math.abs(sideways ? dy : dx)
    if (along < (sideways ? 1 : ROW)) continue
    const cost = along + 2 * aside + (sideways && aside > ROW ? OTHER_ROW : 0)
    if (!best || cost < best.cost) best = { key: s.key, cost }
  }
  return best?.key ?? null
}
