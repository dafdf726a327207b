import { expect, test } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { sieveOf } from '@/lib/domain/query/sift'
import { sampleSnapshot } from '@/lib/domain/sample'
import type { Scope } from '@/lib/domain/scope'
import { USUAL_VIEW } from '@/lib/graph/density'
import { layout } from '@/lib/graph/layout'
import { route } from '@/lib/graph/route'
import { scopedTopology } from '@/lib/graph/scope'
import { topologyOf } from '@/lib/graph/topology'
import { parseFilter } from '@/lib/url/filter'
import { mapModel } from './mapModel'
import { shownOf } from './shown'

function show(find: string, hide: string, snapshot: Snapshot = sampleSnapshot(), scope: Scope | null = null) {
  const topology = scopedTopology(topologyOf(snapshot), scope)
  const drawn = layout(topology, USUAL_VIEW)
  const bundles = route(drawn, topology.pairs)
  const sieve = sieveOf(snapshot, { find: parseFilter(find).query, hide: parseFilter(hide).query })
  return { whole: { layout: drawn, bundles }, shown: shownOf(drawn, bundles, mapModel(snapshot), sieve) }
}
const hidden = (of: ReturnType<typeof show>) =>
  of.shown.hidden.map((h) => [h.region.id, h.count, h.worst].join(' '))

test('without find and hide everything is drawn', () => {
  const { whole, shown } = show('', '')
  expect(shown).toMatchObject(whole)
  expect([shown.passedOver.size, shown.hidden.length]).toEqual([0, 0])
})

test('find leaves all in place and passes over the rest', () => {
  const { whole, shown } = show('cluster=xr', '')
  expect(shown.layout.servers).toEqual(whole.layout.servers)
  expect(shown.bundles).toEqual(whole.bundles)
  const over = [...shown.passedOver].sort()
  expect(over.filter((m) => m.startsWith('server:'))).toHaveLength(9)
  expect(over.filter((m) => m.startsWith('cluster:'))).toEqual(['cluster:rg1', 'cluster:rg2', 'cluster:rg3'])
  expect(over.filter((m) => m.startsWith('gateway:'))).toEqual([
    'gateway:rg1>rg2',
    'gateway:rg1>rg3',
    'gateway:rg2>rg3',
  ])
})

test('hide leaves marks out, moves nothing, and is counted in its region', () => {
  const of = show('', 'tag:az=1')
  const left = of.whole.layout.servers.filter((s) => !/-az1(-x)?$/.test(s.key))
  expect(of.shown.layout.servers).toEqual(left)
  expect(of.shown.layout.regions).toEqual(of.whole.layout.regions)
  expect(of.shown.bundles).toEqual(of.whole.bundles)
  expect(hidden(of)).toEqual(['rg1 2 up', 'rg2 1 up', 'rg3 1 up'])
})

test('in a scope only what is hidden there counts', () => {
  const az = { kind: 'az', region: 'rg1', az: '1' } as const
  expect(hidden(show('', 'server~rg1', sampleSnapshot(), az))).toEqual(['rg1 2 up'])
  expect(hidden(show('', 'cluster=rg2', sampleSnapshot(), az))).toEqual([])
})

test('a cluster that is hidden whole takes its band and its bundles with it', () => {
  const of = show('', 'cluster=rg2')
  expect(of.shown.layout.bands.map((b) => b.cluster)).toEqual(['rg1', 'rg3', 'xr'])
  expect(of.shown.bundles.map((b) => b.id)).toEqual(['rg1>rg3', 'rg1>xr', 'rg3>xr'])
  expect(hidden(of)).toEqual(['rg2 3 up'])
})

test('what is hidden is never silent: the worst state shows', () => {
  const s = sampleSnapshot()
  const states = { 'rg1-az1': 'silent', 'rg2-az1': 'down', 'rg2-az2': 'unknown' } as const
  const worse: Snapshot = {
    ...s,
    servers: s.servers.map((v) => ({ ...v, state: new Map(Object.entries(states)).get(v.key) ?? v.state })),
  }
  expect(hidden(show('', 'server~rg', worse))).toEqual(['rg1 4 silent', 'rg2 4 down', 'rg3 4 up'])
})
