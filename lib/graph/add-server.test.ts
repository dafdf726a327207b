import { expect, test } from 'vitest'
import { type Layout, layout } from './layout'
import type { Box } from './metrics'
import { route } from './route'
import { build, fleet, grid, type Row } from './testing/topologies'
import { VIEWS } from './testing/windows'

const RG = ['rg1', 'rg2', 'rg3']
const XR: Row[] = [
  ['rg1-az1-x', 'rg1', '1', 'xr'],
  ['rg2-az2-x', 'rg2', '2', 'xr'],
  ['rg3-az3-x', 'rg3', '3', 'xr'],
]
const fleets: Record<string, Row[]> = {
  'the scenario': [...grid(RG, ['1', '2', '3'], 1), ...XR],
  'two servers in each AZ': [...grid(RG, ['1', '2', '3'], 2), ...XR],
  'three servers in each AZ': [...grid(RG, ['1', '2', '3'], 3), ...XR],
  'one server alone': [['solo', 'no region', null, null]],
  '3 single-server clusters without tags': grid(['A', 'B', 'C'], [null], 1),
  'a cluster of 7 without AZs': grid(['C1'], [null], 7),
  '24 servers in 6 clusters, 3 regions': fleet(24, 6, 3, 1),
  '32 servers in 16 clusters': fleet(32, 16, 4, 2),
  'two AZs and none': [...grid(['r1', 'r2'], ['1', '2'], 2), ...grid(['r1'], [null], 1)],
}

const cellOf = ([, region, az, cluster]: Row) => JSON.stringify([region, az, cluster])

/** Every mark and line that is drawn, by name. */
function marks(l: Layout, rows: Row[]): Map<string, string> {
  const at = ({ x, y, w, h }: Box) => JSON.stringify([x, y, w, h])
  // Of more than twelve pairs a map never draws all.
  const pairs = build(rows).pairs.slice(0, 12)
  return new Map([
    ...l.servers.map((s): [string, string] => [`server ${s.key}`, at(s)]),
    ...l.regions.map((r): [string, string] => [`region ${r.id}`, at(r)]),
    ...l.regions.flatMap((r) => r.columns.map((c): [string, string] => [`az ${r.id} ${c.id}`, at(c)])),
    ...l.bands.map((b): [string, string] => [`band ${b.id}`, at(b)]),
    ...route(l, pairs).map((b): [string, string] => [`bundle ${b.id}`, JSON.stringify([b.line, b.label])]),
    ['whole', JSON.stringify([l.width, l.height])],
  ])
}

/** What has another place or another size, or none, after a server was added. */
function movedBy(before: Row[], added: Row, view: (typeof VIEWS)[number][1]): string[] {
  const [a, b] = [before, [...before, added]].map((rows) => marks(layout(build(rows), view), rows))
  return [...(a ?? [])].filter(([name, at]) => b?.get(name) !== at).map(([name]) => name)
}

/** In a region of one column three stand abreast. */
const roomOf = (rows: Row[], [, region]: Row): number =>
  new Set(rows.filter(([, r]) => r === region).map(([, , az]) => az)).size === 1 ? 12 : 4

for (const [name, rows] of Object.entries(fleets))
  for (const [window, view] of VIEWS)
    test(`${name} in ${window}: a server more in any cell with a free slot moves nothing outside of it`, () => {
      const cells = [...new Map(rows.map((row) => [cellOf(row), row])).values()]
      for (const [, region, az, cluster] of cells) {
        const own = rows.filter((row) => cellOf(row) === cellOf(['', region, az, cluster]))
        const room = roomOf(rows, own[0] ?? ['', region, az, cluster])
        for (const key of [`${own.at(-1)?.[0]}-b`, '0']) {
          const kin = new Set(own.map(([k]) => `server ${k}`))
          const moved = movedBy(rows, [key, region, az, cluster], view)
          if (own.length < room) expect(moved.filter((m) => !kin.has(m))).toEqual([])
        }
      }
    })

const scenario = fleets['the scenario'] ?? []

test('a new server of a cell without one takes that cell: nothing at all moves', () => {
  for (const [, view] of VIEWS) {
    expect(movedBy(scenario, ['rg1-az2-x', 'rg1', '2', 'xr'], view)).toEqual([])
    expect(movedBy(scenario, ['rg3-az1-x', 'rg3', '1', 'xr'], view)).toEqual([])
  }
})

test('where cards stand abreast the next one moves nothing at all', () => {
  const one = grid(['A', 'B', 'C'], [null], 1)
  const two = [...one, ['B-B-null-1', 'B', null, 'B'] as Row]
  for (const [, view] of VIEWS) {
    expect(movedBy(one, ['B-B-null-1', 'B', null, 'B'], view)).toEqual([])
    expect(movedBy(two, ['B-B-null-2', 'B', null, 'B'], view)).toEqual([])
  }
})

test('in its own cell the others keep their column and their order', () => {
  for (let n = 1; n < 6; n++) {
    const before = grid(['rg1', 'rg2'], ['1', '2'], n)
    const [a, b] = [before, [...before, ['rg1-rg1-1-9', 'rg1', '1', 'rg1'] as Row]].map(
      (rows) => layout(build(rows), { w: 1032, h: 724 }).servers,
    )
    const cell = (servers: typeof a) => servers?.filter((s) => s.key.startsWith('rg1-rg1-1-')) ?? []
    const inOrder = (servers: typeof a) => [...cell(servers)].sort((p, q) => p.y - q.y).map((s) => s.key)
    expect(inOrder(b)).toEqual([...inOrder(a), 'rg1-rg1-1-9'])
    expect(new Set([...cell(a), ...cell(b)].map((s) => `${s.x} ${s.w}`)).size).toBe(1)
    expect(cell(b)[0]?.y).toBe(cell(a)[0]?.y)
  }
})

test('a fifth row is higher than a card: what lies below moves down by one chip, and nothing moves sideways', () => {
  const before = grid(['rg1', 'rg2'], ['1', '2'], 4)
  const view = { w: 1032, h: 724 }
  const kept = (rows: Row[]) => layout(build(rows), view)
  const [a, b] = [kept(before), kept([...before, ['z', 'rg1', '1', 'rg1']])]
  for (const s of a.servers) {
    const now = b.servers.find((o) => o.key === s.key)
    expect([s.key, now?.x, now?.y]).toEqual([s.key, s.x, s.y])
  }
  expect(b.bands.map((o) => o.h)).toEqual(a.bands.map((o) => o.h + 28))
  const xr: Row[] = [...before, ...XR.slice(0, 2)]
  const below = (l: Layout) => l.servers.filter((s) => s.band === 'xr').map((s) => [s.key, s.x, s.y])
  expect(below(kept([...xr, ['z', 'rg1', '1', 'rg1']]))).toEqual(
    below(kept(xr)).map(([key, x, y]) => [key, x, Number(y) + 28]),
  )
})

test('the next number of a name stands after the last, not between', () => {
  const rows = [1, 2, 9, 10].map((n): Row => [`n${n}`, 'r1', '1', 'c'])
  const drawn = layout(build([...rows, ['x', 'r1', '2', 'c']]), { w: 1032, h: 724 })
  const cell = drawn.servers.filter((s) => s.key !== 'x')
  expect([...cell].sort((a, b) => a.y - b.y).map((s) => s.key)).toEqual(['n1', 'n2', 'n9', 'n10'])
})
