import { beforeEach, describe, expect, test } from 'vitest'
import { composeStreams } from '@/lib/domain/compose-streams'
import { answers } from '@/lib/nats/testing/recorded'
import type { FactsStore } from './facts-store'
import { ALL_STREAMS, LED_STREAMS } from './polls'
import { emptyStore, T0 } from './testing/recorded-facts'
import { copy, listsInto, NODES, origin, peer, SERVERS } from './testing/stream-lists'

let store: FactsStore
let lists: ReturnType<typeof listsInto>
beforeEach(() => {
  store = emptyStore()
  lists = listsInto(store)
})

const everyone = (at: number, leader: string | null) => {
  for (const name of NODES) lists(name, at, [copy(leader)])
}
const rows = (now = T0) => composeStreams(store, SERVERS, now)

describe('streams', () => {
  test('seen by all: one row, led by who says so', () => {
    everyone(T0, 'rg2-az1')
    expect(rows()).toMatchObject([{ name: 'ORDERS', leader: 'rg2-az1', quorum: { online: 3 } }])
  })

  test('a list of led streams keeps the followers’ copies and asks for a whole list when one is missing', () => {
    everyone(T0, 'rg2-az1')
    expect(NODES.map((n) => lists(n, T0 + 2000, n === 'rg2-az1' ? [copy(n)] : [], true))).toEqual([
      false,
      false,
      false,
    ])
    expect(store.streams.get('APP/ORDERS')?.copies.size).toBe(3)
    expect(lists('rg2-az1', T0 + 4000, [], true)).toBe(true)
    // Until the whole list tells, nothing is claimed.
    expect(rows()).toMatchObject([{ leader: 'rg2-az1' }])
    everyone(T0 + 4050, null)
    expect(rows()).toMatchObject([{ leader: null }])
  })

  test('it vanishes only when all its holders answered without it', () => {
    everyone(T0, 'rg2-az1')
    lists('rg2-az1', T0 + 2000, [])
    lists('rg2-az2', T0 + 2000, [])
    expect(rows()).toHaveLength(1)
    lists('rg2-az3', T0 + 2000, [])
    expect(rows()).toEqual([])
  })

  test('deleted while one holder is dead: it goes all the same, not at once', () => {
    everyone(T0, 'rg2-az1')
    lists('rg2-az1', T0 + 8000, [])
    lists('rg2-az2', T0 + 8000, [])
    store.looks.servers = [T0 + 6000, T0 + 7000, T0 + 8000]
    expect(rows()).toHaveLength(1)
    store.prune(T0 + 8100)
    expect(rows()).toEqual([])
  })

  test('a dead leader is no proof: its stream stays for ever', () => {
    everyone(T0, 'rg2-az1')
    store.looks.servers = [T0 + 60_000, T0 + 61_000]
    store.prune(T0 + 62_000)
    expect(rows()).toHaveLength(1)
  })

  test('R1: its only holder answered without it', () => {
    lists('rg2-az1', T0, [copy('rg2-az1', { peers: [] })])
    lists('rg2-az2', T0 + 1000, [])
    expect(rows()).toHaveLength(1)
    lists('rg2-az1', T0 + 1000, [])
    expect(rows()).toEqual([])
  })

  test('without a group (a lone server) its holder leads', () => {
    lists('rg2-az1', T0, [copy(null, { grouped: false, peers: [] })])
    expect(rows()).toMatchObject([{ leader: 'rg2-az1', replicas: [{ server: 'rg2-az1', role: 'leader' }] }])
    expect(lists('rg2-az1', T0 + 2000, [], true)).toBe(true)
  })

  test('an election counts at once, without a moment of no leader; then the copies follow', () => {
    everyone(T0, 'rg2-az1')
    const election = { account: 'APP', name: 'ORDERS', leader: 'rg2-az3', peers: NODES.map(peer) }
    store.streamLed(election, 'rg2', T0 + 100)
    expect(rows()).toMatchObject([{ leader: 'rg2-az3', quorum: { online: 3 } }])
    expect(rows()[0]?.replicas.map((r) => `${r.server} ${r.role}`)).toEqual([
      'rg2-az1 follower',
      'rg2-az2 follower',
      'rg2-az3 leader',
    ])
    everyone(T0 + 200, 'rg2-az3')
    expect(rows()).toMatchObject([{ leader: 'rg2-az3', via: 'rg2-az3' }])
  })

  test('an election won by a server whose copy is not known yet', () => {
    lists('rg2-az1', T0, [copy('rg2-az1')])
    const election = { account: 'APP', name: 'ORDERS', leader: 'rg2-az2', peers: NODES.map(peer) }
    store.streamLed(election, 'rg2', T0 + 100)
    expect(rows()).toMatchObject([{ leader: 'rg2-az2', messages: 1 }])
  })

  test('a late answer does not bring back what was known before', () => {
    everyone(T0, 'rg2-az1')
    everyone(T0 + 2000, 'rg2-az2')
    const late = { origin: origin('rg2-az1', { time: T0 + 1000 }), vantage: 'xr', at: T0 + 5000 }
    const jsz = {
      disabled: false,
      streams: null,
      consumers: null,
      messages: null,
      bytes: null,
      uniqueTag: null,
    }
    store.keepStreams(late, { ...jsz, storeDir: null, meta: null, copies: [copy('rg2-az1')] }, false)
    expect(rows()).toMatchObject([{ leader: 'rg2-az2' }])
    store.keepStreams(late, { ...jsz, storeDir: null, meta: null, copies: [] }, false)
    expect(store.streams.get('APP/ORDERS')?.copies.size).toBe(3)
  })

  test('a config that an answer leaves out stays known', () => {
    const config = {
      storage: 'file' as const,
      retention: null,
      subjects: [],
      replicas: 3,
      promised: 0,
      apiLevel: null,
      placementCluster: null,
    }
    lists('rg2-az1', T0, [copy('rg2-az1', { config: { ...config, placementTags: [], raw: {} } })])
    lists('rg2-az1', T0 + 2000, [copy('rg2-az1')])
    expect(rows()).toMatchObject([{ storage: 'file', replicasWanted: 3 }])
  })

  test.each([
    ['2.9.10', true],
    ['2.15.1', false],
  ] as const)('%s: whether a list of led streams is a whole one', (version, isWhole) => {
    for (const { origin: from, data } of answers(version, 'streams_JSZ')) {
      ALL_STREAMS.take(store, { origin: from, vantage: 'rg1', at: T0 }, data)
    }
    const [any] = answers(version, 'streams_JSZ').filter((a) => a.origin.name === 'rg2-az1')
    if (!any) throw new Error('recorded')
    const time = (any.origin.time ?? 0) + 2000
    LED_STREAMS.take(store, { origin: { ...any.origin, time }, vantage: 'rg1', at: T0 + 2000 }, {})
    expect(store.streams.get('APP/ORD2')?.copies.has('rg2-az1')).toBe(!isWhole)
  })
})
