import { expect, test } from 'vitest'
import { formatSkew, inOurTime, isSkewed } from './clock'

test.each([
  [598_000, '+9m58s'],
  [-600_000, '-10m0s'],
  [2400, '+2.4s'],
  [-9_940, '-9.9s'],
  [9_960, '+10s'],
  [7_384_000, '+2h3m4s'],
])('%i ms is %s', (ms, words) => {
  expect(formatSkew(ms)).toBe(words)
})

test('a clock is off only beyond what the way of its answer explains', () => {
  expect(isSkewed({ aheadMs: 2100, errorMs: 5 })).toBe(true)
  expect(isSkewed({ aheadMs: -2100, errorMs: 2000 })).toBe(false)
  expect(isSkewed({ aheadMs: 1900, errorMs: 0 })).toBe(false)
  expect(isSkewed(null)).toBe(false)
})

test('what a wrong clock stamped is shown in our time, what a right one stamped stays', () => {
  expect(inOurTime(1_000_000, { aheadMs: 598_130, errorMs: 2 })).toBe(402_000)
  expect(inOurTime(1_000_000, { aheadMs: 130, errorMs: 2 })).toBe(1_000_000)
})
