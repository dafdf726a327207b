import { expect, test } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { topologyOf } from '@/lib/graph/topology'
import { parseSelection } from '@/lib/url/selection'
import { drawnPairs, focusOf, lookedAt, mapModel, markOf, pairBrokenSince, pairState } from './mapModel'

const snapshot = sampleSnapshot()

test('both directions of a gateway are one mark', () => {
  expect(markOf({ kind: 'gateway', id: 'xr>rg1' })).toBe('gateway:rg1>xr')
  expect(markOf({ kind: 'gateway', id: 'rg1>xr' })).toBe('gateway:rg1>xr')
  expect(markOf({ kind: 'server', id: 'rg1-az1' })).toBe('server:rg1-az1')
  expect(markOf(null)).toBeNull()
})

test('leaders and followers are counted over all streams', () => {
  const { counts } = mapModel(snapshot)
  expect(counts.get('rg2-az3')).toEqual({ leads: 1, follows: 0 })
  expect(counts.get('rg2-az1')).toEqual({ leads: 0, follows: 1 })
  expect(counts.get('rg1-az1')).toBeUndefined()
})

const many = {
  ...snapshot,
  gateways: ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((from, _, all) =>
    all
      .filter((to) => to !== from)
      .map((to) => ({
        from,
        to,
        expected: 3,
        connected: from === 'a' && to === 'b' ? 0 : 3,
        rttMs: null,
        servers: [],
      })),
  ),
}

test('above twelve pairs only those not whole or in focus are drawn', () => {
  const { pairs } = topologyOf(many)
  const model = mapModel(many)
  const ids = (focus: string | null) => drawnPairs({ pairs }, model, focus).map((p) => `${p.a}>${p.b}`)
  expect(pairs).toHaveLength(15)
  expect(ids(null)).toEqual(['a>b'])
  expect(ids('c')).toEqual(['a>b', 'a>c', 'b>c', 'c>d', 'c>e', 'c>f'])
  expect(ids(focusOf({ kind: 'gateway', id: 'f>e' }, model))).toEqual(['a>b', 'e>f'])
  expect(drawnPairs(topologyOf(snapshot), mapModel(snapshot), null)).toHaveLength(6)
})

test('the age of a broken link comes from its finding, and only while it is broken', () => {
  const since = '2026-11-22T14:02:24.000Z'
  const finding = {
    code: 'GATEWAY_ONE_WAY',
    severity: 'critical' as const,
    subject: { kind: 'gateway' as const, id: 'a>b' },
    since,
    summary: '',
    evidence: [],
    remedy: '',
  }
  const model = mapModel({
    ...many,
    findings: [finding, { ...finding, subject: { kind: 'gateway', id: 'c>d' } }],
  })
  expect(pairBrokenSince(model, { a: 'a', b: 'b' })).toBe(since)
  expect(pairBrokenSince(model, { a: 'c', b: 'd' })).toBeNull()
})

const linked = (connected: number, expected: number): Snapshot['gateways'][number] => ({
  from: 'a',
  to: 'b',
  connected,
  expected,
  rttMs: null,
  servers: [],
})

test('in a scope a pair is drawn for a fault of its own, and not for servers that are down anyway', () => {
  const of = (connected: number, down: number): Snapshot => ({
    ...snapshot,
    servers: snapshot.servers.map((s, i) => ({ ...s, cluster: 'a', state: i < down ? 'down' : 'up' })),
    gateways: [linked(connected, 12), { ...linked(12, 12), from: 'b', to: 'a' }],
  })
  const drawn = (s: Snapshot) => drawnPairs({ pairs: [{ a: 'a', b: 'b' }], sparse: true }, mapModel(s), null)
  expect(drawn(of(12, 0))).toHaveLength(0)
  expect(drawn(of(11, 1))).toHaveLength(0)
  expect(drawn(of(10, 1))).toHaveLength(1)
  expect(drawn(of(0, 0))).toHaveLength(1)
})

test('the worse direction of a pair is its state, and servers that are down are no fault of it', () => {
  const of = (ab: number, ba: number) =>
    pairState(
      mapModel({
        ...snapshot,
        servers: snapshot.servers.map((s) => ({ ...s, cluster: 'a' })),
        gateways: [linked(ab, 12), { ...linked(ba, 12), from: 'b', to: 'a' }],
      }),
      { a: 'a', b: 'b' },
    )
  expect([of(12, 12), of(11, 12), of(12, 0), of(11, 0)]).toEqual(['full', 'part', 'broken', 'broken'])
  expect(pairState(mapModel({ ...snapshot, gateways: [] }), { a: 'a', b: 'b' })).toBe('unknown')
})

test.each([
  ['stream:APP/EVENTS', ['xr rg1', 'xr rg2', 'xr rg3']],
  ['cluster:xr', ['xr null']],
  ['server:rg2-az1', ['rg2 rg2']],
  ['region:rg1', []],
  ['server:nobody', []],
])('%s is looked at as %j', (sel, parts) => {
  const focus = lookedAt(parseSelection(sel), snapshot, mapModel(snapshot))
  expect(focus.map((f) => `${f.cluster} ${f.region}`).sort()).toEqual(parts)
})
