import { beforeEach, describe, expect, test } from 'vitest'
import { composeStreams } from '@/lib/domain/compose-streams'
import { composeTombstones } from '@/lib/domain/compose-tombstones'
import type { FactsStore } from './facts-store'
import { applyPush } from './pushes'
import { emptyStore, T0 } from './testing/recorded-facts'
import { copy, listsInto, NODES, SERVERS } from './testing/stream-lists'

let store: FactsStore
let lists: ReturnType<typeof listsInto>
beforeEach(() => {
  store = emptyStore()
  lists = listsInto(store)
})

const LIVED = '2026-11-22T22:00:00Z'
const NEXT = '2026-11-22T23:00:03Z'
const orders = (created = LIVED) => copy('rg2-az1', { created }, { messages: 17, lastSeq: 20 })
const everyone = (at: number, copies = [orders()]) => {
  for (const name of NODES) lists(name, at, copies)
}
const names = (at: number, ...listed: string[]) => store.streamsAssigned('APP', new Set(listed), at - 10, at)
const rows = (now: number) => composeStreams(store, SERVERS, now)
const gone = (now: number) => composeTombstones(store, now)

describe('a stream that is gone', () => {
  test('its servers no longer list it: a tombstone with what it last was, and no row', () => {
    everyone(T0)
    everyone(T0 + 2000, [])
    expect(rows(T0 + 2000)).toEqual([])
    expect(gone(T0 + 2000)).toMatchObject([
      {
        name: 'ORDERS',
        since: new Date(T0 + 2000).toISOString(),
        why: 'none of its servers lists it any more',
        servers: NODES,
        messages: 17,
        lastSeq: 20,
        cluster: 'rg2',
        observedAt: new Date(T0).toISOString(),
      },
    ])
  })

  test('stays for ten minutes', () => {
    everyone(T0)
    everyone(T0 + 2000, [])
    expect(gone(T0 + 2000 + 599_999)).toHaveLength(1)
    expect(gone(T0 + 2000 + 600_000)).toEqual([])
    store.prune(T0 + 2000 + 600_000)
    expect(store.tombstones.size).toBe(0)
  })

  test('an announced deletion counts at once; answers that were on their way do not bring it back', () => {
    everyone(T0)
    const text = JSON.stringify({
      type: 'io.nats.jetstream.advisory.v1.stream_action',
      id: 'A',
      timestamp: '2026-11-22T23:00:01Z',
      stream: 'ORDERS',
      action: 'delete',
    })
    const subject = '$JS.EVENT.ADVISORY.STREAM.DELETED.ORDERS'
    expect(applyPush(store, { subject, text, vantage: 'APP', account: 'APP', at: T0 + 1000 })).toBe('look')
    lists('rg2-az2', T0 + 1050, [orders()])
    names(T0 + 1060, 'ORDERS')
    expect(rows(T0 + 1100)).toEqual([])
    expect(gone(T0 + 1100)).toMatchObject([{ why: 'its deletion was announced', servers: NODES }])
  })

  test('a server that keeps its copy all the same is a row again', () => {
    everyone(T0)
    store.streamDeleted('APP', 'ORDERS', T0 + 1000)
    lists('rg2-az2', T0 + 6100, [orders()])
    expect(rows(T0 + 6100)).toMatchObject([{ name: 'ORDERS', leader: null }])
    expect(gone(T0 + 6100)).toEqual([])
  })

  test('created anew under the same name: a stream at once, and no tombstone', () => {
    everyone(T0)
    store.streamDeleted('APP', 'ORDERS', T0 + 1000)
    everyone(T0 + 1100, [orders(NEXT)])
    expect(rows(T0 + 1100)).toMatchObject([{ leader: 'rg2-az1', created: NEXT }])
    expect(gone(T0 + 1100)).toEqual([])
  })

  test('deleted while its servers are dead: two whole lists of names without it', () => {
    everyone(T0)
    names(T0 + 1000, 'ORDERS', 'OTHER')
    names(T0 + 20_000, 'OTHER')
    expect(rows(T0 + 20_000).map((s) => s.name)).toContain('ORDERS')
    names(T0 + 30_000, 'OTHER')
    expect(rows(T0 + 30_000).map((s) => s.name)).toEqual(['OTHER'])
    expect(gone(T0 + 30_000)).toMatchObject([{ why: 'the meta group no longer lists it' }])
  })

  test('a stream that was made while the names were asked for is not gone', () => {
    everyone(T0)
    names(T0 + 5)
    names(T0 + 10_000)
    expect(rows(T0 + 10_000)).toHaveLength(1)
  })

  test('a server that starts anew answers before it has read its streams back', () => {
    everyone(T0)
    for (const name of NODES) lists(name, T0 + 20_000, [], false, `N2${name}`)
    expect(gone(T0 + 20_000)).toEqual([])
    const servers = SERVERS.map((s) => ({ ...s, id: `N2${s.key}` }))
    expect(composeStreams(store, servers, T0 + 20_000)).toMatchObject([{ name: 'ORDERS', leader: null }])
    for (const name of NODES) lists(name, T0 + 51_000, [], false, `N2${name}`)
    expect(gone(T0 + 51_000)).toHaveLength(1)
  })

  test('a leader that started anew does not lead by what it said in its former life', () => {
    everyone(T0)
    store.answered({ origin: { ...ORIGIN, id: 'N2' }, vantage: 'rg2', at: T0 + 5000 }, 1)
    const servers = SERVERS.map((s) => (s.key === 'rg2-az1' ? { ...s, id: 'N2' } : s))
    expect(composeStreams(store, servers, T0 + 5000)).toMatchObject([{ leader: null }])
  })
})

