import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { type BundleWords, bundleLabel, labelBox } from './bundle-label'
import { USUAL_VIEW } from './density'
import { type Layout, layout } from './layout'
import { type Box, overlaps } from './metrics'
import { route } from './route'
import { build, grid, LONG, type Row, shuffled } from './testing/topologies'
import { VIEWS } from './testing/windows'
import { type Topology, topologyOf } from './topology'

const ABC = ['rg1', 'rg2', 'rg3']

const topologies: Record<string, Topology> = {
  'the scenario': topologyOf(sampleSnapshot()),
  'one server alone': build([['solo', 'no region', null, null]]),
  'one cluster of 3 without tags': build(grid(['C1'], [null], 3)),
  '3 single-server clusters without tags': build(grid(['A', 'B', 'C'], [null], 1)),
  '5 servers in one AZ': build(grid(['rg1'], ['1'], 5)),
  'long names': build([
    ...ABC.flatMap((r): Row[] =>
      ['1', '2'].map((az) => [`${r}${az}${LONG}`, `${r}${LONG}`, LONG + az, r + LONG]),
    ),
    ...ABC.map((r): Row => [`x${r}${LONG}`, `${r}${LONG}`, `${LONG}1`, `x${LONG}`]),
  ]),
  'two cross-region clusters': build([
    ...grid(ABC, ['1', '2', '3'], 1),
    ...grid(ABC, ['2'], 1, () => 'x1'),
    ...grid(ABC, ['3'], 1, () => 'x2'),
  ]),
  'two clusters in each region and a ribbon': build([
    ...grid(ABC, ['1', '2'], 1),
    ...grid(['rg1', 'rg2'], ['1'], 1, (r) => `${r}b`),
    ...grid(ABC, ['2'], 1, () => 'xr'),
  ]),
  '6 regions': build(grid(['r1', 'r2', 'r3', 'r4', 'r5', 'r6'], ['1', '2', '3'], 1)),
  '60 servers': build([
    ...grid(['r1', 'r2', 'r3', 'r4', 'r5'], ['1', '2', '3'], 3),
    ...grid(['r1', 'r2', 'r3', 'r4', 'r5'], ['1', '2', '3'], 1, () => 'xr'),
  ]),
  nothing: build([]),
}

const words: BundleWords = {
  ab: { text: '12/12', tone: 'count' },
  ba: { text: '12/12', tone: 'count' },
  rtt: '120 ms',
  who: '',
  trouble: [],
}
const trouble: BundleWords = { ...words, who: 'rg1 to rg2', trouble: ['broken 41 s', 'broken'] }

const drawnPairs = (t: Topology) => (t.pairs.length <= 12 ? t.pairs : t.pairs.slice(0, 4))
const labels = (l: Layout, t: Topology, said: BundleWords): [string, Box][] =>
  route(l, drawnPairs(t)).flatMap((b) =>
    bundleLabel(b, said).map((line, i): [string, Box] => [`label ${i} of ${b.id}`, labelBox(line)]),
  )

