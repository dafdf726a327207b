import { expect, test } from 'vitest'
import type { Server } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { headWords, regionAnswers } from './head-words'
import { clusterName, gatewayName, regionName, serverName } from './names'

const snapshot = sampleSnapshot()
const server = (key: string) => {
  const found = snapshot.servers.find((s) => s.key === key)
  if (!found) throw new Error(`no ${key} in the sample`)
  return found
}
const link = (from: string, to: string, connected = 3) => {
  const found = snapshot.gateways.find((g) => g.from === from && g.to === to)
  if (!found) throw new Error('no such link in the sample')
  return { ...found, connected }
}

test('a server', () => {
  expect(serverName(server('rg1-az1'), { metaLeader: true, leads: 3, follows: 3, roles: [] })).toBe(
    'rg1-az1, server, up, cluster rg1, meta leader, leads 3 streams, follows 3',
  )
  expect(
    serverName(
      { ...server('rg1-az1'), state: 'down', cluster: null },
      { metaLeader: false, leads: 1, follows: 0, roles: [] },
    ),
  ).toBe('rg1-az1, server, down, no cluster, leads 1 stream, follows 0')
})

test.each([
  ['leader', 'current', null, 'leader of ORDERS'],
  ['follower', 'current', 0, 'follower of ORDERS'],
  ['follower', 'lagging', 7, 'follower of ORDERS, lag 7'],
  ['follower', 'offline', null, 'offline replica of ORDERS'],
] as const)('a %s that is %s', (role, state, lag, words) => {
  const facts = {
    metaLeader: false,
    leads: 0,
    follows: 1,
    roles: [['APP/ORDERS', 'accent', role, state, lag] as const],
  }
  expect(serverName(server('rg2-az1'), facts)).toBe(
    `rg2-az1, server, up, cluster rg2, leads 0 streams, follows 1, ${words}`,
  )
})

test('clusters and regions', () => {
  const of = (cluster: string) => snapshot.servers.filter((s) => s.cluster === cluster)
  const [rg1, , , xr] = snapshot.clusters
  if (!rg1 || !xr) throw new Error('the sample lost its clusters')
  expect(clusterName(rg1, of('rg1'))).toBe('rg1, cluster, 3 of 3 servers up, in 3 AZs')
  expect(clusterName(xr, of('xr'))).toBe('xr, cross-region cluster, 3 of 3 servers up, in 3 regions')
  const rg = snapshot.servers.filter((s) => s.region === 'rg1')
  expect(regionName('rg1', rg)).toBe('rg1, region, 4 of 4 servers answer')
  expect(regionName('no region', rg.slice(0, 1))).toBe('no region, region, 1 of 1 server answers')
})

test('of a part that is drawn, what is said is said of the whole', () => {
  const xr = snapshot.clusters.find((c) => c.name === 'xr')
  if (!xr) throw new Error('the sample lost xr')
  const down = (s: Server): Server => (s.key === 'rg2-az2-x' ? { ...s, state: 'down' } : s)
  const servers = snapshot.servers.map(down)
  const ofXr = servers.filter((s) => s.cluster === 'xr')
  expect(clusterName(xr, ofXr, 1)).toBe(
    'xr, cross-region cluster, 2 of 3 servers up, in 3 regions, 1 of its 3 servers shown',
  )
  const rg2 = servers.filter((s) => s.region === 'rg2')
  expect(regionName('rg2', rg2, 1)).toBe('rg2, region, 3 of 4 servers answer, 1 of its 4 servers shown')
  expect(regionAnswers(rg2, 1)).toEqual([
    '1 of 4 servers shown · region 3 of 4 answer',
    '1 of 4 shown · 3 of 4 answer',
    '1 shown · 3 of 4 answer',
    '3 of 4 answer',
  ])
  expect(regionAnswers(rg2, 4)).toEqual(['3 of 4 answer'])
  expect(headWords(true, ofXr, 1)).toEqual([
    '2 of 3 servers up · 1 of its 3 shown',
    '2 of 3 up · 1 shown',
    '2 of 3 up',
  ])
  expect(headWords(true, ofXr, 3)).toEqual([
    'cross-region · 2 of 3 servers up',
    '2 of 3 servers up',
    '2 of 3 servers up',
  ])
  const whole = snapshot.servers.filter((s) => s.cluster === 'xr')
  expect(headWords(true, whole, 1)[0]).toBe('cross-region · 3 servers in 3 regions · 1 of its 3 shown')
})

test('gateways, whole, one-way and unknown', () => {
  expect(gatewayName('rg1', 'rg2', link('rg1', 'rg2'), link('rg2', 'rg1'))).toBe(
    'gateway rg1 and rg2: rg1 to rg2 3 of 3 connected, rg2 to rg1 3 of 3, 0.4 ms',
  )
  expect(gatewayName('rg2', 'xr', link('rg2', 'xr', 2), link('xr', 'rg2', 0))).toBe(
    'gateway rg2 and xr: rg2 to xr 2 of 3 connected, xr to rg2 0 of 3, broken, 0.4 ms',
  )
  expect(gatewayName('a', 'b', undefined, undefined)).toBe(
    'gateway a and b: a to b not known, b to a not known',
  )
})
