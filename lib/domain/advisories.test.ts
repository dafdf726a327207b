import { expect, test } from 'vitest'
import { ADVISORIES, advisoriesFor, safeReleases } from './advisories'
import { compareReleases, lineOf, releaseOf } from './version'

const of = (version: string) => (advisoriesFor(version) ?? []).map(({ name }) => name)

test('every entry is well formed, named once, and repaired once a line, oldest first', () => {
  expect(new Set(ADVISORIES.map(({ name }) => name)).size).toBe(ADVISORIES.length)
  for (const { name, since, fixed } of ADVISORIES) {
    expect(name).toMatch(/^(CVE-20\d\d-\d{4,6}|GHSA(-[0-9a-z]{4}){3})$/)
    const releases = fixed.map((text) => releaseOf(text) ?? expect.fail(`${name}: ${text}`))
    expect(releases.length).toBeGreaterThan(0)
    expect([...releases].sort(compareReleases)).toEqual(releases)
    expect(new Set(releases.map(lineOf)).size).toBe(releases.length)
    if (since !== null) expect(releaseOf(since)).not.toBeNull()
  }
})

test.each([
  // Repaired on its own line in 2.10.27.
  ['2.10.26', 'CVE-2025-30215', true],
  ['2.10.27', 'CVE-2025-30215', false],
  ['2.11.0', 'CVE-2025-30215', true],
  ['2.11.1', 'CVE-2025-30215', false],
  // No repair for 2.9: only newer lines got one.
  ['2.9.29', 'CVE-2025-30215', true],
  // A line newer than all repairs was never concerned.
  ['2.12.0', 'CVE-2025-30215', false],
  ['2.10.27', 'CVE-2026-33222', true],
  ['2.11.15', 'CVE-2026-33222', false],
  ['2.12.5', 'CVE-2026-33222', true],
  ['2.12.6', 'CVE-2026-33222', false],
  // Came with 2.10 only.
  ['2.9.10', 'CVE-2023-46129', false],
  ['2.10.3', 'CVE-2023-46129', true],
  // Repaired in 2.9.23 and 2.10.2.
  ['2.9.22', 'CVE-2023-47090', true],
  ['2.9.23', 'CVE-2023-47090', false],
  ['2.10.1', 'CVE-2023-47090', true],
  // 2.11 got no repair for the last ones.
  ['2.11.99', 'GHSA-q59r-vq66-pxc2', true],
  ['2.14.2', 'GHSA-q59r-vq66-pxc2', true],
  ['2.14.3', 'GHSA-q59r-vq66-pxc2', false],
])('%s, %s: %s', (version, name, concerned) => {
  expect(of(version).includes(name)).toBe(concerned)
})

test('2.15.1 is not concerned by any', () => {
  expect(advisoriesFor('2.15.1')).toEqual([])
})

test.each([null, '2.9.0-beta.1', '2.10.0-dev', 'unknown'])('of %j nobody can tell', (version) => {
  expect(advisoriesFor(version)).toBeNull()
})

test('what to update to is newer, and itself not concerned', () => {
  for (const version of ['2.1.0', '2.9.10', '2.10.27', '2.12.3']) {
    const safe = safeReleases(version)
    expect(safe).toEqual(['2.12.12', '2.14.3'])
    for (const release of safe) expect(advisoriesFor(release)).toEqual([])
  }
  expect(safeReleases('2.14.1')).toEqual(['2.14.3'])
})
