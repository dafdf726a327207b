import { expect, test } from 'vitest'
import type { ServerState, Snapshot } from './model'
import { routeMatrices, routeTroubles } from './route-matrix'
import { sampleSnapshot } from './sample'

const whole = sampleSnapshot()
const cut = (s: Snapshot, from: string, to: string): Snapshot => ({
  ...s,
  routes: s.routes.map((r) =>
    r.server !== from
      ? r
      : { ...r, peers: r.peers.map((p) => (p.server === to ? { ...p, connected: false, rttMs: null } : p)) },
  ),
})
const withState = (s: Snapshot, key: string, state: ServerState): Snapshot => ({
  ...s,
  servers: s.servers.map((v) => (v.key === key ? { ...v, state } : v)),
})

test('a matrix a cluster, six ends each', () => {
  expect(routeMatrices(whole).map((m) => [m.cluster, m.servers.length, m.connected, m.expected])).toEqual(
    ['rg1', 'rg2', 'rg3', 'xr'].map((c) => [c, 3, 6, 6]),
  )
  const [rg1] = routeMatrices({ ...whole, routes: whole.routes.filter((r) => r.server !== 'rg1-az2') })
  expect(rg1).toMatchObject({ connected: 4, expected: 4 })
  expect(rg1?.end('rg1-az2', 'rg1-az1')).toBeUndefined()
  expect(rg1?.end('rg1-az1', 'rg1-az2')).toMatchObject({ connected: true, rttMs: 0.3 })
})

test('what is hidden is no part of it, and a lone server has no routes', () => {
  const shown = routeMatrices(whole, (s) => s.az !== '3' || s.cluster === 'xr')
  expect(shown.map((m) => m.servers.length)).toEqual([2, 2, 2, 3])
  expect(routeMatrices(whole, (s) => s.az === '1').map((m) => m.cluster)).toEqual([])
})

test('pairs that are not whole say what is wrong, broken ones first', () => {
  expect(routeTroubles(whole)).toEqual([])
  const oneWay = cut(whole, 'rg1-az1', 'rg1-az2')
  const broken = cut(oneWay, 'rg3-az1', 'rg3-az2')
  const both = cut(broken, 'rg3-az2', 'rg3-az1')
  expect(routeTroubles(both).map((t) => [t.id, t.what])).toEqual([
    ['rg3-az1 rg3-az2', 'no route either way'],
    ['rg1-az1 rg1-az2', 'one-way: rg1-az1 has no route to rg1-az2'],
  ])
})

test('a server that does not answer says nothing, and explains what the others lack: no more than a warning', () => {
  const lost = cut(cut(whole, 'rg1-az2', 'rg1-az1'), 'rg1-az3', 'rg1-az1')
  const s = withState(
    { ...lost, routes: lost.routes.filter((r) => r.server !== 'rg1-az1') },
    'rg1-az1',
    'down',
  )
  expect(routeTroubles(s).map((t) => [t.id, t.ab, t.ba, t.state, t.what])).toEqual([
    ['rg1-az1 rg1-az2', null, false, 'part', 'rg1-az1 is down'],
    ['rg1-az1 rg1-az3', null, false, 'part', 'rg1-az1 is down'],
  ])
  expect(routeMatrices(s)[0]).toMatchObject({ connected: 2, expected: 4 })
  const untold = { ...s, servers: whole.servers }
  expect(routeTroubles(untold)[0]?.what).toBe('rg1-az2 has no route to rg1-az1')
})
