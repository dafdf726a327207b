import { describe, expect, test } from 'vitest'
import type { Facts } from '../facts'
import type { Finding, Server, Snapshot } from '../model'
import { sampleSnapshot } from '../sample'
import { factsAt, serverFact } from '../testing/facts'
import { RULES, runRules } from './registry'

const NOW = Date.parse(sampleSnapshot().at)

function rule(code: string) {
  const found = RULES.find((r) => r.code === code)
  if (!found) throw new Error(`no rule ${code}`)
  return found
}

/** The sample without its differing tags: nothing to complain about. */
function healthy(): Snapshot {
  const s = sampleSnapshot()
  const servers = s.servers.map((v) => ({
    ...v,
    jetstream: v.jetstream && { ...v.jetstream, uniqueTag: 'az:' },
  }))
  return { ...s, servers, findings: [] }
}

const noFacts = (over: Partial<Facts> = {}): Facts => factsAt(NOW, [], over)

function withServer(s: Snapshot, key: string, change: Partial<Server>): Snapshot {
  return { ...s, servers: s.servers.map((v) => (v.key === key ? { ...v, ...change } : v)) }
}

function fires(code: string, s: Snapshot, facts: Facts = noFacts()) {
  return rule(code)
    .check(s, facts)
    .map((h) => `${h.severity} ${h.subject.kind} ${h.subject.id}: ${h.summary}`)
}

test('nothing fires on a healthy supercluster', () => {
  expect(runRules(healthy(), noFacts(), null)).toEqual([])
})

describe('SERVER_STATE', () => {
  test.each([
    ['down', 'critical'],
    ['silent', 'critical'],
    ['leaving', 'warning'],
  ] as const)('%s is %s, with what it holds', (state, severity) => {
    const s = withServer(healthy(), 'rg2-az1', { state, why: 'because' })
    const [hit] = rule('SERVER_STATE').check(s, noFacts())
    expect(hit).toMatchObject({ severity, subject: { kind: 'server', id: 'rg2-az1' } })
    expect(hit?.evidence).toEqual(['because', '1 stream has a replica there'])
  })

  test('unknown is not called lost', () => {
    expect(fires('SERVER_STATE', withServer(healthy(), 'rg2-az1', { state: 'unknown' }))).toEqual([])
  })
})

describe('GATEWAY_LINK', () => {
  const broken = (connected: boolean) => {
    const s = healthy()
    const gateways = s.gateways.map((g) =>
      g.from === 'rg1' && g.to === 'xr'
        ? {
            ...g,
            connected: connected ? 3 : 2,
            servers: g.servers.map((e) => (e.server === 'rg1-az1' ? { ...e, connected } : e)),
          }
        : g,
    )
    return { ...s, gateways }
  }
  const looked = (since: number, at: number) => {
    const gatewayz = {
      value: { name: 'rg1', outbound: [], inbound: [] },
      at,
      told: at,
      from: 'rg1-az1',
      vantage: 'rg1',
    }
    const origin = { ...serverFact('rg1-az1').origin, id: 'NRG1-AZ1' }
    return factsAt(NOW, [
      serverFact('rg1-az1', { origin, gatewayz, gatewaysMissing: new Map([['xr', since]]) }),
    ])
  }

  test('missing in two looks more than 1.5 s apart', () => {
    expect(fires('GATEWAY_LINK', broken(false), looked(NOW - 5000, NOW - 3400))).toEqual([
      'warning gateway rg1>xr: Gateway rg1 to xr: 2 of 3 connected',
    ])
  })

  test('not while one look, or two in quick succession, missed it: it reconnects after 1.3 s', () => {
    expect(fires('GATEWAY_LINK', broken(false), looked(NOW - 4000, NOW - 4000))).toEqual([])
    expect(fires('GATEWAY_LINK', broken(false), looked(NOW - 1400, NOW - 50))).toEqual([])
  })

  test('not for a server that is gone, and not towards a cluster that is', () => {
    const facts = looked(NOW - 5000, NOW)
    expect(fires('GATEWAY_LINK', withServer(broken(false), 'rg1-az1', { state: 'down' }), facts)).toEqual([])
    const dead = broken(false)
    const servers = dead.servers.map((v) => (v.cluster === 'xr' ? { ...v, state: 'down' as const } : v))
    expect(fires('GATEWAY_LINK', { ...dead, servers }, facts)).toEqual([])
  })
})

