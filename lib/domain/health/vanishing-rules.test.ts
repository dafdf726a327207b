import { describe, expect, test } from 'vitest'
import type { CopyStray, StreamFact } from '../facts'
import type { Server, Snapshot, Stream } from '../model'
import { sampleSnapshot } from '../sample'
import { factsAt, T0 } from '../testing/facts'
import { copyStrays } from './copy-strays'
import { ghostPeers } from './ghost-peers'
import { metaGroup } from './meta-group'
import { serverStates } from './server-states'
import { streamQuorum } from './stream-quorum'

const AT = sampleSnapshot().at

function withStream(name: string, over: Partial<Stream>, servers: Record<string, Server['state']> = {}) {
  const s = sampleSnapshot()
  return {
    ...s,
    servers: s.servers.map((v) => ({ ...v, state: servers[v.key] ?? v.state })),
    streams: s.streams.map((v) => (v.name === name ? { ...v, ...over } : v)),
  }
}

describe('STREAM_QUORUM', () => {
  const unheld = { leader: null, unheldSince: AT, noLeaderSince: AT, via: null, observedAt: null }
  const replicas = ['rg2-az1', 'rg2-az2', 'rg2-az3'].map((server) => ({
    server,
    role: 'follower' as const,
    state: 'missing' as const,
    lag: null,
    activeMs: null,
  }))
  const check = (s: Snapshot) => streamQuorum.check(s, factsAt(T0, []))

  test('assigned, and its servers answer without it', () => {
    expect(check(withStream('ORDERS', { ...unheld, replicas }, { 'rg1-az1': 'down' }))).toMatchObject([
      {
        severity: 'critical',
        summary: 'ORDERS is assigned, but no server holds it',
        since: AT,
        evidence: [
          'the meta group lists it (STREAM.NAMES), and no server that answers has a copy',
          'rg2-az1, rg2-az2, rg2-az3 held it and no longer lists it',
        ],
      },
    ])
  })

  test('assigned, nobody knows where, and there are servers that do not answer', () => {
    const s = withStream('ORDERS', { ...unheld, replicas: [] }, { 'rg2-az1': 'down', 'rg2-az2': 'silent' })
    expect(check(s)).toMatchObject([
      {
        summary: 'ORDERS is assigned, but no server that answers holds it',
        evidence: [expect.any(String), 'not answering: rg2-az1, rg2-az2'],
        remedy: 'Bring back rg2-az1, rg2-az2: its copies may be there.',
      },
    ])
  })

  test('no leader since', () => {
    const s = withStream('ORDERS', { leader: null, noLeaderSince: '2026-11-22T14:00:00.000Z' })
    expect(check(s)).toMatchObject([
      { summary: 'ORDERS has no leader: writes stop', since: '2026-11-22T14:00:00.000Z' },
    ])
  })

  test('one that its servers keep offline is not lost: what they say, and that its data is kept', () => {
    const offlineReason = 'unsupported - required API level: 99, current API level: 5'
    const s = withStream('ORDERS', {
      leader: null,
      replicas: [],
      unheldSince: '2026-11-22T14:00:00.000Z',
      offlineReason,
    })
    const [found] = check(s)
    expect(found).toMatchObject({
      severity: 'critical',
      summary: 'ORDERS is kept offline by its servers: they do not support it',
      since: '2026-11-22T14:00:00.000Z',
    })
    expect(found?.evidence[0]).toBe(`they say (STREAM.INFO): ${offlineReason}`)
    expect(found?.remedy).toMatch(/^Its data is kept\./)
    expect(found?.remedy).not.toContain('stream rm')
  })
})

