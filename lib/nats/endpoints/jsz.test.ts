import { describe, expect, it } from 'vitest'
import type { StreamCopy } from '@/lib/domain/observation'
import { ALL_SERVERS, answerOf, answers, VERSIONS, type Version } from '../testing/recorded'
import { decodeJsz, decodeState } from './jsz'

interface Held {
  server: string
  copy: StreamCopy
}

/** Every copy of a fixture with the server that holds it. */
function copies(version: Version, name: string): Held[] {
  return answers(version, name).flatMap((a) =>
    (decodeJsz(a.data).copies ?? []).map((copy) => ({ server: a.origin.name, copy })),
  )
}

const of = (held: Held[], stream: string) => held.filter((h) => h.copy.name === stream)
const leaders = (held: Held[]) => held.filter((h) => h.copy.leader === h.server)

describe.each(VERSIONS)('JSZ of nats-server %s', (version) => {
  const plain = answers(version, 'ping_JSZ').map((a) => ({ origin: a.origin, jsz: decodeJsz(a.data) }))

  it('12 answers: configuration, and no copies when they were not asked for', () => {
    expect(plain.map((p) => p.origin.name).sort()).toEqual(ALL_SERVERS)
    for (const { origin, jsz } of plain) {
      expect(jsz.disabled).toBe(false)
      expect(jsz.copies).toBeNull()
      expect(jsz.storeDir).toBe(`/var/lib/nats/${origin.name}/jetstream`)
      expect(jsz.uniqueTag).toBe(version === '2.9.10' ? null : origin.cluster === 'xr' ? 'rg:' : 'az:')
    }
    const rg2 = plain.filter((p) => p.origin.cluster === 'rg2')
    expect(rg2.map((p) => [p.jsz.messages, p.jsz.bytes, p.jsz.consumers])).toEqual(
      Array(3).fill([20, 2760, 1]),
    )
  })

  it('all name the same meta leader; its own answer has the 11 others, all current', () => {
    const named = new Set(plain.map((p) => p.jsz.meta?.leader))
    expect(named.size).toBe(1)
    const leader = plain.find((p) => named.has(p.origin.name))
    const meta = leader?.jsz.meta
    expect(meta?.size).toBe(12)
    expect(meta?.leaderId).toMatch(/^[0-9A-Za-z]{8}$/)
    expect(meta?.peers.map((p) => p.name).sort()).toEqual(
      ALL_SERVERS.filter((n) => n !== leader?.origin.name),
    )
    expect(new Set([meta?.leaderId, ...(meta?.peers ?? []).map((p) => p.id)]).size).toBe(12)
    expect(meta?.peers.every((p) => p.current && !p.offline && p.activeMs > 0 && p.activeMs < 2000)).toBe(
      true,
    )
    expect(meta?.pending).toBe(version === '2.9.10' ? null : 0)
  })

  it('the other answers list no peers before 2.15, and all but the leader as not current since', () => {
    for (const { origin, jsz } of plain) {
      if (origin.name === jsz.meta?.leader) continue
      const current = jsz.meta?.peers.filter((p) => p.current).map((p) => p.name)
      expect(jsz.meta?.peers).toHaveLength(version === '2.15.1' ? 11 : 0)
      expect(current).toEqual(version === '2.15.1' ? [jsz.meta?.leader] : [])
    }
  })

  it('with streams: each R3 stream is held by three servers that agree on the leader', () => {
    const held = copies(version, 'streams_JSZ')
    for (const stream of ['ORD1', 'ORD2', 'EV']) {
      const mine = of(held, stream)
      expect(mine).toHaveLength(3)
      expect(new Set(mine.map((h) => h.copy.leader)).size).toBe(1)
      const [leader] = leaders(mine)
      const followers = leader?.copy.peers.map((p) => p.name) ?? []
      expect([leader?.server, ...followers].sort()).toEqual(mine.map((h) => h.server).sort())
      expect(leader?.copy.peers.every((p) => p.current && p.id !== null)).toBe(true)
      for (const { copy } of mine) {
        expect(copy).toMatchObject({ account: 'APP', grouped: true, config: null, mirror: null, sources: [] })
        expect(copy.cluster).toBe({ ORD1: 'rg1', ORD2: 'rg2', EV: 'xr' }[stream])
        expect(copy.state).toMatchObject({
          messages: 20,
          firstSeq: 1,
          lastSeq: 20,
          deleted: 0,
          lost: 0,
          consumers: 1,
        })
        if (version === '2.9.10') expect(copy.raftGroup).toBeNull()
        else expect(copy.raftGroup).toMatch(/^S-R3F-/)
      }
    }
    const [one, ...more] = of(held, 'ONE1')
    expect(more).toEqual([])
    expect(one?.copy).toMatchObject({ leader: one?.server, peers: [], raftGroup: null })
  })

  it('a follower does not know the other follower', () => {
    const mine = of(copies(version, 'streams_JSZ'), 'ORD2').filter((h) => h.copy.leader !== h.server)
    expect(mine).toHaveLength(2)
    for (const { copy } of mine) {
      const current = copy.peers.filter((p) => p.current).map((p) => p.name)
      expect(current).toEqual([copy.leader])
    }
  })

  it('region rg1 killed: 8 answers, the lost peers age, ORD1 is in no answer, EV still has a leader', () => {
    const got = answers(version, 'region_lost_JSZ')
    expect(got.map((a) => a.origin.name).sort()).toEqual(ALL_SERVERS.filter((n) => !n.startsWith('rg1')))
    const lead = got.find((a) => decodeJsz(a.data).meta?.leader === a.origin.name)
    const peers = lead ? (decodeJsz(lead.data).meta?.peers ?? []) : []
    const aged = peers.filter((p) => p.activeMs > 2000).map((p) => p.name)
    expect(aged.sort()).toEqual(['rg1-az1', 'rg1-az1-x', 'rg1-az2', 'rg1-az3'])
    const held = copies(version, 'region_lost_JSZ')
    expect(of(held, 'ORD1')).toEqual([])
    expect(
      of(held, 'EV')
        .map((h) => h.server)
        .sort(),
    ).toEqual(['rg2-az2-x', 'rg3-az3-x'])
  })

  it('meta quorum lost: some know no leader, others still name the old one', () => {
    const named = answers(version, 'meta_lost_JSZ').map((a) => decodeJsz(a.data).meta?.leader)
    expect(named).toHaveLength(6)
    expect(named).toContain(null)
    expect(named.some((n) => n !== null)).toBe(true)
  })

  it('reads the stored configuration, deletions, a mirror, and a source that never answered', () => {
    const held = copies(version, 'detail_JSZ')
    const orders = leaders(of(held, 'ORDERS'))[0]?.copy
    expect(orders?.config).toMatchObject({
      storage: 'file',
      retention: 'limits',
      subjects: ['orders.*'],
      replicas: 3,
      promised: 1_048_576,
      placementCluster: 'rg2',
      placementTags: [],
      raw: { deny_purge: true, max_msgs: 1000 },
    })
    expect(orders?.config?.apiLevel).toBe(version === '2.15.1' ? 0 : null)
    expect(orders?.state).toMatchObject({ messages: 11, deleted: 1, lastSeq: 12, subjects: 2 })
    expect(of(held, 'JOBS')[0]?.copy.config).toMatchObject({
      storage: 'memory',
      retention: 'workqueue',
      placementCluster: null,
      placementTags: ['az:1'],
    })
    const mirror = of(held, 'COPY')[0]?.copy.mirror
    expect(mirror).toMatchObject({ name: 'ORDERS', lag: 0, error: null })
    expect(mirror?.activeMs).toBeGreaterThan(0)
    const sources = leaders(of(held, 'ALL'))[0]?.copy.sources
    expect(sources?.map((s) => s.name)).toEqual(['GONE', 'ORDERS'])
    expect(sources?.find((s) => s.name === 'GONE')).toEqual({
      name: 'GONE',
      filter: null,
      transforms: [],
      external: '$JS.hub.API',
      lag: null,
      activeMs: null,
      error: null,
    })
  })

  it('no account to list is an empty list for who asked', () => {
    const { data } = answerOf(version, 'ping_JSZ', 'rg1-az1')
    expect(decodeJsz(data, true).copies).toEqual([])
    expect(decodeJsz({ ...data, account_details: 'x' }).copies).toBeNull()
  })
})

it('lost messages are counted, an empty stream has no times', () => {
  const state = decodeState({ first_ts: '0001-01-01T00:00:00Z', lost: { msgs: [4, 5, 6], bytes: 99 } })
  expect(state).toMatchObject({ firstTime: null, lastTime: null, lost: 3, lostBytes: 99, subjects: null })
})