describe('META_GROUP', () => {
  const meta = (over: Partial<Snapshot['meta']>) => ({ ...healthy(), meta: { ...healthy().meta, ...over } })

  test.each([
    ['no leader', { leader: null }, ['critical meta meta: No meta leader answers']],
    [
      'quorum lost',
      { leader: null, online: 5, margin: -2 },
      ['critical meta meta: Meta group lost its quorum: 5 of 12 peers online, 7 needed'],
    ],
    [
      'quorum lost, the leader does not know yet',
      { online: 6, margin: -1 },
      ['critical meta meta: Meta group lost its quorum: 6 of 12 peers online, 7 needed'],
    ],
    ['no margin', { online: 7, margin: 0 }, ['warning meta meta: Meta group is one loss from no quorum']],
    ['one lost', { online: 11, margin: 4 }, []],
  ])('%s', (_, over, hits) => {
    expect(fires('META_GROUP', meta(over))).toEqual(hits)
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
      ['critical stream APP/ORDERS: ORDERS lost its quorum: writes stop'],
    ],
    [
      'lost, the leader does not know yet',
      { quorum: { needed: 2, online: 1, margin: -1 } },
      ['critical stream APP/ORDERS: ORDERS lost its quorum: writes stop'],
    ],
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
  ])('%s', (_, over, hits) => {
    expect(fires('STREAM_QUORUM', orders(over))).toEqual(hits)
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
    expect(now?.summary).toBe('Unique tag differs: rg: is in force, rg1, rg2, rg3 says az:')
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
})

test('DUPLICATE_NAME: two live ids of one name', () => {
  const s = healthy()
  const [first] = s.servers
  if (!first) throw new Error('the sample has servers')
  const twin = { ...first, key: `${first.name}#NTWIN`, id: 'NTWIN' }
  expect(fires('DUPLICATE_NAME', { ...s, servers: [...s.servers, twin] })).toEqual([
    `critical server ${first.name}: 2 live servers are called ${first.name}`,
  ])
  expect(fires('DUPLICATE_NAME', s)).toEqual([])
})

test('BLIND_PATH: up by its pushes alone', () => {
  const s = healthy()
  const coverage = { ...s.coverage, answered: 11, silent: ['rg2-az1'] }
  expect(fires('BLIND_PATH', { ...s, coverage })).toEqual([
    'warning server rg2-az1: rg2-az1 is up, but requests do not reach it',
  ])
  expect(fires('BLIND_PATH', withServer({ ...s, coverage }, 'rg2-az1', { state: 'silent' }))).toEqual([])
})

test('PERMISSION_REFUSED names the subjects', () => {
  const [hit] = rule('PERMISSION_REFUSED').check(
    healthy(),
    noFacts({ refused: ['$SYS.REQ.SERVER.PING.VARZ'] }),
  )
  expect(hit?.evidence).toEqual(['not permitted: $SYS.REQ.SERVER.PING.VARZ'])
})

describe('VANTAGE', () => {
  const vantages = (change: (v: Snapshot['coverage']['vantages'][number], i: number) => object) => {
    const s = healthy()
    return {
      ...s,
      coverage: { ...s.coverage, vantages: s.coverage.vantages.map((v, i) => ({ ...v, ...change(v, i) })) },
    }
  }

  test('all lost', () => {
    const s = vantages(() => ({ state: 'failed', reason: 'refused the user' }))
    const [hit] = rule('VANTAGE').check(s, noFacts())
    expect(hit).toMatchObject({ severity: 'critical', summary: 'Orrery has no connection to NATS' })
    expect(hit?.evidence[0]).toContain('refused the user')
  })

  test('one lost is information; one that is being replaced is nothing', () => {
    expect(
      fires(
        'VANTAGE',
        vantages((_, i) => (i === 1 ? { state: 'failed' } : {})),
      ),
    ).toEqual(['info cluster rg2: No vantage in rg2'])
    expect(
      fires(
        'VANTAGE',
        vantages((_, i) => (i === 1 ? { state: 'connecting' } : {})),
      ),
    ).toEqual([])
  })

  test('one that is blind for servers which others see', () => {
    expect(
      fires(
        'VANTAGE',
        vantages((_, i) => (i === 0 ? { cannotSee: ['rg3-az1'] } : {})),
      ),
    ).toEqual(['warning supercluster blind rg1: rg1 cannot see rg3-az1; others can'])
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
