import { expect, test } from 'vitest'
import { bundleLabel, labelBox } from '../bundle-label'
import { type Box, overlaps, type Point } from '../metrics'
import { collisions, drawings, holds, topologies } from '../testing/capsules'
import { VIEWS } from '../testing/windows'
import type { Topology } from '../topology'
import { capsuleRoute } from './route'

const pairsOf = (t: Topology) => [t.pairs.slice(0, 3), t.pairs.filter((_, i) => i % 97 === 0).slice(0, 12)]
const said = (trouble: string[]) => ({
  ab: { text: '12/12', tone: 'count' as const },
  ba: { text: '12/12', tone: 'count' as const },
  rtt: '120 ms',
  who: trouble.length > 0 ? 'a to b' : '',
  trouble,
})

/** What the two strokes of a stretch cover. */
const linesBox = (p: Point, q: Point): Box => {
  const [dx, dy] = p.y === q.y ? [0, 3] : [3, 0]
  return {
    x: Math.min(p.x, q.x) - dx,
    y: Math.min(p.y, q.y) - dy,
    w: Math.abs(p.x - q.x) + 2 * dx,
    h: Math.abs(p.y - q.y) + 2 * dy,
  }
}

for (const [name, topology] of Object.entries(topologies)) {
  for (const [window, view] of VIEWS) {
    for (const [how, drawn] of drawings(topology, view)) {
      test(`${name} in ${window}, ${how}: gateways stay inside, and their labels lie apart from marks, lines and each other`, () => {
        for (const pairs of pairsOf(topology)) {
          const bundles = capsuleRoute(drawn, pairs)
          expect(bundles).toHaveLength(pairs.length)
          for (const p of bundles.flatMap((b) => b.line)) {
            expect(p.x >= 3 && p.x <= drawn.width - 3 && p.y >= 3 && p.y <= drawn.height - 3).toBe(true)
          }
          const labels = bundles.flatMap((b) =>
            bundleLabel(b, said(pairs.length === 3 ? [] : ['broken'])).map((line, i): [string, Box] => [
              `label ${i} of ${b.id}`,
              labelBox(line),
            ]),
          )
          expect(collisions([...labels, ...drawn.regions.map((r): [string, Box] => [r.id, r])])).toEqual([])
          for (const [what, box] of labels)
            expect([what, holds({ x: 0, y: 0, w: drawn.width, h: drawn.height }, box)]).toEqual([what, true])
          const lines = bundles.flatMap((b) =>
            b.line.slice(1).map((p, i): Box => {
              const q = b.line[i] ?? p
              return linesBox(p, q)
            }),
          )
          const marks: [string, Box][] = [
            ...labels,
            ...drawn.servers.map((s): [string, Box] => [s.key, s]),
            ...drawn.capsules.map((c): [string, Box] => [c.id, c]),
          ]
          expect(marks.filter(([, m]) => lines.some((l) => overlaps(l, m))).map(([n]) => n)).toEqual([])
        }
      })
    }
  }
}
