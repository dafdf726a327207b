import { expect, test } from 'vitest'
import { parseQuery } from '@/lib/domain/query/parse'
import { OPEN } from '@/lib/domain/query/sieve'
import { sieveOf } from '@/lib/domain/query/sift'
import type { Query } from '@/lib/domain/query/term'
import { sampleSnapshot } from '@/lib/domain/sample'
import { parentOf, type TreeRow, treeRows } from './tree-rows'

const snapshot = sampleSnapshot()
const NOTHING: ReadonlySet<string> = new Set()
const query = (text: string): Query => {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.query
}
const outline = (rows: TreeRow[]) => rows.map((r) => `${'  '.repeat(r.level - 1)}${r.label}`)

test('regions, AZs and servers stand in the order of the map, each below what holds it', () => {
  const rows = treeRows(snapshot, snapshot.servers, OPEN, NOTHING)
  expect(outline(rows).slice(0, 9)).toEqual([
    'rg1',
    '  az 1',
    '    rg1-az1',
    '    rg1-az1-x',
    '  az 2',
    '    rg1-az2',
    '  az 3',
    '    rg1-az3',
    'rg2',
  ])
  expect(rows.filter((r) => r.kind === 'server')).toHaveLength(12)
  expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length)
  const above = new Map(rows.map((r) => [r.id, r.level]))
  for (const row of rows) expect(above.get(parentOf(row) ?? '') ?? 0).toBe(row.level - 1)
  expect(rows[3]).toMatchObject({ place: 2, of: 2, level: 3 })
})

test('a branch that is closed keeps its sums and shows nothing below it', () => {
  const az = treeRows(snapshot, snapshot.servers, OPEN, NOTHING).find((r) => r.kind === 'az')
  const rows = treeRows(snapshot, snapshot.servers, OPEN, new Set(['region:rg2', az?.id ?? '']))
  expect(outline(rows).slice(0, 4)).toEqual(['rg1', '  az 1', '  az 2', '    rg1-az2'])
  const rg2 = rows.find((r) => r.id === 'region:rg2')
  expect(rg2).toMatchObject({ open: false, servers: { length: 4 } })
  expect(rows[rows.indexOf(rg2 as TreeRow) + 1]?.label).toBe('rg3')
})

test('find keeps what is looked for; hide says how many it leaves out, and the worst of them', () => {
  const down = {
    ...snapshot,
    servers: snapshot.servers.map((s) => (s.key === 'rg1-az1' ? { ...s, state: 'down' as const } : s)),
  }
  const found = treeRows(
    down,
    down.servers,
    sieveOf(down, { find: query('cluster=xr'), hide: null }),
    NOTHING,
  )
  expect(outline(found).slice(0, 6)).toEqual([
    'rg1',
    '  az 1',
    '    rg1-az1-x',
    'rg2',
    '  az 2',
    '    rg2-az2-x',
  ])
  expect(found).toHaveLength(9)
  expect(found[1]).toMatchObject({ place: 1, of: 1 })
  // Of a region and an AZ all is told, as on the map, whatever is listed of them.
  expect(found[0]).toMatchObject({ servers: { length: 4 }, listed: 1, hidden: null })
  expect(found[1]).toMatchObject({ servers: { length: 2 }, listed: 1 })
  const hidden = treeRows(down, down.servers, sieveOf(down, { find: null, hide: query('tag:az=1') }), NOTHING)
  expect(hidden.find((r) => r.id === 'region:rg1')).toMatchObject({
    servers: { length: 4 },
    listed: 2,
    hidden: { count: 2, worst: 'down' },
  })
  expect(hidden.find((r) => r.id === 'region:rg2')).toMatchObject({ hidden: { count: 1, worst: 'up' } })
  expect(hidden.some((r) => r.label === 'rg1-az1')).toBe(false)
})

test('in a scope the region is told whole, and only what is in the scope is listed', () => {
  const servers = snapshot.servers.filter((s) => s.region === 'rg1' && s.az === '2')
  const rows = treeRows({ ...snapshot, servers }, snapshot.servers, OPEN, NOTHING)
  expect(outline(rows)).toEqual(['rg1', '  az 2', '    rg1-az2'])
  expect(rows[0]).toMatchObject({ servers: { length: 4 }, listed: 1, hidden: null })
})