for (const [name, topology] of Object.entries(topologies)) {
  for (const [window, view] of VIEWS) {
    const drawn = layout(topology, view)
    test(`${name} in ${window}: every server once, nothing overlaps`, () => {
      expect(drawn.servers.map((s) => s.key).sort()).toEqual(topology.servers.map((s) => s.key))
      for (const said of [words, trouble]) {
        const boxes: [string, Box][] = [
          ...drawn.servers.map((s): [string, Box] => [s.key, s]),
          ...labels(drawn, topology, said),
        ]
        const hits = boxes.flatMap(([n, a], i) =>
          boxes.slice(i + 1).flatMap(([m, b]) => (overlaps(a, b) ? [`${n} × ${m}`] : [])),
        )
        expect(hits).toEqual([])
      }
    })
    test(`${name} in ${window}: bands do not overlap, hold their cards, all is inside the drawing`, () => {
      const hits = drawn.bands.flatMap((a, i) =>
        drawn.bands.slice(i + 1).flatMap((b) => (overlaps(a, b) ? [`${a.id} × ${b.id}`] : [])),
      )
      expect(hits).toEqual([])
      for (const s of drawn.servers) {
        const band = drawn.bands.find((b) => b.id === s.band)
        expect(band && s.x >= band.x && s.x + s.w <= band.x + band.w).toBe(true)
        expect(band && s.y >= band.y + 24 && s.y + s.h <= band.footY).toBe(true)
      }
      for (const p of route(drawn, drawnPairs(topology)).flatMap((b) => b.line)) {
        expect(p.x).toBeGreaterThan(0)
        expect(p.x).toBeLessThan(drawn.width)
        expect(p.y).toBeGreaterThan(0)
        expect(p.y).toBeLessThan(drawn.height)
      }
    })
    test(`${name} in ${window}: no line runs through a label or a card`, () => {
      const bundles = route(drawn, drawnPairs(topology))
      const lines = bundles.flatMap((b) =>
        b.line.slice(1).map((p, i): [string, Box] => {
          const q = b.line[i] ?? p
          return [
            b.id,
            {
              x: Math.min(p.x, q.x) - 3,
              y: Math.min(p.y, q.y) - 3,
              w: Math.abs(p.x - q.x) + 6,
              h: Math.abs(p.y - q.y) + 6,
            },
          ]
        }),
      )
      const marks = [
        ...labels(drawn, topology, words),
        ...drawn.servers.map((s): [string, Box] => [s.key, s]),
      ]
      const hits = lines.flatMap(([id, l]) =>
        marks.flatMap(([m, b]) => (overlaps(l, b) ? [`${id} through ${m}`] : [])),
      )
      expect(hits).toEqual([])
    })
  }
}

test('the order of the input never matters', () => {
  const snapshot = sampleSnapshot()
  const straight = layout(topologyOf(snapshot), USUAL_VIEW)
  for (let seed = 1; seed <= 20; seed++) {
    const other = topologyOf({
      servers: shuffled(snapshot.servers, seed),
      regions: shuffled(snapshot.regions, seed).map((r) => ({ ...r, azs: shuffled(r.azs, seed) })),
      gateways: shuffled(snapshot.gateways, seed),
    })
    expect(other).toEqual(topologyOf(snapshot))
    expect(layout(other, USUAL_VIEW)).toEqual(straight)
  }
})

test('the scenario lies as the visual reference says', () => {
  const drawn = layout(topologyOf(sampleSnapshot()), USUAL_VIEW)
  expect(drawn.regions.map((r) => [r.id, r.x, r.y, r.w, r.h])).toEqual([
    ['rg1', 18, 76, 276, 556],
    ['rg2', 378, 76, 276, 556],
    ['rg3', 738, 76, 276, 556],
  ])
  expect(drawn.bands.map((b) => [b.id, b.x, b.y, b.w, b.h])).toEqual([
    ['rg1', 22, 148, 268, 176],
    ['rg2', 382, 148, 268, 176],
    ['rg3', 742, 148, 268, 176],
    ['xr', 22, 444, 988, 176],
  ])
  expect(drawn.width).toBe(1032)
})

test('the scenario draws its six bundles without a crossing', () => {
  const drawn = layout(topologyOf(sampleSnapshot()), USUAL_VIEW)
  const bundles = route(drawn, topologyOf(sampleSnapshot()).pairs)
  expect(bundles.map((b) => [b.id, b.kind])).toEqual([
    ['rg1>rg2', 'straight'],
    ['rg1>rg3', 'arc'],
    ['rg1>xr', 'vertical'],
    ['rg2>rg3', 'straight'],
    ['rg2>xr', 'vertical'],
    ['rg3>xr', 'vertical'],
  ])
  const parts = bundles.map((b) =>
    b.line.slice(1).map((p, i) => {
      const q = b.line[i] ?? p
      return {
        x: Math.min(p.x, q.x),
        y: Math.min(p.y, q.y),
        w: Math.abs(p.x - q.x) + 1,
        h: Math.abs(p.y - q.y) + 1,
      }
    }),
  )
  const crossings = parts.flatMap((a, i) =>
    parts.slice(i + 1).flatMap((b) => a.flatMap((s) => b.filter((t) => overlaps(s, t)))),
  )
  expect(crossings).toEqual([])
})
