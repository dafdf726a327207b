// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderWith } from '@/components/live/render-with'
import { sampleSnapshot } from '@/lib/domain/sample'
import type { StreamDetail } from '@/lib/domain/stream-detail'
import { StreamPage } from './StreamPage'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** ORDERS as the scenario prints it. */
function orders(over: Partial<StreamDetail> = {}): StreamDetail {
  return {
    account: 'APP',
    name: 'ORDERS',
    created: '2026-11-22T13:01:00.000Z',
    observedAt: '2026-11-22T14:03:04.000Z',
    via: 'rg2-az3',
    config: {
      description: null,
      subjects: ['orders.*'],
      retention: 'limits',
      storage: 'file',
      replicas: 3,
      acknowledgements: true,
      discard: 'old',
      discardNewPerSubject: null,
      duplicateWindowMs: 120_000,
      allowMsgDelete: true,
      allowPurge: true,
      allowRollups: true,
      allowDirect: false,
      mirrorDirect: false,
      sealed: false,
      compression: null,
      maxMessages: 'unlimited',
      maxMessagesPerSubject: 'unlimited',
      maxBytes: 'unlimited',
      maxAgeMs: 'unlimited',
      maxMessageSize: 'unlimited',
      maxConsumers: 'unlimited',
      placement: { cluster: 'rg2', tags: [] },
      metadata: null,
      options: {
        persistMode: null,
        firstSeq: null,
        subjectTransform: null,
        republish: null,
        allowAtomic: null,
        allowBatched: null,
        allowCounter: null,
        allowMsgTtl: null,
        allowSchedules: null,
        deleteMarkerTtlMs: null,
        consumerInactiveMs: null,
        consumerMaxAckPending: null,
      },
      raw: {},
    },
    cluster: {
      name: 'rg2',
      raftGroup: null,
      leader: 'rg2-az3',
      leaderSince: null,
      replicas: [
        { server: 'rg2-az1', current: true, offline: false, lag: 0, activeMs: 0, peer: null },
        { server: 'rg2-az2', current: false, offline: false, lag: 1, activeMs: 0, peer: null },
      ],
    },
    state: {
      messages: 0,
      bytes: 0,
      firstSeq: 0,
      firstAt: null,
      lastSeq: 0,
      lastAt: null,
      deleted: 0,
      lost: null,
      subjects: null,
      consumers: 0,
    },
    consumers: [],
    consumersWhy: null,
    mirror: null,
    sources: [],
    apiLevel: 0,
    alternates: null,
    ...over,
  }
}

const answer = (body: unknown, status = 200) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(JSON.stringify(body), { status })),
  )
const facts = (panel: string) =>
  Object.fromEntries(
    [...screen.getByRole('region', { name: panel }).querySelectorAll('dl > div')].map((pair) => [
      pair.querySelector('dt')?.textContent,
      pair.querySelector('dd')?.textContent,
    ]),
  )
const page = (name: string, initial: StreamDetail | null) => (
  <StreamPage account="APP" name={name} initial={initial} />
)

test('every field of `nats stream info`, from the first HTML on', () => {
  answer(orders())
  renderWith(sampleSnapshot(), page('ORDERS', orders()))
  expect(facts('Configuration')).toMatchObject({
    Subjects: 'orders.*',
    Acknowledgements: 'true',
    Retention: 'File - Limits',
    Replicas: '3',
    'Discard Policy': 'Old',
    'Duplicate Window': '2 m',
    'Allows Msg Delete': 'true',
    'Allows Purge': 'true',
    'Allows Rollups': 'true',
    Compression: '–',
  })
  expect(facts('Limits')).toMatchObject({
    'Maximum Messages': 'unlimited',
    'Maximum Bytes': 'unlimited',
    'Maximum Age': 'unlimited',
    'Maximum Message Size': 'unlimited',
    'Maximum Consumers': 'unlimited',
  })
  expect(facts('Placement')).toMatchObject({ 'Placement Cluster': 'rg2', Margin: '+1' })
  expect(facts('Cluster Information')).toMatchObject({ Name: 'rg2', Leader: 'rg2-az3' })
  expect(
    within(screen.getByRole('region', { name: 'Cluster Information' })).getByText(
      'rg2-az2, outdated, seen 0.00s ago, 1 operation behind',
    ),
  ).toBeTruthy()
  expect(facts('State')).toMatchObject({
    Messages: '0',
    Bytes: '0 B',
    FirstSeq: '0',
    'First Message': 'none yet',
    LastSeq: '0',
    'Active Consumers': '0',
    Lost: '–',
  })
})

