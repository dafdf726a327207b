import { expect, test } from 'vitest'
import { USUAL_VIEW, type View } from '../density'
import { ABC, everywhere, SIX, topologies } from '../testing/capsules'
import { build, fleet, grid, type Row, shuffled } from '../testing/topologies'
import { VIEWS } from '../testing/windows'
import type { Topology } from '../topology'
import { capsuleLayout } from './layout'
import type { CapsuleLayout } from './types'

const closedMap = (t: Topology, view: View) => capsuleLayout(t, view, { open: null, focus: [] })

test('six closed regions of three AZs fit one row of any window, as the visual reference says', () => {
  const closed = closedMap(build(grid(SIX, ABC, 3)), USUAL_VIEW)
  expect(closed.width).toBe(828)
  expect(closed.regions.map((r) => r.w)).toEqual(SIX.map(() => 116))
  for (const [, view] of VIEWS) expect(closedMap(build(grid(SIX, ABC, 3)), view).strips).toHaveLength(1)
})

test.each([
  [872, 6],
  [1032, 7],
  [1368, 10],
])('%i px wide, %i regions stand abreast, and more wrap', (w, abreast) => {
  const names = Array.from({ length: abreast + 2 }, (_, i) => `r${i + 1}`)
  const { regions, width } = closedMap(build(grid(names, ABC, 3)), { w, h: 724 })
  expect(width).toBeLessThanOrEqual(w)
  expect(regions.filter((r) => r.y === regions[0]?.y)).toHaveLength(abreast)
  const below = regions.slice(abreast)
  for (const [i, r] of below.entries()) expect(Math.abs(r.x - (regions[i]?.x ?? 0))).toBeLessThan(1)
  expect(below.every((r) => r.y > (regions[0]?.y ?? 0) + (regions[0]?.h ?? 0))).toBe(true)
})

test('120 servers are seen whole with words of 11 px beside the inspector of 1440 × 900, whichever region is open', () => {
  const t = build(fleet(120, 16, 6, 2))
  for (const open of [null, ...t.regions.map((r) => r.id)]) {
    const { width, height, top } = capsuleLayout(t, USUAL_VIEW, { open, focus: [] })
    expect([open, Math.floor(width) <= USUAL_VIEW.w, height <= USUAL_VIEW.h]).toEqual([open, true, true])
    // Three rows of links with their names.
    expect(top).toBeGreaterThanOrEqual(88)
  }
})

test('what stands between lanes is as the visual reference says where the window has room for it, or too little in any case', () => {
  const t = build(fleet(120, 16, 6, 2))
  const gap = (h: number) => closedMap(t, { ...USUAL_VIEW, h }).gap
  expect([904, 760, 724, 560].map(gap)).toEqual([16, 16, 12, 16])
})

test('a region that is alone is open, and its chips take the width of the window', () => {
  const t = build(grid(['r1'], ABC, 20))
  const [narrow, wide] = [872, 1848].map((w) => closedMap(t, { w, h: 724 }))
  for (const drawn of [narrow, wide]) {
    expect(drawn?.servers).toHaveLength(60)
    expect([...(drawn?.opened ?? [])]).toEqual(['r1'])
  }
  expect([narrow, wide].map((d) => new Set(d?.servers.map((s) => s.x)).size)).toEqual([6, 15])
})

test('beside an open region closed columns give way, down to 32, and all six still fit', () => {
  const t = topologies['the reference: 120 servers, 16 clusters, 6 regions']
  if (!t) throw new Error('no such topology')
  const open = capsuleLayout(t, USUAL_VIEW, { open: 'r3', focus: [] })
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
  const closed = place(capsuleLayout(t, USUAL_VIEW, { open: null, focus: [] }))
  for (const r of t.regions)
    expect(place(capsuleLayout(t, USUAL_VIEW, { open: r.id, focus: [] }))).toEqual(closed)
})

test('where regions are capsules no more than 200 marks are drawn, whatever is in focus', () => {
  const t = build(fleet(1200, 60, 6, 6))
  for (const focus of [[], ['c1'], ['c60'], ['c1', 'c2', 'c3', 'c60']])
    for (const open of [null, 'r1', 'r6']) {
      const drawn = capsuleLayout(t, USUAL_VIEW, { open: open, focus: focus.map(everywhere) })
      expect(drawn.servers.length + drawn.capsules.length).toBeLessThanOrEqual(200)
    }
  const near = capsuleLayout(t, USUAL_VIEW, { open: null, focus: ['c7'].map(everywhere) })
  expect(near.servers.map((s) => s.key).sort()).toEqual(
    t.servers.flatMap((s) => (s.cluster === 'c7' ? [s.key] : [])).sort(),
  )
})

