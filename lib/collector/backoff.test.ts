import { expect, test } from 'vitest'
import { ANNOUNCED_RETRY_MS, pauseAfter } from './backoff'

test('grows, stays bounded, and is spread by a fifth', () => {
  const middle = [0, 1, 2, 3, 4, 99].map((failures) => pauseAfter(failures, () => 0.5))
  expect(middle).toEqual([100, 250, 500, 1000, 2000, 2000])
  expect(pauseAfter(9, () => 0)).toBe(1600)
  expect(pauseAfter(9, () => 0.999)).toBe(2399)
  expect(pauseAfter(99, () => 0.5, ANNOUNCED_RETRY_MS)).toBe(60_000)
})
