import { expect, test } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { sieveOf } from '@/lib/domain/query/sift'
import { sampleSnapshot } from '@/lib/domain/sample'
import type { Scope } from '@/lib/domain/scope'
import { capsuleLayout } from '@/lib/graph/capsules/layout'
import { USUAL_VIEW } from '@/lib/graph/density'
import { layout } from '@/lib/graph/layout'
import { route } from '@/lib/graph/route'
import { scopedTopology } from '@/lib/graph/scope'
import { fleet } from '@/lib/graph/testing/topologies'
import { topologyOf } from '@/lib/graph/topology'
import { parseFilter } from '@/lib/url/filter'
import { clusterKeys } from './legend-keys'
import { mapModel } from './mapModel'
import { keptOf, shownOf } from './shown'

function show(find: string, hide: string, snapshot: Snapshot = sampleSnapshot(), scope: Scope | null = null) {
  const topology = scopedTopology(topologyOf(snapshot), scope)
  const drawn = layout(topology, USUAL_VIEW)
  const bundles = route(drawn, topology.pairs)
  const sieve = sieveOf(snapshot, { find: parseFilter(find).query, hide: parseFilter(hide).query })
  const model = mapModel(snapshot)
  return {
    whole: { layout: drawn, bundles },
    shown: shownOf(drawn, bundles, model, sieve),
    kept: keptOf(topology, model, sieve),
  }
}
/** What the legend says: gateway pairs, those that lead out, clusters. */
const counted = ({ kept }: ReturnType<typeof show>) => [
  kept.pairs.length,
  kept.outside?.length ?? 0,
  clusterKeys(kept, mapModel(sampleSnapshot())).map(([name]) => name),
]
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

test('the legend counts and lists what hide leaves, found or not', () => {
  const all = [6, 0, ['rg1', 'rg2', 'rg3', 'xr']]
  expect(counted(show('', ''))).toEqual(all)
  expect(counted(show('cluster=xr', ''))).toEqual(all)
  expect(counted(show('', 'server=rg1-az1'))).toEqual(all)
  expect(counted(show('', 'cluster=xr'))).toEqual([3, 0, ['rg1', 'rg2', 'rg3']])
  expect(counted(show('', 'cluster~r'))).toEqual([0, 0, []])
})

test('in a scope what leads out counts as long as it is not hidden itself, or with its cluster', () => {
  const rg1 = { kind: 'region', region: 'rg1' } as const
  const scoped = (hide: string) => counted(show('', hide, sampleSnapshot(), rg1))
  expect(scoped('')).toEqual([1, 4, ['rg1', 'xr']])
  expect(scoped('cluster=rg2')).toEqual([1, 2, ['rg1', 'xr']])
  expect(scoped('cluster=xr')).toEqual([0, 2, ['rg1']])
})

test('of capsules too a band is passed over that holds nothing found, and one that does keeps its colour', () => {
  const snapshot = fleetOf(120)
  const drawn = capsuleLayout(topologyOf(snapshot), USUAL_VIEW, { open: null, focus: [] })
  expect(drawn.servers).toEqual([])
  const sieve = sieveOf(snapshot, { find: parseFilter('cluster=c1').query, hide: null })
  const { passedOver } = shownOf(drawn, [], mapModel(snapshot), sieve)
  const bands = [...new Set(drawn.bands.map((b) => b.cluster))]
  expect(bands.filter((c) => !passedOver.has(`cluster:${c}`))).toEqual(['c1'])
})

/** Servers in 16 clusters over 6 regions, two of them in all; nothing else is known of it. */
function fleetOf(size: number): Snapshot {
  const base = sampleSnapshot()
  const [template] = base.servers
  if (!template) throw new Error('the sample has servers')
  const servers = fleet(size, 16, 6, 2).map(([key, region, az, cluster]) => ({
    ...{ ...template, key, name: key },
    ...{ region, az, cluster },
  }))
  return { ...base, regions: [], servers, gateways: [], streams: [], clusters: [] }
}
