import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { topologyOf } from '@/lib/graph/topology'
import { drawnPairs, focusOf, mapModel, markOf, overlayOf, pairBrokenSince } from './mapModel'

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

test('a stream that is not in the snapshot has no overlay', () => {
  expect(overlayOf(snapshot, { kind: 'stream', id: 'APP/ORDERS' })?.replicas.size).toBe(3)
  expect(overlayOf(snapshot, { kind: 'stream', id: 'APP/GONE' })).toBeNull()
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
