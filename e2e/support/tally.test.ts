import { expect, it } from 'vitest'
import { readPlaywright, readVitest, settle } from './tally'

it('reads what vitest reports', () => {
  const report = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, success: false }
  expect(readVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 3 })
})

it('counts a flaky test as failed', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 2, skipped: 3, duration: 1 }
  expect(readPlaywright({ stats, errors: [] })).toEqual({ passed: 4, failed: 3, skipped: 3 })
})

it.each([
  ['a good step without tests', true, null, false, { passed: 0, failed: 0 }],
  ['a bad step without tests', false, null, false, { passed: 0, failed: 1 }],
  ['good tests', true, { passed: 3, failed: 0, skipped: 0 }, true, { passed: 3, failed: 0 }],
  ['failed tests', false, { passed: 3, failed: 2, skipped: 0 }, true, { passed: 3, failed: 2 }],
  [
    'a crash beside passed tests',
    false,
    { passed: 3, failed: 0, skipped: 0 },
    true,
    { passed: 3, failed: 1 },
  ],
  ['no tests at all', true, { passed: 0, failed: 0, skipped: 9 }, true, { passed: 0, failed: 1 }],
  ['no report', true, null, true, { passed: 0, failed: 1 }],
])('settles %s', (_, ok, tally, wantsTests, expected) => {
  expect(settle(ok, tally, wantsTests)).toMatchObject(expected)
})
