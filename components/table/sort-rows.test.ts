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
