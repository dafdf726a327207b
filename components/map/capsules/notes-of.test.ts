import { expect, test } from 'vitest'
import type { LeafnodeEnd, Replica, Snapshot } from '@/lib/domain/model'
import { routePairs } from '@/lib/domain/route-pairs'
import { tallyRoutes } from '@/lib/domain/route-tally'
import { sampleSnapshot } from '@/lib/domain/sample'
import { capsuleLayout } from '@/lib/graph/capsules/layout'
import { USUAL_VIEW } from '@/lib/graph/density'
import { topologyOf } from '@/lib/graph/topology'
import { overlaysOf } from '../overlays'
import { notesOf, routesName } from './notes-of'

const base = sampleSnapshot()
// Of each AZ of the scenario one capsule: the tier is asked for, however few servers there are.
const layout = capsuleLayout(topologyOf(base), USUAL_VIEW, { open: null, focus: [] })
const RG2 = 'capsule:["rg2","rg2","1"]'
const held = (
  change: (r: Replica) => Partial<Replica>,
  more: Partial<Snapshot['streams'][number]> = {},
): Snapshot => ({
  ...base,
  streams: base.streams.map((s) => ({
    ...s,
    ...more,
    replicas: s.replicas.map((r) => ({ ...r, ...change(r) })),
  })),
})
const said = (snapshot: Snapshot, at: string, layers: { routes?: boolean; leafnodes?: boolean } = {}) => {
  const capsuleOf = new Map(layout.capsules.flatMap((c) => c.keys.map((key) => [key, c.id] as const)))
  return (
    notesOf(layout, {
      overlays: overlaysOf(snapshot, null, ['APP/ORDERS']),
      routes: layers.routes ? tallyRoutes(routePairs(snapshot.routes), (s) => capsuleOf.get(s)) : null,
      leafnodes: layers.leafnodes ? snapshot.leafnodes : null,
    }).get(at) ?? []
  )
}

test('what is well says nothing', () => {
  expect(said(base, RG2, { routes: true, leafnodes: true })).toEqual([])
})

test('the replica that is furthest behind, in words that get shorter', () => {
  const late = held((r) => (r.server === 'rg2-az1' ? { state: 'lagging', lag: 1204 } : {}))
  expect(said(late, RG2)).toEqual([
    ['lag', 'warn', 'rg2-az1 is 1,204 behind with ORDERS', 'lag 1,204', 'lag 1.2k', '1.2k'],
  ])
  const unknown = held((r) => (r.server === 'rg2-az1' ? { state: 'lagging', lag: null } : {}))
  expect(said(unknown, RG2)).toEqual([['lag', 'warn', 'rg2-az1 is behind with ORDERS', 'behind']])
  expect(said(late, 'capsule:["rg2","rg2","2"]')).toEqual([])
})

test('routes that are missing, and which', () => {
  const cut = {
    ...base,
    routes: base.routes.map((r) => ({
      ...r,
      peers: r.peers.map((p) =>
        [r.server, p.server].sort().join() === 'rg2-az1,rg2-az2' ? { ...p, connected: false } : p,
      ),
    })),
  }
  const name = '1 of 2 routes whole, not whole: rg2-az1 and rg2-az2'
  expect(said(cut, RG2, { routes: true })).toEqual([['routes', 'warn', name, '1/2']])
  expect(said(cut, 'capsule:["rg2","rg2","3"]', { routes: true })).toEqual([])
  expect(routesName({ whole: 3, all: 3, lost: [] })).toBe('all 3 routes are whole')
})

test('leafnodes of all servers in it, without those that are servers themselves', () => {
  const end: LeafnodeEnd = {
    name: 'e',
    server: 'rg1-az1',
    account: null,
    isSpoke: null,
    host: null,
    rttMs: null,
  }
  const leafy: Snapshot = { ...base, leafnodes: [{ server: 'rg2-az1', count: 1205, ends: [end] }] }
  expect(said(leafy, RG2, { leafnodes: true })).toEqual([
    ['leafnodes', 'quiet', '1,204 leafnodes', '1,204', '1.2k'],
  ])
  expect(said(leafy, RG2)).toEqual([])
})
