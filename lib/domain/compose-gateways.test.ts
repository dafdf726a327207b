import { expect, test } from 'vitest'
import { composeGateways } from './compose-gateways'
import { linkState, notAnswering } from './link-state'
import type { GatewayLink, Server } from './model'
import type { Gatewayz, Routez } from './observation'
import { sampleSnapshot } from './sample'
import { factsAt, serverFact, T0 } from './testing/facts'

const seen = <T>(value: T, from: string) => ({ value, at: T0, told: T0, from, vantage: 'rg1' })
const gateway = (name: string, to: string, peerId: string): Gatewayz => ({
  name,
  outbound: [{ cluster: to, configured: true, peerId, rttMs: 1 }],
  inbound: [],
})
const route = (id: string, name: string | null): Routez => ({
  count: 1,
  peers: [{ id, name, rttMs: null, connections: 1 }],
})

test('the far end of a gateway is named by itself, by those with a route to it, or is an unknown server', () => {
  const servers = sampleSnapshot().servers.filter((s) => ['rg1-az1', 'rg1-az2', 'rg2-az1'].includes(s.key))
  const fact = (key: string, over: Parameters<typeof serverFact>[1]) => {
    const origin = { ...serverFact(key).origin, id: servers.find((s) => s.key === key)?.id ?? '' }
    return serverFact(key, { origin, ...over })
  }
  const routed = 'NROUTED'.padEnd(56, 'A')
  const nobody = 'NNOBODY'.padEnd(56, 'B')
  const known = servers.find((s) => s.key === 'rg2-az1')?.id ?? ''
  const peersWhen = (peerId: string) => {
    const facts = factsAt(T0, [
      fact('rg1-az1', { gatewayz: seen(gateway('rg1', 'rg2', peerId), 'rg1-az1') }),
      fact('rg1-az2', {}),
      fact('rg2-az1', {
        gatewayz: seen(gateway('rg2', 'rg1', 'x'), 'rg2-az1'),
        routez: seen(route(routed, 'rg2-az9'), 'rg2-az1'),
      }),
    ])
    const link = composeGateways(facts, servers).find((g) => g.from === 'rg1')
    return link?.servers.filter((e) => e.server === 'rg1-az1').map((e) => e.peer)
  }
  expect(peersWhen(known)).toEqual(['rg2-az1'])
  expect(peersWhen(routed)).toEqual(['rg2-az9'])
  expect(peersWhen(nobody)).toEqual(['unknown server NNOBODYB…'])
})

test('of a server that does not answer nobody says whether it is connected', () => {
  const servers = sampleSnapshot().servers.filter((s) => ['rg1-az1', 'rg1-az2', 'rg2-az1'].includes(s.key))
  const facts = factsAt(
    T0,
    servers.map((s) => {
      const origin = { ...serverFact(s.key).origin, id: s.id ?? '' }
      const [own, other] = s.cluster === 'rg1' ? ['rg1', 'rg2'] : ['rg2', 'rg1']
      return serverFact(s.key, { origin, gatewayz: seen(gateway(own, other, 'x'), s.key) })
    }),
  )
  const linkWhen = (key: string, state: Server['state']) =>
    composeGateways(
      facts,
      servers.map((s) => (s.key === key ? { ...s, state } : s)),
    )
  for (const state of ['silent', 'down'] as const) {
    const [link, back] = linkWhen('rg1-az2', state)
    expect(link).toMatchObject({ from: 'rg1', expected: 2, connected: 1 })
    expect(link?.servers.map((e) => [e.server, e.connected, e.unanswered])).toEqual([
      ['rg1-az1', true, undefined],
      ['rg1-az2', false, true],
    ])
    expect(notAnswering(link as GatewayLink)).toBe(1)
    expect([linkState(link), linkState(back)]).toEqual(['part', 'full'])
  }
  const [there, back] = linkWhen('rg2-az1', 'down')
  expect([linkState(there), linkState(back)]).toEqual(['full', 'unknown'])
})
