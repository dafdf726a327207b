import { expect, test } from 'vitest'
import { ABC, everywhere, SIX, topologies } from '../testing/capsules'
import { build, fleet, grid, type Row, shuffled } from '../testing/topologies'
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
      const drawn = capsuleLayout(t, 1032, planFor(t, open, focus.map(everywhere)))
      expect(drawn.servers.length + drawn.capsules.length).toBeLessThanOrEqual(200)
    }
  const near = capsuleLayout(t, 1032, planFor(t, null, ['c7'].map(everywhere)))
  expect(near.servers.map((s) => s.key).sort()).toEqual(
    t.servers.flatMap((s) => (s.cluster === 'c7' ? [s.key] : [])).sort(),
  )
})

test('a focus too large for the budget shows its AZs', () => {
  const t = build(fleet(1200, 2, 2))
  const drawn = capsuleLayout(t, 1032, planFor(t, null, ['c1'].map(everywhere)))
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
    const straight = capsuleLayout(t, 1032, planFor(t, 'r2', ['c3'].map(everywhere)))
    for (const seed of [1, 2, 3]) {
      const other = build(shuffled(rows, seed))
      expect(capsuleLayout(other, 1032, planFor(other, 'r2', ['c3'].map(everywhere)))).toEqual(straight)
    }
  }
})

test('a focus in one region opens no other; an open region of many servers shows its AZs', () => {
  const t = build(fleet(1200, 60, 6, 6))
  const near = capsuleLayout(t, 1032, planFor(t, null, [{ cluster: 'c60', region: 'r3' }]))
  expect([...near.opened]).toEqual(['r3'])
  const open = capsuleLayout(t, 1032, planFor(t, 'r2', []))
  expect(open.servers).toEqual([])
  expect(open.capsules.filter((c) => c.of.region === 'r2').every((c) => c.of.kind === 'az')).toBe(true)
})

const places = (l: CapsuleLayout) =>
  new Map<string, string>([
    ...[...l.servers, ...l.regions, ...l.bands].map((b): [string, string] => [
      'key' in b ? b.key : `${'lane' in b ? 'band' : 'region'} ${b.id}`,
      JSON.stringify([b.x, b.y, b.w, b.h]),
    ]),
    ...l.capsules.map((c): [string, string] => [c.id, JSON.stringify([c.x, c.y, c.w, c.h])]),
  ])
/** What has another place, or none, after servers were added. */
function moved(before: Row[], added: Row[], open: string | null): string[] {
  const [a, b] = [build(before), build([...before, ...added])].map((t) =>
    places(capsuleLayout(t, 1032, planFor(t, open, []))),
  )
  return [...(a ?? [])].filter(([key, at]) => b?.get(key) !== at).map(([key]) => key)
}

test('a new server takes the free slot, and nothing else moves: the next of its cluster, in a stack with room', () => {
  const before = grid(SIX, ABC, 3, (r) => `${r}-core`).filter(([key]) => key !== 'r2-core-r2-2-2')
  const next: Row = ['r2-core-r2-2-10', 'r2', '2', 'r2-core']
  expect(moved(before, [next], null)).toEqual([])
  expect(moved(before, [next], 'r2')).toEqual([])
  expect(moved(before, [next], 'r5')).toEqual([])
})

test('a new server in an AZ where its cluster had none takes an empty cell, and nothing else moves', () => {
  const before = grid(SIX, ABC, 2).filter(([, region, az]) => region !== 'r4' || az !== '3')
  const first: Row = ['r4-r4-3-0', 'r4', '3', 'r4']
  // The AZ is known by another cluster's server there.
  const other: Row[] = [['x', 'r4', '3', 'z']]
  expect(moved([...before, ...other], [first], 'r4')).toEqual([])
})

test('a new server whose name sorts earlier moves only those after it in its own stack', () => {
  const before = grid(['r1', 'r2'], ABC, 3)
  expect(moved(before, [['a', 'r1', '1', 'r1']], 'r2')).toEqual(
    // One more in the deepest stack of the row: the row grows, and what is below and beside it in the row with it.
    expect.arrayContaining(['band r1']),
  )
  const roomy = before.filter(([key]) => key !== 'r1-r1-1-2')
  expect(moved(roomy, [['a', 'r1', '1', 'r1']], 'r1')).toEqual(['r1-r1-1-0', 'r1-r1-1-1'])
})
