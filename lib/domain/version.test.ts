import { expect, test } from 'vitest'
import { compareReleases, isAtLeast, releaseOf, reportsUniqueTag } from './version'

test.each(['2.12.0-RC.1', '2.15.0-dev', '2.10.27+deb', '2.10', 'dev', '', null])(
  '%j is no release',
  (text) => {
    expect(releaseOf(text)).toBeNull()
  },
)

test('releases by number, not by letter', () => {
  expect(releaseOf('v2.10.27')).toEqual([2, 10, 27])
  expect(compareReleases([2, 9, 23], [2, 10, 2])).toBeLessThan(0)
})

test.each([
  ['2.9.10', '2.10', false],
  ['2.10.0-RC.1', '2.10', true],
  ['2.10.18', '2.10.19', false],
  ['2.10.19', '2.10.19', true],
  ['3.0.0', '2.10.19', true],
  ['dev', '2.10', false],
  [null, '2.10', false],
])('%j has what came with %s: %s', (version, wanted, has) => {
  expect(isAtLeast(version, wanted)).toBe(has)
})

test('unique tags are told from 2.10 on', () => {
  expect(['2.9.10', '2.10.27', null].map(reportsUniqueTag)).toEqual([false, true, false])
})
