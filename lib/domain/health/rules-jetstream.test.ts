import { describe, expect, test } from 'vitest'
import type { Finding, Server, Snapshot } from '../model'
import { sampleSnapshot } from '../sample'
import { fires, healthy, NOW, noFacts, rule, withServer } from '../testing/rules'
import { runRules } from './registry'

test('nothing fires on a healthy supercluster', () => {
  expect(runRules(healthy(), noFacts(), null)).toEqual([])
})

describe('META_GROUP', () => {
  const meta = (over: Partial<Snapshot['meta']>) => ({ ...healthy(), meta: { ...healthy().meta, ...over } })

  test.each([
    ['no leader', { leader: null }, ['critical meta meta: No meta leader answers']],
    [
      'quorum lost',
      { leader: null, online: 5, margin: -2 },
      ['critical meta meta: No meta leader, 5 of 12 peers online (needs 7)'],
    ],
    [
      'quorum lost, the leader does not know yet',
      { online: 6, margin: -1 },
      ['critical meta meta: Meta group lost its quorum, 6 of 12 peers online (needs 7)'],
    ],
    ['no margin', { online: 7, margin: 0 }, ['warning meta meta: Meta group is one loss from no quorum']],
    ['one lost', { online: 11, margin: 4 }, []],
  ])('%s', (_, over, hits) => {
    expect(fires('META_GROUP', meta(over))).toEqual(hits)
  })

  test('a peer that answers us is not to be brought back, whatever a leader behind a hung gateway says', () => {
    const peers = healthy().meta.peers.map((p) =>
      ['rg2-az1', 'rg2-az2'].includes(p.server) ? { ...p, state: 'offline' as const } : p,
    )
    const s = withServer(meta({ online: 7, margin: 0, peers }), 'rg2-az1', { state: 'silent' })
    expect(rule('META_GROUP').check(s, noFacts())[0]?.remedy).toBe('Bring back rg2-az1.')
  })

  test('silent while nothing answers at all: that is another finding', () => {
    const s = meta({ leader: null })
    expect(fires('META_GROUP', { ...s, coverage: { ...s.coverage, answered: 0 } })).toEqual([])
  })

  test('no leader since Orrery started, though it asked several times', () => {
    const never = meta({
      leader: null,
      size: null,
      quorum: null,
      online: null,
      margin: null,
      peers: [],
      observedAt: null,
      via: null,
    })
    expect(fires('META_GROUP', never)).toEqual(['critical meta meta: No meta leader answers'])
    expect(fires('META_GROUP', never, noFacts({ looks: { servers: [], meta: [NOW - 10] } }))).toEqual([])
    expect(fires('META_GROUP', never, noFacts({ refused: ['$SYS.REQ.SERVER.PING.JSZ'] }))).toEqual([])
    const lone = { ...never, servers: never.servers.map((v) => ({ ...v, cluster: null })) }
    expect(fires('META_GROUP', lone)).toEqual([])
  })
})

describe('NOT_A_META_MEMBER', () => {
  test('up with JetStream for a while, yet not listed', () => {
    expect(fires('NOT_A_META_MEMBER', withServer(healthy(), 'rg3-az1', { metaMember: false }))).toEqual([
      'warning server rg3-az1: rg3-az1 is not in the meta group',
    ])
  })

  test.each<[string, Partial<Server>]>([
    ['has just started', { startedAt: sampleSnapshot().at }],
    ['has no JetStream', { jetstream: null }],
    ['is down', { state: 'down' }],
    ['nobody knows', { metaMember: null }],
  ])('not when it %s', (_, change) => {
    const s = withServer(healthy(), 'rg3-az1', { metaMember: false, ...change })
    expect(fires('NOT_A_META_MEMBER', s)).toEqual([])
  })

  test('not for a leafnode with a JetStream domain of its own', () => {
    const s = healthy()
    const jetstream = s.servers[0]?.jetstream
    if (!jetstream) throw new Error('the sample has JetStream')
    const edge = { ...jetstream, domain: 'edge' }
    expect(
      fires('NOT_A_META_MEMBER', withServer(s, 'rg3-az1', { metaMember: false, jetstream: edge })),
    ).toEqual([])
  })
})

describe('STREAM_QUORUM', () => {
  const orders = (over: Partial<Snapshot['streams'][number]>) => ({
    ...healthy(),
    streams: healthy().streams.map((x) => (x.name === 'ORDERS' ? { ...x, ...over } : x)),
  })
  test.each([
    [
      'lost',
      { leader: null, quorum: { needed: 2, online: 1, margin: -1 } },
      ['critical stream APP/ORDERS: ORDERS has no leader and no quorum: writes stop'],
    ],
    [
      'lost, the leader does not know yet',
      { quorum: { needed: 2, online: 1, margin: -1 } },
      ['critical stream APP/ORDERS: ORDERS lost its quorum: writes stop'],
    ],
    ['handing over', { leader: null, electing: true }, []],
    ['no leader', { leader: null }, ['critical stream APP/ORDERS: ORDERS has no leader: writes stop']],
    [
      'no margin',
      { quorum: { needed: 2, online: 2, margin: 0 } },
      ['warning stream APP/ORDERS: ORDERS is one loss from no quorum'],
    ],
    ['just created', { leader: null, created: '2026-11-22T14:03:04.000Z' }, []],
    [
      'R1 in health',
      {
        replicas: healthy().streams[0]?.replicas.slice(0, 1) ?? [],
        quorum: { needed: 1, online: 1, margin: 0 },
      },
      [],
    ],
    [
      'R1 on its way, with old and new server',
      {
        replicasWanted: 1,
        replicas: healthy().streams[0]?.replicas.slice(0, 2) ?? [],
        quorum: { needed: 2, online: 2, margin: 0 },
      },
      [],
    ],
    [
      'R1 on its way that lost one',
      {
        replicasWanted: 1,
        replicas: healthy().streams[0]?.replicas.slice(0, 2) ?? [],
        quorum: { needed: 2, online: 1, margin: -1 },
      },
      ['critical stream APP/ORDERS: ORDERS lost its quorum: writes stop'],
    ],
  ])('%s', (_, over, hits) => {
    expect(fires('STREAM_QUORUM', orders(over))).toEqual(hits)
  })

  test('a follower that answers us but not its leader is not called lost', () => {
    const replicas = healthy()
      .streams.find((x) => x.name === 'ORDERS')
      ?.replicas.map((r) => (r.server === 'rg2-az1' ? { ...r, state: 'offline' as const } : r))
    const s = orders({ replicas, quorum: { needed: 2, online: 2, margin: 0 } })
    const leader = s.streams.find((x) => x.name === 'ORDERS')?.leader
    expect(rule('STREAM_QUORUM').check(s, noFacts())).toMatchObject([
      {
        evidence: [expect.any(String), `rg2-az1 answers Orrery, but its leader ${leader} does not hear it`],
        remedy: `Look at the routes between ${leader} and rg2-az1.`,
      },
    ])
    expect(
      rule('STREAM_QUORUM').check(withServer(s, 'rg2-az1', { state: 'down' }), noFacts())[0]?.remedy,
    ).toBe('Bring rg2-az1 back.')
  })
})

