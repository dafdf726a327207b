import { expect, test } from 'vitest'
import { routePairs } from '@/lib/domain/route-pairs'
import { sampleSnapshot } from '@/lib/domain/sample'
import { USUAL_VIEW } from './density'
import { layout } from './layout'
import { BAND, overlaps } from './metrics'
import { routeArches } from './route-arches'
import { stretches } from './testing/stretches'
import { build, grid, type Row } from './testing/topologies'
import { topologyOf } from './topology'

const snapshot = sampleSnapshot()
const drawn = layout(topologyOf(snapshot), USUAL_VIEW)
const pairs = routePairs(snapshot.routes)

const shape = (d: string) => {
  const [, x1, y1, y, x2] = /^M([\d.]+) ([\d.]+)V([\d.]+)H([\d.]+)V/.exec(d)?.map(Number) ?? []
  if (x1 === undefined || y1 === undefined || y === undefined || x2 === undefined) throw new Error(d)
  return { x1, x2, y, y1 }
}

test('every route of the scenario is an arch between its two cards, over no label of the band', () => {
  const arches = routeArches(drawn, pairs)
  expect(arches.map((a) => a.id).sort()).toEqual(pairs.map((p) => p.id).sort())
  for (const { id, d } of arches) {
    const [a, b] = id.split(' ').map((key) => drawn.servers.find((s) => s.key === key))
    if (!a || !b) throw new Error(id)
    const { x1, x2, y } = shape(d)
    const [left, right] = a.x < b.x ? [a, b] : [b, a]
    expect([x1 > left.x, x1 < left.x + left.w, x2 > right.x, x2 < right.x + right.w]).toEqual([
      true,
      true,
      true,
      true,
    ])
    const band = drawn.bands.find((o) => o.id === a.band)
    // The words of the head end at its baseline, 17 under the band's edge, and a descender's depth below.
    expect(y).toBeGreaterThan((band?.y ?? 0) + 20)
    expect(y).toBeLessThan((band?.y ?? 0) + BAND.head + BAND.pad)
  }
})

test('arches of one band never lie on each other', () => {
  const shapes = routeArches(drawn, pairs).map(({ d }) => shape(d))
  for (const [i, p] of shapes.entries())
    for (const q of shapes.slice(i + 1)) {
      if (p.y1 !== q.y1) continue
      const along = Math.min(p.x2, q.x2) - Math.max(p.x1, q.x1)
      expect(p.y !== q.y || along <= 0).toBe(true)
      for (const x of [p.x1, p.x2]) expect([q.x1, q.x2]).not.toContain(x)
    }
})

test('what is not drawn has no line', () => {
  const servers = drawn.servers.filter((s) => s.key !== 'rg1-az1')
  expect(routeArches({ servers }, pairs).filter((a) => a.id.includes('rg1-az1 '))).toEqual([])
})

test.each([2, 3, 4])('%i servers in each AZ: lines run through the gaps, and behind no mark', (per) => {
  const rows = [...grid(['rg1', 'rg2'], ['1', '2', '3'], per), ['rg1-b', 'rg1', '4', 'rg1'] as Row]
  const { servers } = layout(build(rows), USUAL_VIEW)
  const own = servers.filter((s) => s.band === 'rg1').map((s) => s.key)
  const all = own.flatMap((a) => own.filter((b) => a < b).map((b) => ({ id: `${a} ${b}`, a, b })))
  const lines = routeArches({ servers }, all)
  expect(lines).toHaveLength(all.length)
  const hits = lines.flatMap(({ id, d }) =>
    stretches(d).flatMap((s) => servers.flatMap((b) => (overlaps(s, b) ? [`${id} behind ${b.key}`] : []))),
  )
  expect(hits).toEqual([])
})
