import { expect, test } from 'vitest'
import { type Layout, layout } from './layout'
import type { Box } from './metrics'
import { build, grid, type Row } from './testing/topologies'

const RG = ['rg1', 'rg2', 'rg3']
const scenario: Row[] = [
  ...grid(RG, ['1', '2', '3'], 1),
  ['rg1-az1-x', 'rg1', '1', 'xr'],
  ['rg2-az2-x', 'rg2', '2', 'xr'],
  ['rg3-az3-x', 'rg3', '3', 'xr'],
]
const boxes = (l: Layout) =>
  new Map<string, Box>([
    ...l.servers.map((b) => [`server ${b.key}`, b] as const),
    ...l.regions.map((b) => [`region ${b.id}`, b] as const),
    ...l.bands.map((b) => [`band ${b.id}`, b] as const),
  ])
function around(added: Row) {
  const [before, after] = [scenario, [...scenario, added]].map((rows) => boxes(layout(build(rows), 1032)))
  const kept = [...(before ?? [])].map(([key, a]) => {
    const b = after?.get(key)
    if (!b) throw new Error(`${key} is gone`)
    return { key, a, b }
  })
  return kept
}
const movedBy = (added: Row) =>
  around(added).filter(({ a, b }) => a.x !== b.x || a.y !== b.y || a.w !== b.w || a.h !== b.h)

test('a new server takes a free cell of its row and column: nothing else moves', () => {
  expect(movedBy(['rg1-az2-x', 'rg1', '2', 'xr']).map((m) => m.key)).toEqual([])
  expect(movedBy(['rg3-az1-x', 'rg3', '1', 'xr']).map((m) => m.key)).toEqual([])
})

// A column is as wide as its widest cell, so the second card of a cell widens it: what lies right of it slides, no row changes.
test('the second card of a cell widens its column: all keeps its row, its order and its size but for what contains it', () => {
  const kept = around(['rg2-az2-b', 'rg2', '2', 'rg2'])
  for (const { a, b } of kept) expect([b.y, b.h]).toEqual([a.y, a.h])
  for (const { key, a, b } of kept) if (key.startsWith('server')) expect(b.w).toBe(a.w)
  const order = (side: 'a' | 'b') =>
    [...kept].sort((p, q) => p[side].y - q[side].y || p[side].x - q[side].x).map((k) => k.key)
  expect(order('b')).toEqual(order('a'))
})

test('nothing left of the widened column moves', () => {
  const moved = movedBy(['rg3-az3-b', 'rg3', '3', 'rg3']).map((m) => m.key)
  expect(moved.filter((key) => /rg1|rg2/.test(key))).toEqual([])
})

test('the next number of a name stands after the last, not between', () => {
  const rows = [1, 2, 9, 10].map((n): Row => [`n${n}`, 'r1', '1', 'c'])
  const drawn = layout(build(rows), 1032)
  expect([...drawn.servers].sort((a, b) => a.y - b.y).map((s) => s.key)).toEqual(['n1', 'n2', 'n9', 'n10'])
})
