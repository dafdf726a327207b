import { describe, expect, test } from 'vitest'
import type { Facts, ServerNotice } from '../facts'
import type { Healthz } from '../observation'
import { factsAt, serverFact } from '../testing/facts'
import { fires, healthy, NOW, noFacts, rule, withServer } from '../testing/rules'

describe('SERVER_ADVISORY', () => {
  const s = healthy()
  const one = s.servers.find((v) => v.key === 'rg2-az1')
  const notice = (over: Partial<ServerNotice> = {}): Facts => {
    const n: ServerNotice = {
      kind: 'out-of-storage',
      server: 'rg2-az1',
      id: one?.id ?? null,
      stream: 'BIG',
      at: NOW - 5000,
      ...over,
    }
    return noFacts({ notices: new Map([['n', n]]) })
  }

  test('no room: since when, which stream, and that it goes on without JetStream', () => {
    const without = withServer(s, 'rg2-az1', { jetstream: null })
    expect(rule('SERVER_ADVISORY').check(without, notice())).toMatchObject([
      {
        severity: 'critical',
        subject: { kind: 'server', id: 'rg2-az1' },
        summary: 'rg2-az1 ran out of storage: its JetStream is shut down',
        since: new Date(NOW - 5000).toISOString(),
        evidence: expect.arrayContaining([
          'the stream BIG found no room',
          'it answers, without JetStream',
          `said by ${one?.id}`,
        ]),
        remedy: expect.stringContaining('restart it'),
      },
    ])
  })

  test('taken out while it runs', () => {
    expect(fires('SERVER_ADVISORY', s, notice({ kind: 'removed', stream: null }))).toEqual([
      'warning server rg2-az1: rg2-az1 was taken out of the meta group: its JetStream is off',
    ])
  })

  test('its next life is another matter', () => {
    expect(fires('SERVER_ADVISORY', s, notice({ id: 'NFORMERLIFE' }))).toEqual([])
  })
})

describe('HEALTH_CHECK', () => {
  const asked = NOW - 3000
  const sick = (
    names: readonly string[],
    value: Healthz,
    over: { firstHeard?: number; at?: number; sickSince?: number } = {},
  ) => {
    const { firstHeard = NOW - 60_000, at = asked, sickSince = at - 10_000 } = over
    const facts = names.map((name) =>
      serverFact(name, {
        origin: { ...serverFact(name).origin, id: `N${name.toUpperCase()}` },
        firstHeard,
        sickSince,
        healthz: { value, at, told: at, from: name, vantage: 'rg1' },
      }),
    )
    return factsAt(NOW, facts)
  }
  const NOT_CURRENT = { status: 'unavailable', error: 'JetStream is not current with the meta leader' }
  const s = healthy()
  const started = withServer(s, 'rg2-az1', { startedAt: new Date(asked - 5000).toISOString() })

  test('one server in its own words', () => {
    expect(rule('HEALTH_CHECK').check(s, sick(['rg2-az1'], NOT_CURRENT))).toMatchObject([
      {
        severity: 'warning',
        subject: { kind: 'server', id: 'rg2-az1' },
        summary: 'rg2-az1 fails its health check: JetStream is not current with the meta leader',
        evidence: [expect.stringMatching(/^rg2-az1 \(2\.15\.1\) said so at .*: unavailable$/)],
      },
    ])
  })

  test('not before it has complained for ten seconds: whoever has lost a peer does so for some', () => {
    const early = sick(['rg2-az1'], NOT_CURRENT, { sickSince: asked - 9_999 })
    expect(fires('HEALTH_CHECK', s, early)).toEqual([])
    const since = new Date(asked - 10_000).toISOString()
    expect(rule('HEALTH_CHECK').check(s, sick(['rg2-az1'], NOT_CURRENT))).toMatchObject([{ since }])
  })

  test('the same complaint of several is one finding', () => {
    expect(fires('HEALTH_CHECK', s, sick(['rg2-az1', 'rg2-az2'], NOT_CURRENT))).toEqual([
      `warning supercluster health ${NOT_CURRENT.error}: rg2-az1, rg2-az2 fail their health check: ${NOT_CURRENT.error}`,
    ])
  })

  test('not when all is well or nothing is reported, long ago, just after its start, or for one that is gone', () => {
    expect(fires('HEALTH_CHECK', s, sick(['rg2-az1'], { status: 'ok', error: null }))).toEqual([])
    expect(fires('HEALTH_CHECK', s, sick(['rg2-az1'], { status: 'not reported', error: null }))).toEqual([])
    expect(fires('HEALTH_CHECK', s, sick(['rg2-az1'], NOT_CURRENT, { at: NOW - 60_000 }))).toEqual([])
    expect(fires('HEALTH_CHECK', started, sick(['rg2-az1'], NOT_CURRENT))).toEqual([])
    const down = withServer(s, 'rg2-az1', { state: 'down' })
    expect(fires('HEALTH_CHECK', down, sick(['rg2-az1'], NOT_CURRENT))).toEqual([])
  })

  test('not for a group that is lost: that is a finding of its own', () => {
    const lost = { ...s, meta: { ...s.meta, leader: null, online: 5, margin: -2 } }
    expect(fires('HEALTH_CHECK', lost, sick(['rg2-az1'], NOT_CURRENT))).toEqual([])

    const error = "JetStream stream 'APP > ORDERS' is not current"
    const behind = sick(['rg2-az1'], { status: 'unavailable', error })
    const streams = s.streams.map((x) => (x.name === 'ORDERS' ? { ...x, leader: null } : x))
    expect(fires('HEALTH_CHECK', { ...s, streams }, behind)).toEqual([])
    expect(fires('HEALTH_CHECK', s, behind)).toHaveLength(1)
    expect(fires('HEALTH_CHECK', { ...lost, streams: s.streams }, behind)).toHaveLength(1)
  })
})
