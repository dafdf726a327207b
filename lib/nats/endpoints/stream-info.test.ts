import { describe, expect, it } from 'vitest'
import type { StreamDetail } from '@/lib/domain/stream-detail'
import { answers, recorded, recordedObject, VERSIONS, type Version } from '../testing/recorded'
import { type DecodedStream, decodeStreamDetail, type StreamAnswers } from './stream-info'

const observedAt = '2026-11-23T01:02:00.000Z'

function must(decoded: DecodedStream): StreamDetail {
  if (!decoded.ok) throw new Error(decoded.reason)
  return decoded.detail
}

const ask = (stream: string, from: StreamAnswers) =>
  decodeStreamDetail({ account: 'APP', stream, observedAt, answers: from })

function api(version: Version, stream: string): DecodedStream {
  const info = recordedObject(version, 'detail_STREAM_INFO')[stream]
  return ask(stream, {
    kind: 'api',
    info,
    consumers: [recordedObject(version, 'detail_CONSUMER_LIST')[stream]],
  })
}

const jsz = (version: Version, stream: string, only = (_: string) => true) =>
  ask(stream, { kind: 'jsz', answers: answers(version, 'detail_JSZ').filter((a) => only(a.origin.name)) })

describe.each(VERSIONS)('a stream of nats-server %s', (version) => {
  const since210 = version !== '2.9.10'

  it('the configuration, every limit by its unit', () => {
    expect(must(api(version, 'ORDERS')).config).toMatchObject({
      description: 'orders of every region',
      subjects: ['orders.*'],
      retention: 'limits',
      storage: 'file',
      replicas: 3,
      acknowledgements: true,
      discard: 'new',
      discardNewPerSubject: false,
      duplicateWindowMs: 60_000,
      allowMsgDelete: true,
      allowPurge: false,
      allowRollups: false,
      allowDirect: true,
      mirrorDirect: false,
      sealed: false,
      compression: since210 ? 's2' : null,
      maxMessages: 1000,
      maxMessagesPerSubject: 50,
      maxBytes: 1048576,
      maxAgeMs: 3_600_000,
      maxMessageSize: 'unlimited',
      maxConsumers: 'unlimited',
      placement: { cluster: 'rg2', tags: [] },
      metadata: since210 ? { owner: 'A', team: 'orders' } : null,
    })
    expect(must(api(version, 'JOBS')).config).toMatchObject({
      retention: 'workqueue',
      storage: 'memory',
      maxAgeMs: 'unlimited',
      maxConsumers: 5,
      placement: { cluster: null, tags: ['az:1'] },
    })
  })

  it('the notes of the server are not shown as metadata, and stay in what it sent', () => {
    const { metadata, raw } = must(api(version, 'JOBS')).config
    expect(metadata).toEqual(version === '2.15.1' ? {} : null)
    expect('metadata' in raw).toBe(version === '2.15.1')
    expect(must(jsz(version, 'JOBS')).config.metadata).toEqual(metadata)
  })

  it('the state', () => {
    const { state, created } = must(api(version, 'ORDERS'))
    expect(state).toMatchObject({
      messages: 11,
      bytes: 453,
      firstSeq: 1,
      lastSeq: 12,
      deleted: 1,
      lost: { messages: 0, bytes: 0 },
      subjects: 2,
    })
    expect(state.consumers).toBe(since210 ? 3 : 2)
    expect(Date.parse(state.lastAt ?? '')).toBeGreaterThan(Date.parse(created ?? ''))
  })

  it('the group, as its leader sees it', () => {
    const { cluster, via } = must(api(version, 'ORDERS'))
    expect(via).toBe(cluster?.leader)
    expect([cluster?.leader, ...(cluster?.replicas.map((r) => r.server) ?? [])].sort()).toEqual([
      'rg2-az1',
      'rg2-az2',
      'rg2-az3',
    ])
    for (const replica of cluster?.replicas ?? []) {
      expect(replica).toMatchObject({
        current: true,
        offline: false,
        lag: 0,
        peer: expect.stringMatching(/^\w{8}$/),
      })
      expect(replica.activeMs).toBeGreaterThan(0)
    }
    expect(cluster?.raftGroup).toEqual(since210 ? expect.stringMatching(/^S-R3F-/) : null)
    expect(cluster?.leaderSince === null).toBe(version !== '2.15.1')
  })

  it('JSZ says the same as the API, but for what changes from one second to the next', () => {
    const steady = (d: StreamDetail) => ({
      ...d,
      // Only the API tells them.
      alternates: null,
      config: { ...d.config, raw: null },
      cluster: { ...d.cluster, replicas: d.cluster?.replicas.map((r) => ({ ...r, activeMs: null })) },
      consumers: d.consumers?.map((c) => ({
        ...c,
        replicas: c.replicas.map((r) => ({ ...r, activeMs: null })),
      })),
      mirror: d.mirror && { ...d.mirror, activeMs: null },
      sources: d.sources.map((s) => ({ ...s, activeMs: null })),
    })
    for (const stream of ['ORDERS', 'JOBS', 'COPY', 'ALL']) {
      expect(steady(must(jsz(version, stream)))).toEqual(steady(must(api(version, stream))))
    }
  })

  it('a mirror and its origin; a source that never answered has neither lag nor age', () => {
    const copy = must(api(version, 'COPY'))
    expect(copy.mirror).toMatchObject({ name: 'ORDERS', filter: null, external: null, lag: 0, error: null })
    expect(copy.config.duplicateWindowMs).toBeNull()
    const sources = must(api(version, 'ALL')).sources
    expect(sources).toHaveLength(2)
    expect(sources.find((s) => s.name === 'ORDERS')).toMatchObject({
      filter: 'orders.eu',
      external: null,
      lag: 0,
    })
    const gone = {
      name: 'GONE',
      filter: null,
      transforms: [],
      external: '$JS.hub.API',
      lag: null,
      activeMs: null,
      error: null,
    }
    expect(sources.find((s) => s.name === 'GONE')).toEqual(gone)
  })

  it('who answers for a stream beside itself, and what it requires of a server', () => {
    const since211 = version === '2.15.1'
    const orders = must(api(version, 'ORDERS'))
    expect(orders.alternates?.map((a) => `${a.name} ${a.cluster}`).sort()).toEqual(['COPY rg2', 'ORDERS rg2'])
    expect(must(api(version, 'JOBS')).alternates).toEqual([])
    expect(must(jsz(version, 'ORDERS')).alternates).toBeNull()
    expect(orders.apiLevel).toBe(since211 ? 0 : null)
    expect(orders.consumers?.find((c) => c.name === 'TWO')?.apiLevel ?? null).toBe(since211 ? 1 : null)
    expect(orders.consumers?.find((c) => c.name === 'BILLING')).toMatchObject({
      cluster: 'rg2',
      maxAckPending: 1000,
      deliveredAt: expect.stringMatching(/Z$/),
    })
  })

  it('without the leader the group is complete and how its members do is not known', () => {
    const leader = must(jsz(version, 'ORDERS')).cluster?.leader
    const detail = must(jsz(version, 'ORDERS', (name) => name !== leader))
    expect(detail.via).not.toBe(leader)
    expect(detail.cluster?.leader).toBe(leader)
    expect(detail.cluster?.replicas).toHaveLength(2)
    for (const r of detail.cluster?.replicas ?? []) {
      expect(r).toMatchObject({ current: null, lag: null, activeMs: null })
      expect(r.server).not.toBe(leader)
    }
  })

  it('ORDERS of the 12-server supercluster', () => {
    const info = recorded(version, 'app_STREAM_INFO')
    const detail = must(
      ask('ORDERS', { kind: 'api', info, consumers: [recorded(version, 'app_CONSUMER_LIST')] }),
    )
    expect(detail.cluster?.name).toBe('rg2')
    expect(detail.state).toMatchObject({ messages: 20, bytes: 2760 })
    expect(detail.consumers?.map((c) => [c.name, c.pending])).toEqual([['C1', 20]])
  })

  it('a stream that does not exist is an error with its code, or in no answer', () => {
    expect(api(version, 'NOPE')).toEqual({ ok: false, code: 404, errCode: 10059, reason: 'stream not found' })
    expect(jsz(version, 'NOPE')).toEqual({
      ok: false,
      code: 404,
      errCode: null,
      reason: 'no answer holds APP > NOPE',
    })
    const other = decodeStreamDetail({
      account: 'OTHER',
      stream: 'ORDERS',
      observedAt,
      answers: { kind: 'jsz', answers: answers(version, 'detail_JSZ') },
    })
    expect(other).toMatchObject({ ok: false, reason: 'no answer holds OTHER > ORDERS' })
  })
})

it.each([null, 'text', 7, [], {}, { config: {} }, { config: {}, state: [] }])(
  '%j is no STREAM.INFO',
  (info) => {
    expect(ask('S', { kind: 'api', info, consumers: null }).ok).toBe(false)
  },
)

it('a peer whose name is forgotten goes by the roster, else by its id', () => {
  const cluster = {
    leader: 'a',
    replicas: [
      {
        name: 'Server name unknown at this time (peerID: OEQTh4pP)',
        current: false,
        offline: true,
        active: 0,
        peer: 'OEQTh4pP',
      },
    ],
  }
  const info = { config: {}, state: {}, cluster }
  const of = (nameOfPeer?: (id: string) => string | null) =>
    must(
      decodeStreamDetail({
        account: 'A',
        stream: 'S',
        observedAt,
        answers: { kind: 'api', info, consumers: null },
        nameOfPeer,
      }),
    ).cluster?.replicas[0]
  expect(of()).toEqual({
    server: 'OEQTh4pP',
    current: false,
    offline: true,
    lag: null,
    activeMs: null,
    peer: 'OEQTh4pP',
  })
  expect(of((id) => (id === 'OEQTh4pP' ? 'rg3-az1' : null))?.server).toBe('rg3-az1')
})
