import type { Lane } from './lanes'
import { GUTTER, MARGIN, REGION, RISER } from './metrics'
import type { Route } from './plan'
import { monoWidth } from './text'

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

/** Width of `12/12 ⇄ 12/12` for the largest cluster, so that the label of neighbours fits between their regions. */
export const straightLabelW = (lanes: Lane[]): number => {
  const largest = lanes.reduce((max, l) => Math.max(max, l.servers.length), 1)
  return 2 * monoWidth(`${largest}/${largest}`) + 34
}

/** The width of the gutters and of both margins, wide enough for their risers and labels. */
export function gutters(
  routes: Route[],
  n: number,
  few: boolean,
  columnW: number[][],
  viewportW: number,
  labelW: number,
) {
  const counts = risersOf(routes, n).map(([l, r]): [number, number] =>
    few ? [l, r] : [Math.min(l, 2), Math.min(r, 2)],
  )
  const margin = (count: number) => (count === 0 ? MARGIN : riserZone(count) + MARGIN)
  const left = margin(counts[0]?.[1] ?? 0)
  const right = margin(counts[n]?.[0] ?? 0)
  const clear = Math.max(GUTTER.min, labelW)
  // Above twelve pairs what is drawn changes with health; labels that then find no room are left out.
  const lowest = Math.max(
    clear,
    ...(few ? counts : []).slice(1, n).map(([l, r], i) => {
      const below = crossesStraight(routes, i + 1)
      return below ? clear + riserZone(l) + riserZone(r) : riserZone(l) + riserZone(r) + RISER.pitch
    }),
  )
  const sum = columnW.flat().reduce((a, b) => a + b, 0) + 2 * REGION.pad * n
  const wanted = n > 1 ? (viewportW - left - right - sum) / (n - 1) : 0
  return { gutter: Math.max(lowest, Math.min(GUTTER.max, Math.floor(wanted))), left, right }
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
