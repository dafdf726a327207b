import { expect, test } from 'vitest'
import type { Stream } from './model'
import { isAffected, lacking, placementRows, placementTrouble, unplaced } from './placement-rows'
import { sampleSnapshot } from './sample'

const sample = (name: string): Stream => {
  const found = sampleSnapshot().streams.find((s) => s.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const orders = sample('ORDERS')
const events = sample('EVENTS')
const other = (name: string, over: Partial<Stream> = {}): Stream => ({ ...orders, name, ...over })
const withState = (s: Stream, state: Stream['replicas'][number]['state']): Stream => ({
  ...s,
  replicas: s.replicas.map((r, i) => (i === 0 ? { ...r, state } : r)),
})
const lines = (streams: Stream[], group: 'cluster' | 'account' | 'name', affectedOnly = false) =>
  placementRows(streams, { group, affectedOnly }).map((r) =>
    r.kind === 'group' ? `${r.label} (${r.count})` : r.stream.name,
  )

test('groups by cluster, account or not at all; by name within', () => {
  const streams = [other('b'), events, other('a', { account: 'PAY' })]
  expect(lines(streams, 'cluster')).toEqual(['rg2 (2)', 'a', 'b', 'xr (1)', 'EVENTS'])
  expect(lines(streams, 'account')).toEqual(['APP (2)', 'b', 'EVENTS', 'PAY (1)', 'a'])
  expect(lines(streams, 'name')).toEqual(['a', 'b', 'EVENTS'])
})

test('a cluster that nobody told comes last, and says so', () => {
  expect(lines([other('lost', { cluster: null }), events], 'cluster')).toEqual([
    'xr (1)',
    'EVENTS',
    'cluster not known (1)',
    'lost',
  ])
})

test('streams without leader stand on top, then those with too few copies', () => {
  const streams = [events, withState(orders, 'offline'), other('Z', { leader: null })]
  expect(lines(streams, 'name')).toEqual([
    'No leader or too few replicas (2)',
    'Z',
    'ORDERS',
    'All others (1)',
    'EVENTS',
  ])
})

test('only affected leaves out the healthy; a copy that lags is affected but stays in its place', () => {
  const late = withState(orders, 'lagging')
  expect(placementTrouble(late)).toBeNull()
  expect(lines([events, late], 'cluster', true)).toEqual(['rg2 (1)', 'ORDERS'])
  expect(lines([events, orders], 'cluster', true)).toEqual([])
})

test('wanted and not assigned counts as lacking; a wanted number that nobody told does not', () => {
  const short = { ...orders, replicasWanted: 5 }
  expect([unplaced(short), lacking(short), placementTrouble(short)]).toEqual([2, 2, 'warning'])
  expect(lacking({ ...orders, replicasWanted: null })).toBe(0)
  // Being scaled down: more copies than wanted.
  expect([unplaced({ ...orders, replicasWanted: 1 }), lacking({ ...orders, replicasWanted: 1 })]).toEqual([
    0, 0,
  ])
})

test('no quorum is critical though a leader is named; a state not known is affected only', () => {
  expect(placementTrouble({ ...orders, quorum: { needed: 2, online: 1, margin: -1 } })).toBe('critical')
  expect(placementTrouble({ ...orders, leader: null })).toBe('critical')
  expect(placementTrouble({ ...orders, leader: null, electing: true })).toBeNull()
  const unsure = withState(orders, 'unknown')
  expect([placementTrouble(unsure), isAffected(unsure), isAffected(orders)]).toEqual([null, true, false])
})

test('rows have ids of their own, also when a stream is called like a group', () => {
  const ids = placementRows([other('rg2'), events, withState(orders, 'offline')], {
    group: 'cluster',
    affectedOnly: false,
  }).map((r) => r.id)
  expect(new Set(ids).size).toBe(ids.length)
})
