import { expect, test } from 'vitest'
import { composeLeafnodes } from './compose-leafnodes'
import { composeRoutes } from './compose-routes'
import type { Server } from './model'
import type { LeafConnection, Leafz, Routez } from './observation'
import { sampleSnapshot } from './sample'
import { factsAt, serverFact, T0 } from './testing/facts'

const seen = <T>(value: T, from: string) => ({ value, at: T0, told: T0, from, vantage: 'rg1' })
const members = sampleSnapshot().servers.filter((s) => s.cluster === 'rg1')
const [one, two, three] = members
if (!one || !two || !three) throw new Error('rg1 has three servers')
const routez = (...peers: [id: string | null, name: string | null][]): Routez => ({
  count: peers.length,
  peers: peers.map(([id, name]) => ({ id: id ?? '', name, rttMs: 0.3, connections: 1 })),
})
const fact = (s: Server, over: Parameters<typeof serverFact>[1]) =>
  serverFact(s.key, { origin: { ...serverFact(s.key).origin, id: s.id ?? '' }, ...over })
const told = (row: { server: string; peers: { server: string; connected: boolean }[] }) =>
  `${row.server}: ${row.peers.map((p) => `${p.server} ${p.connected ? 'yes' : 'no'}`).join(', ')}`

test('each server in its own words; who has not told, or does not answer, has no row', () => {
  const facts = factsAt(T0, [
    fact(one, { routez: seen(routez([two.id, null], ['NOLD', three.name]), one.key) }),
    fact(two, { routez: seen(routez([one.id, one.name]), two.key) }),
    fact(three, {}),
  ])
  expect(composeRoutes(facts, members).map(told)).toEqual([
    'rg1-az1: rg1-az2 yes, rg1-az3 yes',
    'rg1-az2: rg1-az1 yes, rg1-az3 no',
  ])
  const lost = members.map((s): Server => (s === two ? { ...s, state: 'down' } : s))
  expect(composeRoutes(facts, lost).map(told)).toEqual(['rg1-az1: rg1-az2 yes, rg1-az3 yes'])
  const silent = members.map((s): Server => (s === one ? { ...s, state: 'silent' } : s))
  expect(composeRoutes(facts, silent).map(told)).toEqual(['rg1-az2: rg1-az1 yes, rg1-az3 no'])
})

test('what nothing changed is the same row', () => {
  const facts = factsAt(T0, [fact(one, { routez: seen(routez([two.id, null]), one.key) })])
  const [before] = composeRoutes(facts, members)
  expect(composeRoutes(facts, [...members])[0]).toBe(before)
})

const UNTOLD: LeafConnection = {
  ...{ name: null, account: null, isSpoke: null, host: null, address: null, cid: null, rttMs: null },
  ...{ subscriptions: null, inMsgs: null, outMsgs: null, inBytes: null, outBytes: null, compression: null },
}

test('leafnodes: those that are servers are told to be, thousands are counted, a gone server tells nothing', () => {
  const leafs = ['edge-2', 'edge-1', two.name].map((name): Leafz['leafs'][number] => {
    return { ...UNTOLD, name, account: 'APP', isSpoke: false, host: '10.0.0.1', rttMs: 1, inMsgs: 7 }
  })
  const many = Array.from({ length: 2000 }, (_, i) => ({ ...UNTOLD, name: `leaf-${i}` }))
  const facts = factsAt(T0, [
    fact(one, { leafz: seen({ count: 3, leafs }, one.key) }),
    fact(two, { leafz: seen({ count: 2000, leafs: many }, two.key) }),
    fact(three, { leafz: seen({ count: 0, leafs: [] }, three.key) }),
  ])
  const rows = composeLeafnodes(facts, members)
  expect(rows.map((r) => [r.server, r.count, r.ends.length])).toEqual([
    ['rg1-az1', 3, 3],
    ['rg1-az2', 2000, 50],
  ])
  expect(rows[0]?.ends.map((e) => [e.name, e.server])).toEqual([
    ['edge-1', null],
    ['edge-2', null],
    ['rg1-az2', 'rg1-az2'],
  ])
  // What moves with every message is not part of the picture.
  expect(Object.keys(rows[0]?.ends[0] ?? {}).sort()).toEqual(
    ['account', 'host', 'isSpoke', 'name', 'rttMs', 'server'].sort(),
  )
  expect(composeLeafnodes(facts, [{ ...one, state: 'silent' }])).toEqual([])
})
