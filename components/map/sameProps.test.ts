import { expect, test } from 'vitest'
import { sameProps } from './sameProps'

const row = { key: 'a' }

test.each([
  [{ row }, { row }, true],
  [{ row }, { row: { ...row } }, false],
  [{ rows: [row] }, { rows: [row] }, true],
  [{ rows: [row] }, { rows: [{ ...row }] }, false],
  [{ rows: [row] }, { rows: [row, row] }, false],
  [{ a: undefined }, { b: undefined }, false],
])('%j and %j', (a, b, equal) => {
  expect(sameProps(a, b)).toBe(equal)
})
