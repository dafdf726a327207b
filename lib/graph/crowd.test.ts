import { expect, test } from 'vitest'
import { arcWidths, type BundleWords, bundleLabel, labelBox } from './bundle-label'
import { capsuleLayout } from './capsules/layout'
import { capsuleRoute } from './capsules/route'
import type { CapsuleLayout } from './capsules/types'
import { arrange, highChannel } from './crowd'
import { type Layout, layout } from './layout'
import { type Box, overlaps } from './metrics'
import { lengthOf, pointAt } from './polyline'
import { type Bundle, route } from './route'
import { collisions, holds, topologies } from './testing/capsules'
import { build, fleet } from './testing/topologies'
import { VIEWS } from './testing/windows'
import { type Pair, pairKey, type Topology } from './topology'

const said: BundleWords = {
  ab: { text: '0/20', tone: 'broken' },
  ba: { text: '20/20', tone: 'count' },
  rtt: '120 ms',
  who: 'a to b',
  trouble: ['broken 41 s', 'broken'],
}
/** Pairs from all over the list, in an order that has nothing to do with their places. */
const some = (t: Topology, count: number): Pair[] =>
  t.pairs.length === 0
    ? []
    : Array.from({ length: count }, (_, i) => t.pairs[(i * 37) % t.pairs.length] ?? t.pairs[0])
        .flatMap((p) => p ?? [])
        .filter((p, i, all) => all.indexOf(p) === i)

/** Every third is broken, the others miss a part. */
const isBroken = (i: number) => i % 3 === 0
const wordsOf = (i: number): BundleWords =>
  isBroken(i) ? said : { ...said, ab: { text: '9/20', tone: 'part' }, who: '', trouble: [] }

const high = (l: CapsuleLayout, pairs: Pair[]) =>
  capsuleRoute({ ...l, strips: l.strips.map((s) => ({ ...s, ...highChannel(s) })) }, pairs)

const drawn = (l: Layout, pairs: Pair[], routeIn: (some: Pair[]) => Bundle[]) =>
  arrange(
    l,
    pairs.map((pair, i) => ({ pair, widths: arcWidths(pair, wordsOf(i)), isBroken: isBroken(i) })),
    routeIn,
  )

function faults(l: Layout, pairs: Pair[], { bundles }: ReturnType<typeof drawn>): string[] {
  const nth = (b: Bundle) => pairs.findIndex((p) => pairKey(p) === b.id)
  // A vertical bundle has its words inside of its region.
  const within = new Set(bundles.flatMap((b) => (b.kind === 'vertical' ? [b.id] : [])))
  const labels = bundles.flatMap((b) =>
    bundleLabel(b, wordsOf(nth(b))).map((line): [string, Box] => [b.id, labelBox(line)]),
  )
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
  const discs = bundles
    .filter((b) => isBroken(nth(b)))
    .map((b): [string, Box] => {
      const { x, y } = pointAt(b.line, lengthOf(b.line) / 2).at
      return [b.id, { x: x - 8, y: y - 11, w: 16, h: 22 }]
    })
  const rest: Box = { x: 0, y: 0, w: 150, h: 30 }
  return [
    ...collisions(labels),
    ...labels.flatMap(([n, a]) =>
      l.regions.filter((r) => overlaps(a, r) && !within.has(n)).map((r) => `${n} over ${r.id}`),
    ),
    ...labels.flatMap(([n, a]) =>
      lines.flatMap(([m, b]) => (overlaps(a, b) ? [`${m} through the words of ${n}`] : [])),
    ),
    ...labels.flatMap(([n, a]) =>
      discs.flatMap(([m, b]) => (n !== m && overlaps(a, b) ? [`the disc of ${m} on the words of ${n}`] : [])),
    ),
    ...labels
      .filter(([, b]) => !holds({ x: 0, y: 0, w: l.width, h: l.height }, b))
      .map(([n]) => `${n} outside`),
    ...labels.filter(([, b]) => overlaps(b, rest)).map(([n]) => `${n} over the number of the rest`),
    ...bundles.filter((b) => !labels.some(([n]) => n === b.id)).map((b) => `${b.id} has no words`),
  ]
}

for (const [name, topology] of Object.entries(topologies))
  for (const [window, view] of VIEWS)
    test(`${name} in ${window}: links with a fault are named, apart from each other and from every line`, () => {
      const l: CapsuleLayout = capsuleLayout(topology, view, { open: null, focus: [] })
      for (const count of [1, 4, 9, 30]) {
        const pairs = some(topology, count)
        const crowd = drawn(l, pairs, (few) => high(l, few))
        expect(faults(l, pairs, crowd)).toEqual([])
        const all = [...crowd.bundles.map((b) => b.id), ...crowd.rest.map(pairKey)]
        expect(all.sort()).toEqual(pairs.map(pairKey).sort())
        if (pairs.length > 0) expect([count, crowd.bundles.length > 0]).toEqual([count, true])
      }
    })

test.each([
  ['the reference: 120 servers, 16 clusters, 6 regions', 4, 4],
  ['the reference: 120 servers, 16 clusters, 6 regions', 9, 4],
  ['1,200 servers', 6, 4],
])(
  '%s, %i links with a fault: at least %i of them are named beside the inspector of a usual window',
  (name, count, named) => {
    const t = topologies[name] ?? build([])
    const l = capsuleLayout(t, { w: 1032, h: 724 }, { open: null, focus: [] })
    expect(drawn(l, some(t, count), (few) => high(l, few)).bundles.length).toBeGreaterThanOrEqual(named)
  },
)

test('the first ones are named first, and cards do the same', () => {
  const t = build(fleet(32, 16, 4, 2))
  const l = layout(t, { w: 1032, h: 724 })
  for (const count of [1, 5, 12, 30]) {
    const pairs = some(t, count)
    const crowd = drawn(l, pairs, (few) => route({ ...l, ...highChannel(l) }, few))
    expect(faults(l, pairs, crowd)).toEqual([])
    expect(crowd.bundles.map((b) => b.id)).toContain(pairs[0] && pairKey(pairs[0]))
  }
})
