import { describe, expect, test } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { decodeMeta } from '@/lib/nats/endpoints/raft'
import { peerId } from '@/lib/nats/peer-id'
import { ALL_SERVERS, recordedObject, SERVERS, VERSIONS } from '@/lib/nats/testing/recorded'
import { ALL_STREAMS, META } from './polls'
import { feed, healthyStore, snapshotAt, T0 } from './testing/recorded-facts'

/** Every value of the JSON by its path; NaN and undefined would not survive it, so they are looked for before. */
function holes(value: unknown, path = '$'): string[] {
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value)))
    return [`${path} ${value}`]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, v]) => holes(v, `${path}.${key}`))
}

const stream = (s: Snapshot, name: string) => {
  const found = s.streams.find((x) => x.name === name)
  if (!found) throw new Error(`no stream ${name}`)
  return found
}

const LEADERS = {
  '2.9.10': { meta: 'rg2-az2', ORD2: 'rg2-az1', EV: 'rg1-az1-x', EVafter: 'rg3-az3-x' },
  '2.10.27': { meta: 'rg2-az3', ORD2: 'rg2-az2', EV: 'rg2-az2-x', EVafter: 'rg2-az2-x' },
  '2.15.1': { meta: 'rg2-az1', ORD2: 'rg2-az2', EV: 'rg3-az3-x', EVafter: 'rg3-az3-x' },
} as const

