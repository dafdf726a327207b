import { expect, test } from 'vitest'
import type { GatewayLink } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { layout } from '@/lib/graph/layout'
import { route } from '@/lib/graph/route'
import { topologyOf } from '@/lib/graph/topology'
import { crowdOf } from './crowd'
import { mapModel } from './mapModel'

/** A cluster with a link to each of `others`, of which the last `faulty` are broken. */
function focused(others: number, faulty: number) {
  const base = sampleSnapshot()
  const [template] = base.servers
  if (!template) throw new Error('the sample has servers')
  const names = Array.from({ length: others + 1 }, (_, i) => `c${100 + i}`)
  const servers = names.map((name, i) => ({
    ...template,
    key: name,
    name,
    cluster: name,
    region: `r${i % 4}`,
    az: '1',
  }))
  const link = (from: string, to: string, connected: number): GatewayLink => ({
    ...{ from, to, expected: 2, rttMs: null, servers: [] },
    connected,
  })
  const gateways = names
    .slice(1)
    .flatMap((n, i) => [link('c100', n, i >= others - faulty ? 0 : 2), link(n, 'c100', 2)])
  const s = { ...base, regions: [], servers, gateways, clusters: [] }
  const topology = topologyOf(s)
  const l = layout(topology, { w: 1032, h: 724 })
  return crowdOf(l, topology.pairs, mapModel(s), (channel, some) => route({ ...l, ...channel(l) }, some))
}

test('as long as they are few, every link that has no room for its words has a line', () => {
  const { bundles, thin, left, moreFaulty } = focused(20, 0)
  expect(bundles.length).toBeGreaterThan(0)
  expect([bundles.length + thin.length, left, moreFaulty]).toEqual([20, [], []])
})

test('of more, whole ones without words have none; those with a fault do, and the rest is counted', () => {
  const { bundles, thin, states, left } = focused(39, 16)
  expect(thin.length).toBeGreaterThan(0)
  expect(new Set(states)).toEqual(new Set(['broken']))
  expect(bundles.length + thin.length).toBeGreaterThanOrEqual(16)
  expect(left).toHaveLength(39 - bundles.length - thin.length)
})

test('a cluster that nobody sees whole is no slab either: some lines, and the number of all', () => {
  const { bundles, thin, left, moreFaulty } = focused(39, 39)
  expect(thin).toHaveLength(24)
  expect(moreFaulty).toHaveLength(39 - bundles.length)
  expect(left).toHaveLength(39 - bundles.length - 24)
})
