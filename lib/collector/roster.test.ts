import { expect, test } from 'vitest'
import { DEFAULT_TOPOLOGY } from '@/lib/config/types'
import { compose } from '@/lib/domain/compose'
import type { RememberedServer } from '@/lib/domain/facts'
import type { Origin } from '@/lib/domain/observation'
import { vantage } from '@/lib/domain/testing/facts'
import { FactsStore } from './facts-store'
import { rosterToKeep } from './roster'

const T0 = Date.parse('2026-11-22T14:00:00Z')
const remembered = (name: string, over: Partial<RememberedServer> = {}): RememberedServer => ({
  name,
  cluster: 'rg2',
  host: '127.0.0.1',
  version: '2.15.1',
  tags: ['az:1'],
  jetstream: true,
  lastHeard: T0 - 60_000,
  ...over,
})
const origin = (name: string, over: Partial<Origin> = {}): Origin => ({
  id: `N${name}`,
  name,
  cluster: 'rg2',
  host: '127.0.0.1',
  version: '2.15.1',
  tags: ['az:2'],
  jetstream: true,
  time: T0,
  ...over,
})

function snapshotOf(store: FactsStore) {
  return compose(store, DEFAULT_TOPOLOGY, T0 + 100, null)
}

test('after a restart a server that is down keeps its place and its tags', () => {
  const store = new FactsStore('t', 'e', T0, [remembered('rg2-az1')])
  store.vantages = [vantage('rg2')]
  store.answered({ origin: origin('rg2-az2'), vantage: 'rg2', at: T0 }, 1)
  // Nobody is called silent who has hardly been asked.
  expect(snapshotOf(store).servers.map((s) => s.state)).toEqual(['unknown', 'up'])
  expect(snapshotOf(store).findings.filter((f) => f.severity === 'critical')).toEqual([])
  for (const began of [T0 + 10, T0 + 50]) store.looked('servers', began)
  const { servers, clusters, coverage } = snapshotOf(store)
  expect(servers.map((s) => [s.key, s.state, s.cluster, s.az])).toEqual([
    ['rg2-az1', 'silent', 'rg2', '1'],
    ['rg2-az2', 'up', 'rg2', '2'],
  ])
  expect(clusters.map((c) => c.servers)).toEqual([['rg2-az1', 'rg2-az2']])
  expect(coverage).toMatchObject({ expected: 2, answered: 1, silent: ['rg2-az1'] })
  expect(servers[0]?.observedAt).toBe(new Date(T0 - 60_000).toISOString())
})

test('one that speaks again is one row, and what it says now counts', () => {
  const store = new FactsStore('t', 'e', T0, [remembered('rg2-az1', { cluster: 'old' })])
  store.answered({ origin: origin('rg2-az1'), vantage: 'rg2', at: T0 }, 1)
  expect(snapshotOf(store).servers.map((s) => [s.key, s.state, s.cluster])).toEqual([
    ['rg2-az1', 'up', 'rg2'],
  ])
})

test('one that was gone for long before the restart is taken for removed', () => {
  const store = new FactsStore('t', 'e', T0, [remembered('gone', { lastHeard: T0 - 2 * 3600_000 })])
  expect(snapshotOf(store).servers).toEqual([])
})

test('kept: everybody heard, and who was remembered and has not spoken, each once', () => {
  const store = new FactsStore('t', 'e', T0, [remembered('a'), remembered('b')])
  store.answered({ origin: origin('b', { id: 'N1' }), vantage: 'rg2', at: T0 }, 1)
  store.answered({ origin: origin('c'), vantage: 'rg2', at: T0 + 5 }, 1)
  expect(rosterToKeep(store)).toEqual([
    remembered('a'),
    remembered('b', { tags: ['az:2'], lastHeard: T0 }),
    remembered('c', { tags: ['az:2'], lastHeard: T0 + 5 }),
  ])
})