describe.each(VERSIONS)('recorded answers of %s', (version) => {
  const healthy = () => snapshotAt(healthyStore(version), T0 + 200)

  test('12 servers in 4 clusters and 3 regions, all up', () => {
    const s = healthy()
    expect(s.servers.map((v) => v.key).sort()).toEqual(ALL_SERVERS)
    expect(s.servers.filter((v) => v.state !== 'up' || v.version !== version)).toEqual([])
    expect(s.coverage).toMatchObject({ expected: 12, answered: 12, silent: [] })
    expect(Object.fromEntries(s.clusters.map((c) => [c.name, [...c.servers].sort()]))).toEqual(SERVERS)
    expect(s.clusters.filter((c) => c.crossRegion).map((c) => c.name)).toEqual(['xr'])
    expect(s.regions.map((r) => [r.id, r.azs.map((a) => a.servers.length)])).toEqual([
      ['rg1', [2, 1, 1]],
      ['rg2', [1, 2, 1]],
      ['rg3', [1, 1, 2]],
    ])
  })

  test('12 gateway links of 3, every outbound end with its peer', () => {
    const { gateways } = healthy()
    expect(gateways.map((g) => `${g.from}>${g.to} ${g.connected}/${g.expected}`)).toEqual(
      ['rg1', 'rg2', 'rg3', 'xr'].flatMap((from) =>
        ['rg1', 'rg2', 'rg3', 'xr'].filter((to) => to !== from).map((to) => `${from}>${to} 3/3`),
      ),
    )
    for (const g of gateways) {
      expect(g.rttMs && g.rttMs.min <= g.rttMs.median && g.rttMs.median <= g.rttMs.max).toBe(true)
      const peers = g.servers.filter((e) => e.direction === 'outbound').map((e) => e.peer)
      expect(peers.filter((p) => !SERVERS[g.to]?.includes(p ?? ''))).toEqual([])
    }
  })

  test('every server has a route to both others of its cluster', () => {
    const { routes, leafnodes } = healthy()
    expect(routes.map((r) => r.server).sort()).toEqual(ALL_SERVERS)
    for (const { cluster, server, peers } of routes) {
      expect(peers.map((p) => p.server).sort()).toEqual(SERVERS[cluster]?.filter((s) => s !== server))
      expect(peers.filter((p) => !p.connected || p.rttMs === null)).toEqual([])
    }
    expect(leafnodes).toEqual([])
  })

  test('meta group of 12 in its leader’s words', () => {
    const { meta, servers } = healthy()
    expect(meta).toMatchObject({ leader: LEADERS[version].meta, size: 12, quorum: 7, online: 12, margin: 5 })
    expect(meta.peers.map((p) => p.server).sort()).toEqual(ALL_SERVERS)
    expect(meta.peers.filter((p) => p.state !== 'current')).toEqual([])
    expect(servers.filter((s) => s.metaMember !== true)).toEqual([])
  })

  test('unique tags: differing where they are reported, no finding where they are not', () => {
    const s = healthy()
    const codes = s.findings.map((f) => f.code)
    if (version === '2.9.10') {
      expect(s.meta.uniqueTag).toBeNull()
      expect(codes).toEqual(['UPDATE_ADVISED'])
    } else {
      expect(s.meta.uniqueTag).toBe('az:')
      expect(codes).toEqual(['UNIQUE_TAG_DIFFERS', ...(version === '2.10.27' ? ['UPDATE_ADVISED'] : [])])
      expect(s.clusters.map((c) => c.uniqueTags)).toEqual([['az:'], ['az:'], ['az:'], ['rg:']])
    }
  })

  test('streams are led by who says so itself, and its followers are current whatever they say of each other', () => {
    const s = healthy()
    expect(s.streams.map((x) => x.name)).toEqual(['EV', 'ONE1', 'ORD1', 'ORD2'])
    expect(stream(s, 'ORD2')).toMatchObject({
      account: 'APP',
      cluster: 'rg2',
      leader: LEADERS[version].ORD2,
      via: LEADERS[version].ORD2,
      spread: { servers: 3, azs: 3, regions: 1 },
      quorum: { needed: 2, online: 3, margin: 1 },
    })
    expect(stream(s, 'EV')).toMatchObject({
      leader: LEADERS[version].EV,
      spread: { servers: 3, azs: 3, regions: 3 },
    })
    expect(stream(s, 'ONE1')).toMatchObject({ quorum: { needed: 1, online: 1, margin: 0 } })
    for (const x of s.streams) expect(x.replicas.filter((r) => r.state !== 'current')).toEqual([])
  })

  test('a vantage is not blind for a server that has just started', () => {
    const store = healthyStore(version)
    const [any] = store.servers.values()
    if (!any) throw new Error('the recording has servers')
    const at = T0 + 10_000
    for (const { origin } of [...store.servers.values()]) {
      for (const v of store.vantages) store.answered({ origin, vantage: v.id, at }, 1)
    }
    const restarted = { ...any.origin, id: 'NEW', name: 'new-az1' }
    store.answered({ origin: restarted, vantage: 'rg1', at }, 1)
    const seen = snapshotAt(store, at + 100)
    expect(seen.coverage.vantages.flatMap((v) => v.cannotSee)).toEqual([])
    for (const { origin } of [...store.servers.values()]) {
      store.answered({ origin, vantage: 'rg1', at: at + 4000 }, 1)
    }
    const later = snapshotAt(store, at + 4100)
    expect(later.coverage.vantages.map((v) => v.cannotSee.length)).toEqual([0, 13, 13, 13])
  })

  test('who is down is not among those that answered, however fresh its last answer', () => {
    const store = healthyStore(version)
    const at = T0 + 10_000
    for (const { origin } of [...store.servers.values()])
      for (const v of store.vantages) store.answered({ origin, vantage: v.id, at }, 1)
    const lost = [...store.servers.values()].find(({ origin }) => origin.name === 'rg2-az1')?.origin.id ?? ''
    store.socketClosed(lost, at + 1)
    const s = snapshotAt(store, at + 1200)
    expect(s.servers.filter((v) => v.state !== 'up').map((v) => `${v.key} ${v.state}`)).toEqual([
      'rg2-az1 down',
    ])
    expect(s.coverage).toMatchObject({ expected: 12, answered: 11, silent: ['rg2-az1'] })
  })

  test('nothing is undefined or NaN, and JSON changes nothing', () => {
    const s = healthy()
    expect(holes(s)).toEqual([])
    expect(JSON.parse(JSON.stringify(s))).toEqual(s)
    expect(JSON.stringify(s)).not.toMatch(/\b(undefined|NaN|Invalid)\b/)
  })

  test('a region killed: its servers are named, its streams stay in sight, the others keep their quorum', () => {
    const store = healthyStore(version)
    const at = T0 + 24_000
    feed(store, version, 'region_lost_JSZ', ALL_STREAMS, at)
    feed(store, version, 'region_lost_JSZ', META, at)
    const s = snapshotAt(store, at + 100)
    const lost = ['rg1-az1', 'rg1-az1-x', 'rg1-az2', 'rg1-az3']
    expect(s.servers.filter((v) => v.state !== 'up').map((v) => `${v.key} ${v.state}`)).toEqual(
      lost.map((name) => `${name} silent`),
    )
    expect(s.coverage.silent).toEqual(lost)
    expect(s.meta).toMatchObject({ leader: LEADERS[version].meta, size: 12, online: 8, margin: 1 })
    expect(s.meta.peers.filter((p) => p.state === 'offline').map((p) => p.server)).toEqual(lost)
    expect(stream(s, 'ORD1')).toMatchObject({ leader: null, quorum: { needed: 2, online: 0, margin: -2 } })
    expect(stream(s, 'ONE1')).toMatchObject({ leader: null })
    expect(stream(s, 'EV')).toMatchObject({
      leader: LEADERS[version].EVafter,
      spread: { servers: 2, regions: 2 },
      quorum: { needed: 2, online: 2, margin: 0 },
    })
    expect(stream(s, 'EV').replicas.find((r) => r.server === 'rg1-az1-x')?.state).toBe('offline')
    expect(stream(s, 'ORD2').quorum.margin).toBe(1)
    expect(s.gateways.filter((g) => g.from === 'rg1').map((g) => `${g.connected}/${g.expected}`)).toEqual([
      '0/3',
      '0/3',
      '0/3',
    ])
    const critical = s.findings
      .filter((f) => f.severity === 'critical')
      .map((f) => `${f.code} ${f.subject.id}`)
    expect(critical.sort()).toEqual(
      [
        'REGION_LOSS rg1',
        ...lost.map((l) => `SERVER_STATE ${l}`),
        'STREAM_QUORUM APP/ONE1',
        'STREAM_QUORUM APP/ORD1',
      ].sort(),
    )
    expect(holes(s)).toEqual([])
  })

  test('meta quorum lost', () => {
    const store = healthyStore(version)
    const at = T0 + 60_000
    feed(store, version, 'meta_lost_JSZ', ALL_STREAMS, at)
    feed(store, version, 'meta_lost_JSZ', META, at)
    const s = snapshotAt(store, at + 100)
    expect(s.coverage.answered).toBe(6)
    expect(s.meta).toMatchObject({ size: 12, quorum: 7, online: 6, margin: -1 })
    expect(s.findings.filter((f) => f.code === 'META_GROUP')).toMatchObject([{ severity: 'critical' }])
    expect(holes(s)).toEqual([])
  })

  test('a peer whose name its leader forgot is named again from the roster', () => {
    const store = healthyStore(version)
    const view = decodeMeta(recordedObject(version, 'meta_unknown_peer'))
    if (!view?.leader) throw new Error('the recording has a leader')
    expect(view.peers.filter((p) => p.name === '').map((p) => p.id)).toEqual([peerId('rg3-az1')])
    const origin = { ...origin0(store, view.leader) }
    store.keepMeta({ origin, vantage: 'rg1', at: T0 + 100 }, view, null)
    const { meta } = snapshotAt(store, T0 + 200)
    expect(meta.peers.map((p) => p.server).sort()).toEqual(ALL_SERVERS)
  })
})

function origin0(store: ReturnType<typeof healthyStore>, name: string) {
  const fact = [...store.servers.values()].find((f) => f.origin.name === name)
  if (!fact) throw new Error(`no ${name}`)
  return fact.origin
}
