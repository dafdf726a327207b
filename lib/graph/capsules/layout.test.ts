import { expect, test } from 'vitest'
import { ABC, SIX, topologies } from '../testing/capsules'
import { build, fleet, grid, shuffled } from '../testing/topologies'
import { capsuleLayout, planFor } from './layout'
import type { CapsuleLayout } from './types'

test('six closed regions of three AZs fit one row, as the visual reference says; more wrap into rows of six', () => {
  const closed = capsuleLayout(build(grid(SIX, ABC, 3)), 1032, planFor(build(grid(SIX, ABC, 3)), null, []))
  expect(closed.width).toBe(828)
  expect(closed.regions.map((r) => r.w)).toEqual(SIX.map(() => 116))
  const more = build(grid([...SIX, 'r7', 'r8'], ABC, 3))
  const wrapped = capsuleLayout(more, 1032, planFor(more, null, []))
  expect(new Set(wrapped.regions.slice(0, 6).map((r) => r.y)).size).toBe(1)
  expect(
    wrapped.regions
      .slice(6)
      .map((r) => [r.x, r.y > (wrapped.regions[0]?.y ?? 0) + (wrapped.regions[0]?.h ?? 0)]),
  ).toEqual([
    [16, true],
    [152, true],
  ])
})

test('beside an open region closed columns give way, down to 32, and all six still fit', () => {
  const t = topologies['the reference: 120 servers, 16 clusters, 6 regions']
  if (!t) throw new Error('no such topology')
  const open = capsuleLayout(t, 1032, planFor(t, 'r3', []))
  expect(open.width).toBeCloseTo(1032)
  expect(open.regions.map((r) => Math.round(r.w))).toEqual([108, 108, 360, 108, 108, 108])
  expect(open.feet.map((f) => [f.drawn.length, f.inside.length])).toEqual([
    [0, 20],
    [0, 20],
    [20, 0],
    [0, 20],
    [0, 20],
    [0, 20],
  ])
})

test('opening a region keeps the order of the regions and every row', () => {
  const t = build(fleet(300, 20, 6, 2))
  const place = (l: CapsuleLayout) => ({
    order: [...l.regions].sort((a, b) => a.x - b.x).map((r) => [r.id, r.y, r.h]),
    rows: l.bands.map((b) => [b.id, b.y, b.h]),
  })
  const closed = place(capsuleLayout(t, 1032, planFor(t, null, [])))
  for (const r of t.regions) expect(place(capsuleLayout(t, 1032, planFor(t, r.id, [])))).toEqual(closed)
})

test('where regions are capsules no more than 200 marks are drawn, whatever is in focus', () => {
  const t = build(fleet(1200, 60, 6, 6))
  for (const focus of [[], ['c1'], ['c60'], ['c1', 'c2', 'c3', 'c60']])
    for (const open of [null, 'r1', 'r6']) {
      const drawn = capsuleLayout(t, 1032, planFor(t, open, focus))
      expect(drawn.servers.length + drawn.capsules.length).toBeLessThanOrEqual(200)
    }
  const near = capsuleLayout(t, 1032, planFor(t, null, ['c7']))
  expect(near.servers.map((s) => s.key).sort()).toEqual(
    t.servers.flatMap((s) => (s.cluster === 'c7' ? [s.key] : [])).sort(),
  )
})

test('a focus too large for the budget shows its AZs', () => {
  const t = build(fleet(1200, 2, 2))
  const drawn = capsuleLayout(t, 1032, planFor(t, null, ['c1']))
  expect(drawn.servers).toEqual([])
  expect(drawn.capsules.map((c) => [c.cluster, c.of.kind, c.keys.length])).toEqual([
    ['c1', 'az', 200],
    ['c1', 'az', 200],
    ['c1', 'az', 200],
    ['c2', 'region', 600],
  ])
})

test('the order of the input never matters', () => {
  for (const rows of [fleet(120, 16, 6, 2), fleet(1200, 60, 6, 6)]) {
    const t = build(rows)
    const straight = capsuleLayout(t, 1032, planFor(t, 'r2', ['c3']))
    for (const seed of [1, 2, 3]) {
      const other = build(shuffled(rows, seed))
      expect(capsuleLayout(other, 1032, planFor(other, 'r2', ['c3']))).toEqual(straight)
    }
  }
})