test('REPLICA_BEHIND: a follower that its leader calls lagging', () => {
  const s = healthy()
  const [events] = s.streams
  if (!events) throw new Error('the sample has streams')
  const replicas = events.replicas.map((r) =>
    r.role === 'follower' ? { ...r, state: 'lagging' as const, lag: 7 } : r,
  )
  expect(fires('REPLICA_BEHIND', { ...s, streams: [{ ...events, replicas }] })).toEqual([
    'info stream APP/EVENTS: EVENTS: rg1-az1-x is 7 operations behind, rg2-az2-x is 7 operations behind',
  ])
  const unread = replicas.map((r) => (r.state === 'lagging' ? { ...r, lag: 0 } : r))
  expect(
    fires('REPLICA_BEHIND', { ...s, streams: [{ ...events, replicas: unread, replicasWanted: 1 }] }),
  ).toEqual(['info stream APP/EVENTS: EVENTS is moving: rg1-az1-x is catching up, rg2-az2-x is catching up'])
})

describe('UNIQUE_TAG_DIFFERS', () => {
  test('says what the present leader refuses, and what another one would', () => {
    const [later] = rule('UNIQUE_TAG_DIFFERS').check(sampleSnapshot(), noFacts())
    expect(later?.summary).toBe('Unique tag differs: az: is in force, xr says rg:')
    expect(later?.evidence).toContain(
      'While a server of xr is meta leader, every create in rg1, rg2, rg3 is refused: their servers have no rg: tag.',
    )
    expect(later?.evidence.join()).not.toContain('Now every create')

    const s = sampleSnapshot()
    const byXr = { ...s, meta: { ...s.meta, leader: 'rg1-az1-x', uniqueTag: 'rg:' } }
    const [now] = rule('UNIQUE_TAG_DIFFERS').check(byXr, noFacts())
    expect(now?.summary).toBe('Unique tag differs: rg: is in force, rg1, rg2, rg3 say az:')
    expect(now?.evidence[0]).toBe(
      'Now every create in rg1, rg2, rg3 is refused: their servers have no rg: tag, which the meta leader rg1-az1-x asks for.',
    )
  })

  test('set in one cluster only differs too; not reported (2.9) is not "none"', () => {
    const s = sampleSnapshot()
    const only = (version: string): Snapshot => ({
      ...s,
      servers: s.servers.map((v) => ({
        ...v,
        version: v.cluster === 'xr' ? '2.15.1' : version,
        jetstream: v.jetstream && { ...v.jetstream, uniqueTag: v.cluster === 'xr' ? 'rg:' : null },
      })),
    })
    expect(fires('UNIQUE_TAG_DIFFERS', only('2.10.27'))).toHaveLength(1)
    expect(fires('UNIQUE_TAG_DIFFERS', only('2.9.10'))).toEqual([])
  })

  test('a meta leader that does not report its own leaves open which is in force', () => {
    const s = sampleSnapshot()
    const old = { version: '2.9.10', jetstream: null }
    const led = withServer({ ...s, meta: { ...s.meta, leader: 'rg1-az1', uniqueTag: null } }, 'rg1-az1', old)
    const [hit] = rule('UNIQUE_TAG_DIFFERS').check(led, noFacts())
    expect(hit?.summary).toBe('Unique tag differs: xr says rg:, rg1, rg2, rg3 say az:')
    expect(hit?.evidence[0]).toBe(
      'which is in force is not known: not reported by 2.9.10 of the meta leader rg1-az1',
    )
    expect(hit?.remedy).toBe('Set one jetstream unique_tag on all servers.')
  })
})

test('worst first, and a finding that was there before keeps its since', () => {
  const s = withServer(withServer(healthy(), 'rg2-az1', { state: 'leaving' }), 'rg3-az1', {
    metaMember: false,
  })
  const first = runRules(withServer(s, 'rg1-az2', { state: 'down' }), noFacts(), null)
  expect(first.map((f: Finding) => f.severity)).toEqual(['critical', 'warning', 'warning'])
  const later = { ...s, at: '2026-11-22T15:00:00.000Z' }
  const again = runRules(later, noFacts(), { ...s, findings: first })
  expect(again.find((f) => f.code === 'NOT_A_META_MEMBER')?.since).toBe(s.at)
})
