import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { type Scope, scoped } from '@/lib/domain/scope'
import { hasScope, scopedTopology } from './scope'
import { pairKey, topologyOf } from './topology'

const whole = topologyOf(sampleSnapshot())

test('a region has its servers, all its AZs, and the pairs of its clusters: those inside, and those that lead out', () => {
  const t = scopedTopology(whole, { kind: 'region', region: 'rg1' })
  expect(t.servers.map((s) => s.key)).toEqual(['rg1-az1', 'rg1-az1-x', 'rg1-az2', 'rg1-az3'])
  expect(t.regions).toEqual([{ id: 'rg1', azs: ['1', '2', '3'] }])
  expect(t.pairs).toEqual([{ a: 'rg1', b: 'xr' }])
  expect(t.outside?.map(pairKey)).toEqual(['rg1>rg2', 'rg1>rg3', 'rg2>xr', 'rg3>xr'])
  // So few are all drawn, and xr stays the ribbon that it is.
  expect([t.sparse, t.ribbons]).toEqual([false, ['xr']])
})

test('an AZ has its own column only', () => {
  const t = scopedTopology(whole, { kind: 'az', region: 'rg1', az: '1' })
  expect(t.servers.map((s) => s.key)).toEqual(['rg1-az1', 'rg1-az1-x'])
  expect(t.regions).toEqual([{ id: 'rg1', azs: ['1'] }])
})

test('without a scope it is the whole, the same object', () => {
  expect(scopedTopology(whole, null)).toBe(whole)
})

test.each([
  [{ kind: 'region', region: 'rg1' }, true],
  [{ kind: 'region', region: 'rg9' }, false],
  [{ kind: 'az', region: 'rg1', az: '3' }, true],
  [{ kind: 'az', region: 'rg1', az: '9' }, false],
  [{ kind: 'az', region: 'rg1', az: null }, false],
] as const)('%j is there: %s', (scope, there) => expect(hasScope(whole, scope)).toBe(there))

test.each<Scope>([
  { kind: 'region', region: 'rg2' },
  { kind: 'az', region: 'rg3', az: '3' },
])('the tables beside the map are narrowed to the same: %j', (scope) => {
  const snapshot = sampleSnapshot()
  const { regions, servers, pairs } = topologyOf(scoped(snapshot, scope))
  const map = scopedTopology(topologyOf(snapshot), scope)
  expect({ regions, servers }).toEqual({ regions: map.regions, servers: map.servers })
  const ofMap = [...map.pairs, ...(map.outside ?? [])]
  expect(pairs.map(pairKey).sort()).toEqual(ofMap.map(pairKey).sort())
})
