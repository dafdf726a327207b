import { describe, expect, test } from 'vitest'
import type { AccountConnection, Snapshot } from '../model'
import { fires, healthy, noFacts, rule, withServer } from '../testing/rules'

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

  test('one that is blind for a whole cluster, because its gateway leads to a server that hangs', () => {
    const hung = withServer(
      vantages((_, i) => (i === 0 ? { cannotSee: ['rg2-az2', 'rg2-az3'] } : {})),
      'rg2-az1',
      { state: 'silent' },
    )
    const server = hung.coverage.vantages[0]?.server ?? ''
    const end = { server, peer: 'rg2-az1', direction: 'outbound' as const, connected: true, rttMs: 1 }
    const gateways = hung.gateways.map((g) =>
      g.from === 'rg1' && g.to === 'rg2' ? { ...g, servers: [end] } : g,
    )
    const [hit] = rule('VANTAGE').check({ ...hung, gateways }, noFacts())
    expect(hit).toMatchObject({
      severity: 'warning',
      subject: { kind: 'supercluster', id: 'blind rg1' },
      summary: 'rg1 cannot see rg2; rg2 itself answers',
      evidence: [
        `rg2-az2 answers other vantages, not ${server}`,
        `rg2-az3 answers other vantages, not ${server}`,
        `the gateway of ${server} to rg2 leads to rg2-az1, which is silent`,
      ],
    })
    expect(hit?.remedy).toMatch(/^rg2-az1 holds the gateway/)
  })

  test('one that is blind for a server whose answers come back through a server that hangs', () => {
    const s = vantages((_, i) => (i === 0 ? { cannotSee: ['rg2-az2'] } : {}))
    const hung = withServer(s, 'rg1-az3', { state: 'silent' })
    const end = {
      server: 'rg2-az2',
      peer: 'rg1-az3',
      direction: 'outbound' as const,
      connected: true,
      rttMs: 1,
    }
    const gateways = hung.gateways.map((g) => ({
      ...g,
      servers: g.from === 'rg2' && g.to === 'rg1' ? [end] : [],
    }))
    const [hit] = rule('VANTAGE').check({ ...hung, gateways }, noFacts())
    expect(hit?.summary).toBe('rg1 cannot see rg2-az2; others can')
    expect(hit?.evidence).toContain('the gateway of rg2-az2 to rg1 leads to rg1-az3, which is silent')
    expect(hit?.remedy).toMatch(/^rg1-az3 holds the gateway/)
  })
})

describe('ONE_VANTAGE', () => {
  const seeing = (...clusters: string[]): Snapshot => {
    const s = healthy()
    const vantages = s.coverage.vantages.map((v) => ({
      ...v,
      state: clusters.includes(v.cluster ?? '') ? ('connected' as const) : ('failed' as const),
    }))
    return { ...s, coverage: { ...s.coverage, vantages } }
  }

  test('one pair of eyes: what it may miss, and where there is none', () => {
    const [hit] = rule('ONE_VANTAGE').check(seeing('rg2'), noFacts())
    expect(hit).toMatchObject({
      severity: 'info',
      summary: 'One vantage: a frozen server may hide its region',
      evidence: [expect.stringContaining('rg2-'), 'no connection of our own into rg1, rg3, xr'],
    })
  })

  test('not with two, not with none, and not where there is one cluster', () => {
    expect(fires('ONE_VANTAGE', seeing('rg1', 'rg2'))).toEqual([])
    expect(fires('ONE_VANTAGE', seeing())).toEqual([])
    const small = seeing('rg2')
    expect(
      fires('ONE_VANTAGE', { ...small, clusters: small.clusters.filter((c) => c.name === 'rg2') }),
    ).toEqual([])
  })
})

describe('ACCOUNT_CONNECTION', () => {
  const account = (change: Partial<AccountConnection>): Snapshot => {
    const s = healthy()
    const reason = 'nats://a refused the user or password'
    const one = { account: 'APP', use: 'read' as const, server: null, state: 'failed' as const, since: s.at }
    return { ...s, coverage: { ...s.coverage, accounts: [{ ...one, reason, ...change }] } }
  }

  test('one that fails, with its reason; reading and changing apart', () => {
    expect(fires('ACCOUNT_CONNECTION', account({}))).toEqual([
      'warning supercluster account APP read: Orrery has no connection to account APP',
    ])
    expect(fires('ACCOUNT_CONNECTION', account({ use: 'write' }))).toEqual([
      'warning supercluster account APP write: Orrery cannot change account APP: no connection',
    ])
    const [hit] = rule('ACCOUNT_CONNECTION').check(account({}), noFacts())
    expect(hit?.evidence).toEqual(['nats://a refused the user or password'])
  })

  test('not while it connects or stands', () => {
    expect(fires('ACCOUNT_CONNECTION', account({ state: 'connecting' }))).toEqual([])
    expect(fires('ACCOUNT_CONNECTION', account({ state: 'connected', reason: null }))).toEqual([])
  })
})