test('the page asks again by itself and shows what it got', async () => {
  answer(orders({ state: { ...orders().state, messages: 1234 } }))
  renderWith(sampleSnapshot(), page('ORDERS', orders()))
  await vi.waitFor(() => expect(facts('State').Messages).toBe('1,234'))
})

test('a refresh that fails keeps what was known and says why, in the words of the answer', async () => {
  answer({ code: 'not-answered', detail: 'Nobody answered about ORDERS of APP.' }, 503)
  renderWith(sampleSnapshot(), page('ORDERS', orders()))
  await vi.waitFor(() => expect(screen.getByText(/Nobody answered about ORDERS/)).toBeTruthy())
  expect(facts('Configuration').Subjects).toBe('orders.*')
})

test('an answer that is no detail is refused', async () => {
  answer({ hello: 'world' })
  renderWith(sampleSnapshot(), page('ORDERS', orders()))
  await vi.waitFor(() => expect(screen.getByText(/in a form that this page does not know/)).toBeTruthy())
  expect(facts('State').Messages).toBe('0')
})

test('a stream that is not there is named, with a way on', async () => {
  answer({ detail: 'No stream GONE is known in account APP.' }, 404)
  renderWith(sampleSnapshot(), page('GONE', null))
  expect(screen.getByText(/No stream GONE of account APP is in this snapshot/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'All streams' }).getAttribute('href')).toBe('/streams')
})

test('a stream that is gone: since when, how we know, what it held', async () => {
  answer({ detail: 'No stream OLD is known in account APP.' }, 404)
  const tombstone = {
    account: 'APP',
    name: 'OLD',
    since: '2026-11-22T14:02:05.000Z',
    why: 'its deletion was announced',
    cluster: 'rg2',
    servers: ['rg2-az1', 'rg2-az2'],
    replicasWanted: 3,
    storage: 'file' as const,
    subjects: [],
    messages: 17,
    bytes: 2048,
    lastSeq: 20,
    created: null,
    observedAt: null,
  }
  renderWith({ ...sampleSnapshot(), tombstones: [tombstone] }, page('OLD', null))
  expect(screen.getByRole('status').textContent).toMatch(
    /^OLD is gone since .*14:02:05 UTC, .* ago: its deletion was announced\. It was held by rg2-az1, rg2-az2 with 17 messages\. All streams$/,
  )
  expect(screen.queryByText(/is in this snapshot/)).toBeNull()
})

test('without a leader: since when', () => {
  answer({ detail: 'Nobody answered about ORDERS of APP.' }, 503)
  const s = sampleSnapshot()
  const noLeader = { leader: null, noLeaderSince: '2026-11-22T14:02:05.000Z' }
  s.streams = s.streams.map((v) => (v.name === 'ORDERS' ? { ...v, ...noLeader } : v))
  renderWith(s, page('ORDERS', null))
  expect(screen.getByRole('status').textContent).toMatch(
    /^ORDERS: no leader since .*14:02:05 UTC, .* ago\. It needs 2/,
  )
})

test('kept offline by its servers: why, and that nothing is lost', () => {
  answer({ detail: 'Nobody answered about ORDERS of APP.' }, 503)
  const s = sampleSnapshot()
  const offline = {
    leader: null,
    replicas: [],
    unheldSince: '2026-11-22T14:02:05.000Z',
    offlineReason: 'stopped - unsupported consumer "next"',
  }
  s.streams = s.streams.map((v) => (v.name === 'ORDERS' ? { ...v, ...offline } : v))
  renderWith(s, page('ORDERS', null))
  expect(screen.getByRole('status').textContent).toBe(
    'ORDERS: kept offline. Its servers say: stopped - unsupported consumer "next". Its data is kept.',
  )
})

test('the last write stands beside the margin: a leader that answers may take no messages', () => {
  answer(orders())
  renderWith(sampleSnapshot(), page('ORDERS', orders()))
  expect(screen.getByRole('banner').textContent).toMatch(
    /margin \+1 · leader answers; last write .*14:03:01 UTC \(/,
  )
})
