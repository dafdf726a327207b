import { describe, expect, test } from 'vitest'
import { factsAt, serverFact } from '../testing/facts'
import { fires, healthy, NOW, noFacts, rule, withServer } from '../testing/rules'

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

  test('a lost one: when it gave its last signs, and how late NATS itself will know', () => {
    const since = new Date(NOW - 5000).toISOString()
    const fact = serverFact('rg2-az1', { lastAnswer: NOW - 5000, lastPush: NOW - 8000 })
    const of = (state: 'down' | 'silent', over: Partial<typeof fact> = {}, began = since) =>
      rule('SERVER_STATE').check(
        withServer(healthy(), 'rg2-az1', { id: fact.origin.id, state, why: 'because', since: began }),
        factsAt(NOW, [{ ...fact, ...over }]),
      )
    expect(of('down')).toMatchObject([
      {
        summary: 'rg2-az1 is down',
        since,
        evidence: [
          'because',
          'last answer 14:03:00 UTC, last statistics of its own accord 14:02:57 UTC',
          '1 stream has a replica there',
          'NATS itself reports it offline in up to 4 min, by 14:07:00 UTC; its own tools may call it online until then',
        ],
      },
    ])
    expect(of('silent')[0]?.remedy).toMatch(/its process may hang.* Bring rg2-az1 back\./)
    expect(of('down', {}, new Date(NOW - 240_000).toISOString())[0]?.evidence).toHaveLength(3)
    const announced = { kind: 'shutdown' as const, at: NOW - 5000 }
    const [told] = of('down', { announced })
    expect(told?.summary).toBe('rg2-az1 is down, as it announced')
    expect(told?.evidence).toHaveLength(3)
  })

  test.each([
    ['shutdown', 'rg2-az1 is shutting down (announced)'],
    ['lameduck', 'rg2-az1 is shutting down (announced: lame duck mode)'],
  ] as const)('one that announced its %s', (kind, summary) => {
    const fact = serverFact('rg2-az1', { announced: { kind, at: NOW - 500 } })
    const s = withServer(healthy(), 'rg2-az1', { id: fact.origin.id, state: 'leaving' })
    expect(fires('SERVER_STATE', s, factsAt(NOW, [fact]))).toEqual([`warning server rg2-az1: ${summary}`])
  })

  test('unknown is not called lost', () => {
    expect(fires('SERVER_STATE', withServer(healthy(), 'rg2-az1', { state: 'unknown' }))).toEqual([])
  })
})

describe('LATE_ANSWERS', () => {
  test('says how long the last answer took, not how far away the server is', () => {
    const of = (lateInRow: number, lastTookMs: number | null = 2440) => {
      const fact = serverFact('rg2-az1', { rttMs: 0.3, lastTookMs, lateInRow })
      const s = withServer(healthy(), 'rg2-az1', { id: fact.origin.id, rttMs: 0.3 })
      return fires('LATE_ANSWERS', s, factsAt(NOW, [fact]))
    }
    expect(of(2)).toEqual(['warning server rg2-az1: rg2-az1 answered late: 2.4 s'])
    expect(of(1)).toEqual([])
    expect(of(2, null)).toEqual([])
  })
})

describe('REGION_LOSS', () => {
  const lose = (...keys: string[]) =>
    keys.reduce((s, key) => withServer(s, key, { state: 'down', since: s.at }), healthy())
  const REGION = ['rg2-az1', 'rg2-az2', 'rg2-az3', 'rg2-az2-x']
  const CLUSTER = REGION.slice(0, 3)

  test('a region with all its servers, and what of its streams goes on', () => {
    const s = lose(...REGION)
    const streams = s.streams.map((x) =>
      x.name === 'ORDERS'
        ? { ...x, quorum: { needed: 2, online: 0, margin: -2 } }
        : { ...x, quorum: { needed: 2, online: 2, margin: 0 } },
    )
    const [hit, ...more] = rule('REGION_LOSS').check({ ...s, streams }, noFacts())
    expect(more).toEqual([])
    expect(hit).toMatchObject({
      severity: 'critical',
      subject: { kind: 'region', id: 'rg2' },
      summary: 'Region rg2: 0 of 4 servers answer from any vantage',
    })
    expect(hit?.evidence).toContain('ORDERS has 0 of 3 replicas: writes stop')
    expect(hit?.evidence).toContain('EVENTS keeps its quorum, 2 of 3 replicas')
  })

  test('a cluster, while the rest of its region answers', () => {
    expect(fires('REGION_LOSS', lose(...CLUSTER))).toEqual([
      'critical cluster rg2: Cluster rg2: 0 of 3 servers answer from any vantage',
    ])
  })

  test('not while one of them answers, is only leaving, or all the world is lost', () => {
    expect(fires('REGION_LOSS', lose('rg2-az1', 'rg2-az2'))).toEqual([])
    expect(fires('REGION_LOSS', withServer(lose(...CLUSTER), 'rg2-az3', { state: 'leaving' }))).toEqual([])
    expect(fires('REGION_LOSS', lose(...healthy().servers.map((v) => v.key)))).toEqual([])
  })
})

test('DUPLICATE_NAME: two live ids of one name', () => {
  const s = healthy()
  const [first] = s.servers
  if (!first) throw new Error('the sample has servers')
  const twin = { ...first, key: `${first.name}#NTWIN`, id: 'NTWIN' }
  expect(fires('DUPLICATE_NAME', { ...s, servers: [...s.servers, twin] })).toEqual([
    `critical server ${first.name}: duplicate name ${first.name}: 2 live servers share it, replica data unreliable`,
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
