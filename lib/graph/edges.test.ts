import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { type BundleWords, bundleLabel, labelBox } from './bundle-label'
import { capsuleLayout } from './capsules/layout'
import { edgeRows, edgesOf, leavingOf } from './edges'
import { type Layout, layout } from './layout'
import { type Box, overlaps } from './metrics'
import { route } from './route'
import { scopedTopology } from './scope'
import { collisions, holds, topologies } from './testing/capsules'
import { VIEWS } from './testing/windows'
import { tierOf } from './tiers'
import { pairKey, type Topology, topologyOf } from './topology'

const said: BundleWords = {
  ab: { text: '0/20', tone: 'broken' },
  ba: { text: '20/20', tone: 'count' },
  rtt: '120 ms',
  who: 'a to b',
  trouble: ['broken 41 s', 'broken'],
}
const all: Record<string, Topology> = { 'the scenario': topologyOf(sampleSnapshot()), ...topologies }
const within = (t: Topology): Topology[] => {
  const region = t.regions.at(-1)
  if (!region) return []
  const az = region.azs[0] ?? null
  return [
    scopedTopology(t, { kind: 'region', region: region.id }),
    scopedTopology(t, { kind: 'az', region: region.id, az }),
  ]
}
const drawn = (t: Topology, view: { w: number; h: number }): Layout =>
  tierOf(t.servers.length) === 'cards' ? layout(t, view) : capsuleLayout(t, view, { open: null, focus: [] })

for (const [name, whole] of Object.entries(all))
  for (const [window, view] of VIEWS)
    test(`${name} in ${window}: what leads out of a scope ends in words of its own, at the height of its band`, () => {
      for (const t of within(whole)) {
        const l = drawn(t, view)
        const leaving = l.bands.map((band) => {
          const own = (t.outside ?? []).filter((p) => p.a === band.cluster || p.b === band.cluster)
          const of = leavingOf(band, own, own.slice(0, 5))
          expect(of.named.length + of.rest.length).toBe(own.length)
          expect(of.named.length + Math.min(1, of.rest.length)).toBeLessThanOrEqual(edgeRows(band))
          return { band, of, ...edgesOf(l, band, of) }
        })
        const labels = leaving.flatMap(({ bundles, rest }) => [
          ...bundles.flatMap((b) =>
            bundleLabel(b, said).map((line): [string, Box] => [b.id, labelBox(line)]),
          ),
          ...(rest
            ? [[`rest of ${rest.band}`, { x: rest.x2 + 11, y: rest.y - 5, w: 200, h: 11 }] as [string, Box]]
            : []),
        ])
        expect(collisions(labels)).toEqual([])
        for (const { band, of, bundles } of leaving) {
          expect(bundles.map((b) => b.id)).toEqual(of.named.map(pairKey))
          for (const b of bundles) {
            expect(labels.map(([n]) => n)).toContain(b.id)
            expect(b.line.every((p) => p.y > band.y && p.y < band.y + band.h)).toBe(true)
          }
        }
        for (const [n, box] of labels)
          expect([n, holds({ x: 0, y: 0, w: l.width, h: l.height }, box)]).toEqual([n, true])
        const inside = t.sparse ? [] : route(l, t.pairs)
        const words = inside.flatMap((b) => bundleLabel(b, said).map(labelBox))
        const marks: [string, Box][] = [...labels, ...words.map((w): [string, Box] => ['inside', w])]
        expect(collisions(marks)).toEqual([])
        const lines = leaving.flatMap(({ bundles }) => bundles.flatMap((b) => b.line))
        for (const s of l.servers)
          expect(lines.some((p) => overlaps(s, { ...p, w: 0.1, h: 0.1 }))).toBe(false)
      }
    })

test('the scenario scoped to rg2: rg2 and xr are joined as in the whole, and each leads to rg1 and to rg3', () => {
  const t = scopedTopology(topologyOf(sampleSnapshot()), { kind: 'region', region: 'rg2' })
  const l = layout(t, { w: 1032, h: 724 })
  expect(route(l, t.pairs).map((b) => [b.id, b.kind])).toEqual([['rg2>xr', 'vertical']])
  const out = l.bands.flatMap((band) => {
    const own = (t.outside ?? []).filter((p) => p.a === band.cluster || p.b === band.cluster)
    return edgesOf(l, band, leavingOf(band, own, [])).bundles.map((b) => `${band.id} to ${b.outside}`)
  })
  expect(out).toEqual(['rg2 to rg1', 'rg2 to rg3', 'xr to rg1', 'xr to rg3'])
})