describe('a stream that is assigned and that nobody holds', () => {
  test('appears when its servers had time to tell', () => {
    names(T0, 'ORDERS')
    expect(rows(T0 + 2999)).toEqual([])
    expect(rows(T0 + 3000)).toMatchObject([
      {
        name: 'ORDERS',
        leader: null,
        replicas: [],
        replicasWanted: null,
        messages: null,
        quorum: { online: 0, margin: -1 },
        unheldSince: new Date(T0).toISOString(),
        noLeaderSince: new Date(T0).toISOString(),
        observedAt: null,
        via: null,
      },
    ])
    everyone(T0 + 4000)
    expect(rows(T0 + 4000)).toMatchObject([{ leader: 'rg2-az1', unheldSince: null, noLeaderSince: null }])
  })

  test('stays with what was known when its servers no longer list it', () => {
    everyone(T0)
    names(T0 + 1000, 'ORDERS')
    everyone(T0 + 2000, [])
    expect(gone(T0 + 2000)).toEqual([])
    expect(rows(T0 + 2000)).toMatchObject([
      {
        leader: null,
        messages: 17,
        unheldSince: new Date(T0 + 2000).toISOString(),
        replicas: NODES.map((server) => ({ server, state: 'missing' })),
        quorum: { needed: 2, online: 0, margin: -2 },
      },
    ])
    names(T0 + 12_000)
    expect(rows(T0 + 12_000)).toEqual([])
    expect(gone(T0 + 12_000)).toMatchObject([{ why: 'the meta group no longer lists it', messages: 17 }])
  })
})

describe('without a leader', () => {
  const down = SERVERS.map((s) => (s.key === 'rg2-az1' ? { ...s, state: 'down' as const, since: LIVED } : s))

  test('since its leader was last heard; then since the row says so', () => {
    everyone(T0)
    const [first] = composeStreams(store, down, T0 + 3000)
    expect(first).toMatchObject({ leader: null, noLeaderSince: LIVED })
    const later = down.map((s) => ({ ...s, since: NEXT }))
    expect(composeStreams(store, later, T0 + 4000, first ? [first] : [])).toMatchObject([
      { noLeaderSince: LIVED },
    ])
  })

  test('two that claim to lead: always the one elected last', () => {
    lists('rg2-az1', T0, [copy('rg2-az1', { leaderSince: '2026-11-22T22:00:00Z' })])
    lists('rg2-az3', T0 + 5, [copy('rg2-az3', { leaderSince: '2026-11-22T22:30:00Z' })])
    lists('rg2-az2', T0 + 6, [copy('rg2-az3')])
    expect(rows(T0 + 10)).toMatchObject([{ leader: 'rg2-az3' }])
    lists('rg2-az1', T0 + 2000, [copy('rg2-az1', { leaderSince: '2026-11-22T22:00:00Z' })])
    expect(rows(T0 + 2010)).toMatchObject([{ leader: 'rg2-az3' }])
  })
})

test('the last write is told by our clock', () => {
  const lastTime = '2026-11-22T22:10:00.000Z'
  everyone(T0, [copy('rg2-az1', {}, { lastTime })])
  const skewed = (clockSkewMs: number) => SERVERS.map((s) => ({ ...s, clockSkewMs }))
  expect(composeStreams(store, skewed(40), T0)).toMatchObject([{ lastAt: lastTime }])
  expect(composeStreams(store, skewed(600_400), T0)).toMatchObject([{ lastAt: '2026-11-22T22:00:00.000Z' }])
})

test('a replica that its leader knows only by id is named again; one that nobody knows stays a ghost', () => {
  const nameless = (id: string) => ({
    name: '',
    id,
    current: false,
    offline: true,
    activeMs: 0,
    lag: 0,
  })
  const peers = [nameless('NSUWzTzT'), nameless('OEQTh4pP')]
  lists('rg2-az1', T0, [copy('rg2-az1', { peers })])
  const replicas = () => rows(T0 + 10)[0]?.replicas.map((r) => `${r.server} ${r.state}`)
  expect(replicas()).toEqual([
    'rg2-az1 current',
    'unknown peer NSUWzTzT offline',
    'unknown peer OEQTh4pP offline',
  ])
  lists('rg2-az3', T0 + 5, [])
  lists('rg2-az1', T0 + 2000, [copy('rg2-az1', { peers })])
  expect(replicas()).toEqual(['rg2-az1 current', 'rg2-az3 offline', 'unknown peer OEQTh4pP offline'])
})

const ORIGIN = {
  name: 'rg2-az1',
  cluster: 'rg2',
  host: null,
  version: '2.15.1',
  tags: [],
  jetstream: true,
  time: T0 + 5000,
}

test('copies that differ are compared pass by pass, however many streams there are', async () => {
  const many = (messages: number) =>
    Array.from({ length: 1200 }, (_, i) => copy('rg2-az1', { name: `S${i}` }, { messages, lastSeq: 9 }))
  for (const at of [T0, T0 + 10_000, T0 + 20_000]) {
    for (const name of NODES) lists(name, at + 5, many(name === 'rg2-az2' ? 7 : 9))
    await store.streamsPassed(at)
  }
  const strays = [...store.streams.values()].map((s) => s.strays.map((x) => `${x.server} ${x.passes}`))
  expect(strays).toHaveLength(1200)
  expect(new Set(strays.map((s) => s.join()))).toEqual(new Set(['rg2-az2 3']))
})
