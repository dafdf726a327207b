import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { COLUMN_WIDTH, REGION_GAP, rememberedColumns, serverColumns } from './server-columns'
import { topologyOf } from './topology'

const columnsOf = (s = sampleSnapshot(), strangers: string[] = []) =>
  serverColumns(topologyOf(s), s, strangers)

test('servers stand in the order of the map: region, AZ, name', () => {
  const { columns, regions, azs, indexOf } = columnsOf()
  expect(columns.map((c) => c.key)).toEqual([
    ...['rg1-az1', 'rg1-az1-x', 'rg1-az2', 'rg1-az3'],
    ...['rg2-az1', 'rg2-az2', 'rg2-az2-x', 'rg2-az3'],
    ...['rg3-az1', 'rg3-az2', 'rg3-az3', 'rg3-az3-x'],
  ])
  expect(regions.map((r) => [r.label, r.start, r.end])).toEqual([
    ['rg1', 0, 4],
    ['rg2', 4, 8],
    ['rg3', 8, 12],
  ])
  expect(azs.slice(0, 4).map((a) => [a.label, a.start, a.end])).toEqual([
    ['az 1', 0, 2],
    ['az 2', 2, 3],
    ['az 3', 3, 4],
    ['az 1', 4, 5],
  ])
  expect(indexOf.get('rg2-az2-x')).toBe(6)
  expect(columns.map((c) => c.firstOf).slice(0, 5)).toEqual(['region', null, 'az', 'az', 'region'])
  expect(columns.map((c) => c.width - COLUMN_WIDTH).slice(0, 5)).toEqual([0, 0, 0, 0, REGION_GAP])
})

test('the order of the input does not matter', () => {
  const s = sampleSnapshot()
  const shuffled = { ...s, servers: [...s.servers].reverse(), regions: [...s.regions].reverse() }
  expect(columnsOf(shuffled)).toEqual(columnsOf(s))
})

test('servers without an AZ tag stand last in their region, and say so', () => {
  const s = sampleSnapshot()
  for (const server of s.servers) if (server.key === 'rg1-az1') server.az = null
  const { columns, azs } = columnsOf(s)
  expect(columns[3]?.key).toBe('rg1-az1')
  expect(azs[3]?.label).toBe('no AZ tag')
})

test('a server that the roster does not know gets a column at the end; a known one no second', () => {
  const { columns, regions } = columnsOf(sampleSnapshot(), ['unknown peer xyz', 'rg1-az1'])
  expect(columns).toHaveLength(13)
  expect(columns.at(-1)).toMatchObject({ key: 'unknown peer xyz', region: null, firstOf: 'region' })
  expect(regions.at(-1)).toMatchObject({ label: 'not in the roster', start: 12, end: 13 })
})

test('nothing known: no columns', () => {
  expect(serverColumns({ regions: [], servers: [] }, { regions: [] }).columns).toEqual([])
})

test('the answer keeps its identity while only measurements change', () => {
  const columns = rememberedColumns()
  const a = sampleSnapshot()
  const first = columns(a)
  const busier = { ...a, servers: a.servers.map((s) => ({ ...s, cpu: 50, state: 'down' as const })) }
  expect(columns(busier)).toBe(first)
  const moved = { ...a, servers: a.servers.map((s) => (s.key === 'rg1-az1' ? { ...s, az: '9' } : s)) }
  expect(columns(moved)).not.toBe(first)
})

test('a hidden server has no column, and is no stranger for it; the others keep their order', () => {
  const s = sampleSnapshot()
  const all = rememberedColumns()(s).columns.map((c) => c.key)
  const hidden = new Set(['rg2-az1', 'rg1-az1', 'rg1-az1-x', 'rg1-az2', 'rg1-az3'])
  const { columns, regions } = rememberedColumns()(s, hidden)
  expect(columns.map((c) => c.key)).toEqual(all.filter((key) => !hidden.has(key)))
  expect(regions.map((r) => r.label)).toEqual(['rg2', 'rg3'])
  expect(columns[0]?.width).toBe(COLUMN_WIDTH)
})
