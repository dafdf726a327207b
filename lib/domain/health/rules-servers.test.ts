import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../model'
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
