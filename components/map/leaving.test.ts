import { expect, test } from 'vitest'
import type { GatewayLink, Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { layout } from '@/lib/graph/layout'
import { scopedTopology } from '@/lib/graph/scope'
import { topologyOf } from '@/lib/graph/topology'
import { restWords } from './LeavingRest'
import { leavingLinks } from './leaving'
import { mapModel } from './mapModel'

const names = ['rg1', ...Array.from({ length: 14 }, (_, i) => `z${i + 10}`)]
/** rg1 and fourteen clusters elsewhere, each with a link to it; z12 misses a part, z15 is broken. */
function snapshot(): Snapshot {
  const base = sampleSnapshot()
  const [template] = base.servers
  if (!template) throw new Error('the sample has servers')
  const servers = ['rg1-b', ...names].map((name) => ({
    ...template,
    key: name,
    name,
    cluster: name.replace('-b', ''),
    region: name.startsWith('rg1') ? 'r1' : 'r2',
    az: '1',
  }))
  const link = (from: string, to: string, connected: number): GatewayLink => ({
    ...{ from, to, expected: 2, rttMs: null, servers: [] },
    connected,
  })
  const gateways = names
    .slice(1)
    .flatMap((n) => [link('rg1', n, n === 'z12' ? 1 : n === 'z15' ? 0 : 2), link(n, 'rg1', 2)])
  return { ...base, regions: [], servers, gateways, clusters: [] }
}

function leaving(focus: string | null, s = snapshot()) {
  const t = scopedTopology(topologyOf(s), { kind: 'region', region: 'r1' })
  const { bundles, rests } = leavingLinks(layout(t, { w: 1032, h: 724 }), t.outside ?? [], mapModel(s), focus)
  return { named: bundles.map((b) => b.outside), rests: rests.map(restWords) }
}

test('of many those with a fault have their own line, the worst first, and the rest is counted with its state', () => {
  expect(leaving(null)).toEqual({ named: ['z15', 'z12'], rests: ['to 12 more outside, all whole'] })
})

test('what is in focus has its own line too, as far as there is room', () => {
  expect(leaving('rg1>z20').named).toEqual(['z15', 'z12', 'z20'])
  const { named, rests } = leaving('rg1')
  expect(named.slice(0, 2)).toEqual(['z15', 'z12'])
  expect(named).toHaveLength(7)
  expect(rests).toEqual(['to 7 more outside, all whole'])
})

test.each([
  [{ count: 12, isMore: false, worst: 'full', faulty: 0 }, 'to 12 clusters outside, all whole'],
  [{ count: 9, isMore: true, worst: 'broken', faulty: 3 }, 'to 9 more outside, 3 with a fault'],
  [{ count: 9, isMore: true, worst: 'unknown', faulty: 0 }, 'to 9 more outside, not all reported'],
] as const)('%j: %s', (rest, words) => expect(restWords(rest)).toBe(words))
