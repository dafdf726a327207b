import type { SortValue } from './column'

/** Runs of digits by their value, as on the map: `c9` before `c10`. */
const natural = (key: SortValue): SortValue =>
  typeof key === 'string' ? key.replace(/\d+/g, (digits) => digits.padStart(16, '0')) : key

/** Sorted copy. Unknown values stay last in both directions; equal ones keep the order they came in. */
export function sortRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => SortValue,
  direction: 'asc' | 'desc',
): Row[] {
  const sign = direction === 'asc' ? 1 : -1
  return rows
    .map((row) => ({ row, key: natural(value(row)) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null ? 1 : 0) - (b.key === null ? 1 : 0)
      return a.key < b.key ? -sign : a.key > b.key ? sign : 0
    })
    .map((entry) => entry.row)
}
