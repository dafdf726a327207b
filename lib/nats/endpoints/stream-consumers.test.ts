import { describe, expect, it } from 'vitest'
import type { StreamConsumer, StreamDetail } from '@/lib/domain/stream-detail'
import { answers, recordedObject, VERSIONS, type Version } from '../testing/recorded'
import { decodeStreamDetail } from './stream-info'

function orders(version: Version, consumers: unknown[] | null): StreamDetail {
  const info = recordedObject(version, 'detail_STREAM_INFO').ORDERS
  const decoded = decodeStreamDetail({
    account: 'APP',
    stream: 'ORDERS',
    observedAt: '',
    answers: { kind: 'api', info, consumers },
  })
  if (!decoded.ok) throw new Error(decoded.reason)
  return decoded.detail
}

function fromJsz(version: Version, only: string | null): StreamConsumer[] {
  const all = answers(version, 'detail_JSZ').filter((a) => only === null || a.origin.name === only)
  const decoded = decodeStreamDetail({
    account: 'APP',
    stream: 'ORDERS',
    observedAt: '',
    answers: { kind: 'jsz', answers: all },
  })
  if (!decoded.ok) throw new Error(decoded.reason)
  return decoded.detail.consumers ?? []
}

describe.each(VERSIONS)('consumers of nats-server %s', (version) => {
  const page = recordedObject(version, 'detail_CONSUMER_LIST').ORDERS
  const { consumers, consumersWhy } = orders(version, [page])
  const named = (name: string) => consumers?.find((c) => c.name === name)

  it('all of them, by name', () => {
    const two = version === '2.9.10' ? [] : ['TWO']
    expect(consumers?.map((c) => c.name)).toEqual(['BILLING', 'PUSH', ...two])
    expect(consumersWhy).toBeNull()
  })

  it('a pull consumer half way', () => {
    expect(named('BILLING')).toMatchObject({
      durable: true,
      mode: 'pull',
      description: 'bills',
      filters: ['orders.eu'],
      deliver: 'all',
      ack: 'explicit',
      ackWaitMs: 30_000,
      ackPending: 1,
      redelivered: 0,
      waiting: 0,
    })
    const c = named('BILLING')
    // Six of twelve messages match its filter; two are delivered, one acknowledged, and of those one may be deleted.
    expect(c?.pending).toBeGreaterThanOrEqual(3)
    expect(c?.pending).toBeLessThanOrEqual(4)
    expect(c?.deliveredSeq).toBeGreaterThan(c?.ackFloorSeq ?? Number.NaN)
    expect(c?.replicas.map((r) => [r.current, r.lag])).toEqual([
      [true, 0],
      [true, 0],
    ])
    expect(new Set([c?.leader, ...(c?.replicas.map((r) => r.server) ?? [])]).size).toBe(3)
  })

  it('a push consumer, several filters, a pause', () => {
    expect(named('PUSH')).toMatchObject({
      mode: 'push',
      ack: 'none',
      ackWaitMs: null,
      filters: [],
      deliver: 'new',
      pending: 0,
    })
    if (version === '2.9.10') return
    expect(named('TWO')).toMatchObject({ filters: ['orders.eu', 'orders.us'], ack: 'all', deliver: 'last' })
    expect(named('TWO')?.paused).toBe(version === '2.15.1' ? true : null)
  })

  it('from JSZ of one server: pending only of the consumers that it leads', () => {
    let led = 0
    let followed = 0
    for (const server of ['rg2-az1', 'rg2-az2', 'rg2-az3']) {
      for (const c of fromJsz(version, server)) {
        const mine = c.leader === server
        if (mine) led++
        else followed++
        expect([c.pending === null, c.waiting === null]).toEqual([!mine, !mine])
        expect(c.replicas).toHaveLength(2)
        expect(c.replicas.every((r) => (r.current === null) === !mine)).toBe(true)
      }
    }
    expect([led, followed]).toEqual(version === '2.9.10' ? [2, 4] : [3, 6])
  })

  it('from JSZ of all servers each row is the leader’s own', () => {
    const pending = fromJsz(version, null).map((c) => [c.name, c.pending])
    expect(pending).toEqual(consumers?.map((c) => [c.name, c.pending]))
  })

  it('no list, an error and a short list are said', () => {
    expect(orders(version, null)).toMatchObject({
      consumers: null,
      consumersWhy: 'CONSUMER.LIST was not answered',
    })
    expect(orders(version, ['text'])).toMatchObject({
      consumers: null,
      consumersWhy: 'CONSUMER.LIST was not answered',
    })
    const error = {
      error: { code: 503, err_code: 10008, description: 'JetStream system temporarily unavailable' },
    }
    expect(orders(version, [error])).toMatchObject({
      consumers: null,
      consumersWhy: 'JetStream system temporarily unavailable',
    })
    const short = { total: 300, consumers: [{ name: 'A' }] }
    expect(orders(version, [short]).consumersWhy).toBe('1 of 300 listed')
    expect(orders(version, [{ ...short, missing: ['B'] }]).consumersWhy).toBe('no answer from B')
    const pages = [
      { total: 2, consumers: [{ name: 'B' }] },
      { total: 2, consumers: [{ name: 'A' }] },
    ]
    expect(orders(version, pages)).toMatchObject({
      consumers: [{ name: 'A' }, { name: 'B' }],
      consumersWhy: null,
    })
  })

  it('JSZ asked without consumers is not a stream without consumers', () => {
    const [leaderless] = answers(version, 'account_JSZ').filter((a) => Array.isArray(a.data.stream_detail))
    const data = { account_details: [leaderless?.data ?? {}] }
    const origin = leaderless?.origin
    if (!origin) throw new Error('no answer')
    const decoded = decodeStreamDetail({
      account: 'APP',
      stream: 'ORDERS',
      observedAt: '',
      answers: { kind: 'jsz', answers: [{ origin, data }] },
    })
    expect(decoded).toMatchObject({
      ok: true,
      detail: { consumers: null, consumersWhy: 'JSZ was answered without consumers' },
    })
  })
})

