import { capsuleLayout } from '../capsules/layout'
import type { CapsuleLayout } from '../capsules/types'
import type { View } from '../density'
import { type Box, overlaps } from '../metrics'
import type { Topology } from '../topology'
import { build, fleet, grid, LONG, type Row } from './topologies'

export const SIX = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6']
export const ABC = ['1', '2', '3']
const named = (rows: Row[]): Row[] =>
  rows.map(([key, region, az, cluster]) => [
    key + LONG,
    region + LONG,
    az && az + LONG,
    cluster && cluster + LONG,
  ])

export const topologies: Record<string, Topology> = {
  'one server alone': build([['solo', 'no region', null, null]]),
  'one cluster of 50 without tags': build(grid(['C1'], [null], 50)),
  '3 single-server clusters without tags': build(grid(['A', 'B', 'C'], [null], 1)),
  'the reference: 120 servers, 16 clusters, 6 regions': build([
    ...grid(SIX, ABC, 3, (r) => `${r}-core`),
    ...grid(SIX, ABC, 1, (r) => `${r}-edge`),
    ...grid(SIX.slice(0, 2), ABC, 2, () => 'xr-ap').filter(([k]) => !/3-1$/.test(k)),
    ...grid(SIX.slice(2, 4), ABC, 2, () => 'xr-eu').filter(([k]) => !/3-1$/.test(k)),
    ...grid(SIX.slice(4), ABC, 2, () => 'xr-us').filter(([k]) => !/3-1$/.test(k)),
    ...grid(SIX, ABC, 1, () => 'xr-global'),
  ]),
  '16 clusters': build(fleet(64, 16, 3, 1)),
  '60 clusters': build(fleet(240, 60, 6, 3)),
  '60 clusters in one region': build(fleet(120, 60, 1)),
  'without AZs and without regions': build([
    ...fleet(60, 4, 2),
    ...grid(['r1'], [null], 9, () => 'c1'),
    ...grid(['no region'], [null], 4).map(([key, region, az]): Row => [key, region, az, null]),
  ]),
  'names of 60 characters more': build(named(fleet(90, 9, 3, 2))),
  '300 servers': build(fleet(300, 20, 6, 2)),
  '300 servers in 14 regions': build(fleet(300, 30, 14, 2)),
  '1,200 servers': build(fleet(1200, 60, 6, 6)),
  '1,200 servers in 9 regions, long names': build(named(fleet(1200, 60, 9, 3))),
  nothing: build([]),
}

export const everywhere = (cluster: string) => ({ cluster, region: null })

/** Closed, with a region opened, with clusters in focus. */
export function drawings(t: Topology, view: View): [string, CapsuleLayout][] {
  const [first, last] = [t.regions[0]?.id ?? null, t.regions.at(-1)?.id ?? null]
  const clusters = [...new Set(t.servers.flatMap((s) => s.cluster ?? []))]
  const at = (open: string | null, focus: string[]) =>
    capsuleLayout(t, view, { open, focus: focus.map(everywhere) })
  return [
    ['closed', at(null, [])],
    [`${first} open`, at(first, [])],
    [`${last} open, two clusters in focus`, at(last, [clusters[0] ?? '', clusters.at(-1) ?? ''])],
  ]
}

export const holds = (outer: Box, inner: Box, slack = 0.6) =>
  inner.x >= outer.x - slack &&
  inner.y >= outer.y - slack &&
  inner.x + inner.w <= outer.x + outer.w + slack &&
  inner.y + inner.h <= outer.y + outer.h + slack

/** Pairs that overlap; sorted by y first, so that twelve hundred marks take no second. */
export function collisions(boxes: [string, Box][]): string[] {
  const sorted = [...boxes].sort(([, a], [, b]) => a.y - b.y)
  return sorted.flatMap(([n, a], i) => {
    const hits: string[] = []
    for (let j = i + 1; j < sorted.length; j++) {
      const [m, b] = sorted[j] ?? ['', a]
      if (b.y >= a.y + a.h) break
      if (overlaps(a, b)) hits.push(`${n} × ${m}`)
    }
    return hits
  })
}
