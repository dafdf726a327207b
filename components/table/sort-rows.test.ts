import { expect, test } from 'vitest'
import { sortRows } from './sort-rows'

const rows = [
  { id: 'a', n: 2 },
  { id: 'b', n: null },
  { id: 'c', n: 10 },
  { id: 'd', n: 2 },
]
const ids = (direction: 'asc' | 'desc') =>
  sortRows(rows, (r) => r.n, direction)
    .map((r) => r.id)
    .join('')

test('numbers sort as numbers, ties keep their order, unknown is last both ways', () => {
  expect(ids('asc')).toBe('adcb')
  expect(ids('desc')).toBe('cadb')
})

test('the rows given are left as they are', () => {
  ids('desc')
  expect(rows.map((r) => r.id).join('')).toBe('abcd')
})

test('names sort by the value of their digits, as the columns of the map do', () => {
  const named = ['c10-n1', 'c9-n2', 'c9-n10', 'c1', 'a', 'v2.10.27', 'v2.9.10'].map((name) => ({ name }))
  const names = sortRows(named, (r) => r.name, 'asc').map((r) => r.name)
  expect(names).toEqual(['a', 'c1', 'c9-n2', 'c9-n10', 'c10-n1', 'v2.9.10', 'v2.10.27'])
  const times = ['2026-11-22T14:03:05.100Z', '2026-11-22T14:03:05.020Z'].map((at) => ({ at }))
  expect(sortRows(times, (r) => r.at, 'asc')[0]?.at).toBe('2026-11-22T14:03:05.020Z')
})