it('all that `nats consumer info` shows of a push consumer, as a server writes it; absent is not set', () => {
  const set = {
    name: 'P',
    config: {
      ...{ name: 'P', deliver_subject: 'to.me', deliver_group: 'q', deliver_policy: 'by_start_sequence' },
      ...{ opt_start_seq: 7, replay_policy: 'original', sample_freq: '50%', rate_limit_bps: 8192 },
      ...{ idle_heartbeat: 5e9, flow_control: true, headers_only: true, backoff: [1e9, 5e9] },
      ...{ num_replicas: 1, mem_storage: true, metadata: { owner: 'ops', '_nats.ver': '2.15.1' } },
    },
    delivered: { consumer_seq: 9, stream_seq: 12 },
    push_bound: true,
  }
  const info = { config: {}, state: {} }
  const consumers = [{ consumers: [set, { name: 'Q', config: { name: 'Q' } }] }]
  const decoded = decodeStreamDetail({
    account: 'APP',
    stream: 'ORDERS',
    observedAt: '',
    answers: { kind: 'api', info, consumers },
  })
  if (!decoded.ok) throw new Error(decoded.reason)
  const [push, bare] = decoded.detail.consumers ?? []
  expect(push?.info).toMatchObject({
    ...{ deliverSubject: 'to.me', deliverGroup: 'q', hasInterest: true, startSeq: 7, startAt: null },
    ...{ replay: 'original', sampling: '50%', rateLimit: 1024, heartbeatMs: 5000, flowControl: true },
    ...{ headersOnly: true, backoffMs: [1000, 5000], replicasWanted: 1, memoryStorage: true },
    ...{ metadata: { owner: 'ops' }, deliveredConsumerSeq: 9, ackFloorConsumerSeq: null },
  })
  const said = Object.entries(bare?.info ?? {}).filter(([, value]) => value !== null)
  expect(said).toEqual([
    ['backoffMs', []],
    ['priorityGroups', []],
    ['metadata', {}],
  ])
})
