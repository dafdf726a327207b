import { expect, test } from 'vitest'
import { spreadOf } from './spread-of'

test.each([
  [[], null],
  [[2], { min: 2, median: 2, max: 2 }],
  [[10, 9, 1], { min: 1, median: 9, max: 10 }],
  [[4, 1, 3, 2], { min: 1, median: 2, max: 4 }],
])('the spread of %j', (figures, spread) => {
  expect(spreadOf(figures)).toEqual(spread)
})