describe('COPIES_DIFFER', () => {
  const stray = (over: Partial<CopyStray> = {}): CopyStray => ({
    server: 'rg2-az1',
    leader: 'rg2-az3',
    kind: 'messages',
    passes: 3,
    since: T0,
    leaderHas: 1000,
    copyHas: 1017,
    ...over,
  })
  const check = (...strays: CopyStray[]) => {
    const fact: StreamFact = {
      account: 'APP',
      name: 'ORDERS',
      firstSeen: T0,
      copies: new Map(),
      droppedAt: null,
      assignedAt: null,
      unheldSince: null,
      offlineReason: null,
      last: null,
      strays,
    }
    return copyStrays.check(sampleSnapshot(), factsAt(T0, [], { streams: new Map([['APP/ORDERS', fact]]) }))
  }

  test('both numbers, who has them, and since when', () => {
    expect(check(stray())).toMatchObject([
      {
        severity: 'warning',
        subject: { kind: 'stream', id: 'APP/ORDERS' },
        summary: 'ORDERS: copies differ: rg2-az1 has 17 more messages than the leader',
        evidence: [
          'messages: 1,000 on the leader rg2-az3, 1,017 on rg2-az1; so in 3 full passes in a row, and rg2-az3 calls it current',
        ],
        since: new Date(T0).toISOString(),
      },
    ])
  })

  test.each([
    [{ copyHas: 999 }, 'rg2-az1 has 1 fewer message than the leader'],
    [{ kind: 'last-sequence', copyHas: 990 }, 'rg2-az1 ends 10 sequences before the leader'],
    [{ kind: 'first-sequence', copyHas: 1001 }, 'rg2-az1 begins 1 sequence after the leader'],
  ] as const)('%o reads: %s', (over, words) => {
    expect(check(stray(over))[0]?.summary).toBe(`ORDERS: copies differ: ${words}`)
  })

  test('an orphan is no difference', () => {
    expect(check(stray({ server: 'rg1-az1', kind: 'orphan' }))).toMatchObject([
      { severity: 'info', summary: 'ORDERS: rg1-az1 holds a copy but is no member of its group' },
    ])
  })

  test('not before three passes, not against a former leader, not for a server that is gone', () => {
    expect(check(stray({ passes: 2 }))).toEqual([])
    expect(check(stray({ leader: 'rg2-az2' }))).toEqual([])
    expect(check(stray({ server: 'rg9-az9' }))).toEqual([])
  })
})

describe('GHOST_PEER', () => {
  const s = sampleSnapshot()
  const [peer] = s.meta.peers
  const ghost = peer && { ...peer, server: 'unknown peer OEQTh4pP', id: 'OEQTh4pP' }
  const check = (meta: Snapshot['meta']) => ghostPeers.check({ ...s, meta }, factsAt(T0, []))

  test('says its peer id and what removes it', () => {
    expect(check({ ...s.meta, peers: [...s.meta.peers, ...(ghost ? [ghost] : [])], size: 13 })).toMatchObject(
      [
        {
          summary: 'A peer without a name counts for the meta group: peer id OEQTh4pP',
          remedy: expect.stringContaining('`nats server cluster peer-remove OEQTh4pP`'),
        },
      ],
    )
  })

  test('named peers are none', () => expect(check(s.meta)).toEqual([]))
})

test('META_GROUP says what no longer goes and what still does', () => {
  const s = withStream('EVENTS', { leader: null })
  const [hit] = metaGroup.check(
    { ...s, meta: { ...s.meta, leader: null, online: 5, margin: -2 } },
    factsAt(T0, []),
  )
  expect(hit?.evidence).toContain('1 of 2 streams still has a quorum of its own and takes writes: ORDERS')
  expect(hit?.evidence).toContain('nothing can be created, edited, moved or deleted until there is a leader')
})

test('SERVER_STATE says how a server is removed that will not return', () => {
  const s = withStream('EVENTS', {}, { 'rg1-az2': 'down' })
  expect(serverStates.check(s, factsAt(T0, []))[0]?.remedy).toBe(
    'Bring rg1-az2 back. If it will never return: `nats server cluster peer-remove rg1-az2`.',
  )
})
