import { describe, expect, test } from 'vitest'
import { factsAt, serverFact } from '../testing/facts'
import { fires, healthy, NOW, withServer } from '../testing/rules'

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
