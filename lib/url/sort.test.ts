import { expect, test } from 'vitest'
import { parseSort, serializeSort } from './sort'

test.each(['bytes.desc', 'name.asc', 'api-err.desc', 'c0.asc'])('%s round-trips', (text) => {
  const sort = parseSort(text)
  expect(sort).not.toBeNull()
  if (sort) expect(serializeSort(sort)).toBe(text)
})

test.each(['', 'bytes', 'bytes.', '.desc', 'bytes.down', 'by tes.asc', 'BYTES.asc', 'a.b.asc', '<b>.asc'])(
  '%j is malformed',
  (text) => {
    expect(parseSort(text)).toBeNull()
  },
)