test('a focus too large for the budget shows its AZs', () => {
  const t = build(fleet(1200, 2, 2))
  const drawn = capsuleLayout(t, USUAL_VIEW, { open: null, focus: ['c1'].map(everywhere) })
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
    const straight = capsuleLayout(t, USUAL_VIEW, { open: 'r2', focus: ['c3'].map(everywhere) })
    for (const seed of [1, 2, 3]) {
      const other = build(shuffled(rows, seed))
      expect(capsuleLayout(other, USUAL_VIEW, { open: 'r2', focus: ['c3'].map(everywhere) })).toEqual(
        straight,
      )
    }
  }
})

test('a focus in one region opens no other; an open region of many servers shows its AZs', () => {
  const t = build(fleet(1200, 60, 6, 6))
  const near = capsuleLayout(t, USUAL_VIEW, { open: null, focus: [{ cluster: 'c60', region: 'r3' }] })
  expect([...near.opened]).toEqual(['r3'])
  const open = capsuleLayout(t, USUAL_VIEW, { open: 'r2', focus: [] })
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
    places(capsuleLayout(t, USUAL_VIEW, { open: open, focus: [] })),
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

test('of any cell: a new server moves nothing sideways, and downwards only what lies under the deepest stack of its row', () => {
  const fleets = { 'the reference': topologyRows(), '240 servers': fleet(240, 20, 6, 2) }
  for (const [name, rows] of Object.entries(fleets))
    for (const open of [null, 'r1', 'r4']) {
      const cells = [...new Map(rows.map((r) => [JSON.stringify(r.slice(1)), r])).values()]
      const drawn = (all: Row[]) => capsuleLayout(build(all), USUAL_VIEW, { open, focus: [] })
      const before = drawn(rows)
      // Not every one: the rule is the same for all, and there are hundreds.
      for (const [, region, az, cluster] of cells.filter((_, i) => i % (open === null ? 7 : 19) === 0)) {
        const own = rows.filter((r) => r[1] === region && r[2] === az && r[3] === cluster)
        const lane = before.lanes.find((l) => l.cluster === cluster)
        const abreast = new Set(before.lanes.flatMap((l) => (l.row === lane?.row ? [l.cluster] : [])))
        const count = (r: Row) => rows.filter((o) => o.slice(1).join() === r.slice(1).join()).length
        const deepest = Math.max(...rows.filter((r) => abreast.has(r[3])).map(count))
        const after = drawn([...rows, [`${own.at(-1)?.[0]}-b`, region, az, cluster]])
        const x = (l: CapsuleLayout) => [...l.regions, ...l.bands, ...l.capsules].map((b) => [b.x, b.w])
        const y = (l: CapsuleLayout) => [...l.regions, ...l.bands, ...l.capsules].map((b) => [b.y, b.h])
        if (open !== region) expect([name, open, x(after)]).toEqual([name, open, x(before)])
        if (own.length < deepest) expect([name, y(after)]).toEqual([name, y(before)])
        else
          for (const b of after.bands) {
            const was = before.bands.find((o) => o.id === b.id)
            expect([b.id, b.y]).toEqual([
              b.id,
              (was?.y ?? 0) + ((was?.y ?? 0) > (lane ? bandY(before, lane.id) : 0) ? 28 : 0),
            ])
          }
      }
    }
})
const bandY = (l: CapsuleLayout, id: string) => l.bands.find((b) => b.id === id)?.y ?? 0
function topologyRows(): Row[] {
  const t = topologies['the reference: 120 servers, 16 clusters, 6 regions']
  return t?.servers.map((s): Row => [s.key, s.region, s.az, s.cluster]) ?? []
}

test('a new server whose name sorts earlier moves only those after it in its own stack', () => {
  const before = grid(['r1', 'r2'], ABC, 3)
  expect(moved(before, [['a', 'r1', '1', 'r1']], 'r2')).toEqual(
    // One more in the deepest stack of the row: the row grows, and what is below and beside it in the row with it.
    expect.arrayContaining(['band r1']),
  )
  const roomy = before.filter(([key]) => key !== 'r1-r1-1-2')
  expect(moved(roomy, [['a', 'r1', '1', 'r1']], 'r1')).toEqual(['r1-r1-1-0', 'r1-r1-1-1'])
})
