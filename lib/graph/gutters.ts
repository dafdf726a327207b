import { GUTTER, RISER } from './metrics'
import type { Route } from './plan'

/** Room that the risers of one side of a gutter take; 0 when there is none. */
export const riserZone = (count: number): number =>
  count === 0 ? 0 : RISER.from + RISER.pitch * (count - 1) + RISER.pitch / 2

/** Risers per side of each gutter, as [attached to the region left of it, attached to the region right of it]. */
export function risersOf(routes: Route[], regions: number): [number, number][] {
  const counts = Array.from({ length: regions + 1 }, (): [number, number] => [0, 0])
  for (const r of routes)
    if (r.kind === 'arc')
      for (const end of r.ends) {
        const at = counts[end.gutter]
        if (at) at[end.side === 'right' ? 0 : 1]++
      }
  return counts
}

/** What the risers and labels of bundles need: the narrowest gutter, and the zones of risers outside of all regions. */
export interface Gutters {
  lowest: number
  left: number
  right: number
}

/** Above twelve pairs (`few` is false) what is drawn changes with health; labels that then find no room are left out. */
export function guttersFor(routes: Route[], n: number, few: boolean): Gutters {
  const counts = risersOf(routes, n).map(([l, r]): [number, number] =>
    few ? [l, r] : [Math.min(l, 2), Math.min(r, 2)],
  )
  const lowest = Math.max(
    GUTTER.min,
    ...(few ? counts : []).slice(1, n).map(([l, r], i) => {
      const below = crossesStraight(routes, i + 1)
      return below ? GUTTER.min + riserZone(l) + riserZone(r) : riserZone(l) + riserZone(r) + RISER.pitch
    }),
  )
  return { lowest, left: riserZone(counts[0]?.[1] ?? 0), right: riserZone(counts[n]?.[0] ?? 0) }
}

/** Whether a riser of this gutter starts below a straight bundle there and so passes its label. */
export function crossesStraight(routes: Route[], gutter: number): boolean {
  const rows = routes.flatMap((r) => (r.kind === 'straight' && r.gutter === gutter ? [r.row] : []))
  return routes.some(
    (r) =>
      r.kind === 'arc' &&
      r.ends.some((e) => e.gutter === gutter && rows.some((row) => e.lane.row > row || e.port > 1)),
  )
}
