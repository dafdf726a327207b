import { expect, test } from 'vitest'
import type { GatewayEnd, GatewayLink } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { mapModel } from './mapModel'
import { isShort, ownGateways } from './own-gateways'

const end = (server: string, over: Partial<GatewayEnd> = {}): GatewayEnd => ({
  ...{ server, peer: 'x', direction: 'outbound', connected: true, rttMs: 1 },
  ...over,
})
const link = (from: string, to: string, servers: GatewayEnd[]): GatewayLink => ({
  ...{ from, to, expected: 3, connected: 2, rttMs: null },
  servers,
})
const model = mapModel({
  ...sampleSnapshot(),
  gateways: [
    link('a', 'b', [end('a1'), end('a2', { connected: false }), end('b1', { direction: 'inbound' })]),
    link('a', 'c', [end('a1'), end('a2'), end('a3', { connected: false, unanswered: true })]),
    link('b', 'a', [end('b1')]),
  ],
})

test('what each server of the cluster dials itself, and has; who does not answer is not judged', () => {
  expect([...ownGateways('a', model)]).toEqual([
    ['a1', '2/2'],
    ['a2', '1/2'],
  ])
  expect([...ownGateways('b', model)]).toEqual([['b1', '1/1']])
})

test('nobody looks at a cluster, or it has no gateways', () => {
  expect(ownGateways(null, model).size).toBe(0)
  expect(ownGateways('z', model).size).toBe(0)
})

test('one is missing where the two differ', () => {
  expect(['3/3', '2/3', '0/1'].map(isShort)).toEqual([false, true, true])
})
