import { expect, it } from 'vitest'
import { CLUSTERS, scenarioServers } from '@/demo/scenario'
import { mixFromEnvironment, mixOf } from './mix'
import { sum } from './steps'
import { MIXED_SPECS, parseVersions } from './versions-options'
import { versionsTable } from './versions-table'

it('reads its command line', () => {
  expect(parseVersions(['/a', '/b'])).toEqual({ help: false, mixed: false, only: null, paths: ['/a', '/b'] })
  expect(parseVersions(['--mixed', '/a', '/b'])).toMatchObject({ mixed: true, only: MIXED_SPECS })
  expect(parseVersions(['--only', 'pages', '--only', 'tables', '/a']).only).toEqual(['pages', 'tables'])
  expect(parseVersions(['--help']).help).toBe(true)
})

it.each([
  [[], 'which nats-server?'],
  [['--mixed', '/a'], 'two servers or more'],
  [['--fast', '/a'], '--fast'],
])('refuses %j', (args, why) => {
  expect(() => parseVersions(args)).toThrow(why)
})

it.each([2, 3])('deals %i versions out so that every cluster and every AZ has several', (count) => {
  const of = mixOf(['a', 'b', 'c'].slice(0, count))
  const servers = scenarioServers()
  for (const { name } of CLUSTERS) {
    const inCluster = servers.filter(({ cluster }) => cluster === name).map(of)
    expect(new Set(inCluster).size).toBe(count)
  }
  for (const az of ['az:1', 'az:2', 'az:3']) {
    expect(new Set(servers.filter(({ tags }) => tags.includes(az)).map(of)).size).toBeGreaterThan(1)
  }
  const shares = ['a', 'b', 'c'].slice(0, count).map((b) => servers.filter((s) => of(s) === b).length)
  expect(shares).toEqual(Array(count).fill(12 / count))
})

it('takes the mix from the environment, and none from an empty one', () => {
  expect(mixFromEnvironment({ ORRERY_E2E_BINARIES: '/a/nats-server:/b/nats-server' })).toEqual([
    '/a/nats-server',
    '/b/nats-server',
  ])
  expect(mixFromEnvironment({})).toEqual([])
})

it('ends with a table and a sum that hides no failure', () => {
  const rows = [
    {
      name: '2.9.10',
      verdict: 'FAILED',
      tally: { passed: 50, failed: 4, skipped: 0 },
      seconds: 201,
      load: '',
    },
    {
      name: '2.15.1',
      verdict: 'ok',
      tally: { passed: 54, failed: 0, skipped: 1 },
      seconds: 75.4,
      load: '1.0 → 2.1',
    },
  ]
  expect(versionsTable(rows).split('\n')).toEqual([
    'nats-server  passed  failed  skipped  time      load',
    '2.9.10           50       4        0  3 m 21 s             FAILED',
    '2.15.1           54       0        1  1 m 15 s  1.0 → 2.1  ok',
  ])
  expect(sum(rows)).toEqual({ passed: 104, failed: 4, skipped: 1 })
})
