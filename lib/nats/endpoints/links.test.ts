import { describe, expect, it } from 'vitest'
import { isJson } from '../read'
import { answers, recorded, SERVERS, VERSIONS } from '../testing/recorded'
import { decodeGatewayz, decodeHealthz, decodeRoutez } from './links'

describe.each(VERSIONS)('links of nats-server %s', (version) => {
  const gateways = answers(version, 'ping_GATEWAYZ')
  const routes = answers(version, 'ping_ROUTEZ')
  const clusterOf = new Map(gateways.map((a) => [a.origin.id, a.origin.cluster]))
  const nameOf = new Map(routes.map((a) => [a.origin.id, a.origin.name]))

  it('one outbound connection to each of the other three clusters, to a server of that cluster', () => {
    for (const { origin, data } of gateways) {
      const decoded = decodeGatewayz(data)
      expect(decoded.name).toBe(origin.cluster)
      expect(decoded.outbound.map((o) => o.cluster).sort()).toEqual(
        Object.keys(SERVERS).filter((c) => c !== origin.cluster),
      )
      for (const end of decoded.outbound) {
        expect(end.configured).toBe(true)
        expect(clusterOf.get(end.peerId ?? '')).toBe(end.cluster)
        expect(end.rttMs).toBeGreaterThan(0)
        expect(end.rttMs).toBeLessThan(100)
      }
    }
  })

  it('36 outbound connections are the 36 inbound ones seen from the other end', () => {
    const decoded = gateways.map((a) => ({ from: a.origin.id, ...decodeGatewayz(a.data) }))
    const out = decoded.flatMap((g) => g.outbound.map((o) => `${g.from}>${o.peerId}`)).sort()
    const inn = decoded.flatMap((g) => g.inbound.map((i) => `${i.peerId}>${g.from}`)).sort()
    expect(out).toHaveLength(36)
    expect(inn).toEqual(out)
  })

  it('routes are merged to the two neighbours', () => {
    for (const { origin, data } of routes) {
      const decoded = decodeRoutez(data)
      expect(decoded.count).toBe(version === '2.9.10' ? 2 : 8)
      expect(decoded.peers.map((p) => nameOf.get(p.id)).sort()).toEqual(
        SERVERS[origin.cluster ?? '']?.filter((n) => n !== origin.name),
      )
      for (const peer of decoded.peers) {
        expect(peer.name).toBe(version === '2.9.10' ? null : nameOf.get(peer.id))
        expect(peer.connections).toBe(version === '2.9.10' ? 1 : 4)
        expect(peer.rttMs).toBeGreaterThan(0)
      }
    }
  })

  it('of pooled routes the smallest RTT counts', () => {
    for (const { data } of routes) {
      for (const peer of decodeRoutez(data).peers) {
        const raw = Array.isArray(data.routes) ? data.routes.filter(isJson) : []
        const own = raw.filter((r) => r.remote_id === peer.id)
        const rtts = own.map((r) => decodeRoutez({ routes: [r] }).peers[0]?.rttMs ?? Number.NaN)
        expect(rtts).toHaveLength(peer.connections)
        expect(peer.rttMs).toBe(Math.min(...rtts))
      }
    }
  })

  it('healthy servers say ok', () => {
    for (const { data } of answers(version, 'ping_HEALTHZ')) {
      expect(decodeHealthz(data)).toEqual({ status: 'ok', error: null })
    }
  })

  it('with the meta quorum lost they say why', () => {
    const lines = recorded(version, 'meta_lost_HEALTHZ')
    if (!Array.isArray(lines)) throw new Error('no list')
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) {
      const decoded = decodeHealthz(JSON.parse(String(line).replace(/^[^:]*:/, '')))
      expect(decoded.status).toBe('unavailable')
      expect(decoded.error).toMatch(
        /^JetStream (is not current with the|has not established contact with a) meta leader$/,
      )
    }
  })
})

describe('links that are not as expected', () => {
  it('a route without an id is counted and not listed, a missing RTT does not hide a known one', () => {
    const routes = [
      { rtt: '1ms' },
      { remote_id: 'A' },
      { remote_id: 'A', rtt: '2ms' },
      { remote_id: 'A', rtt: 'soon' },
    ]
    expect(decodeRoutez({ routes })).toEqual({
      count: 4,
      peers: [{ id: 'A', name: null, rttMs: 2, connections: 3 }],
    })
  })

  it('a gateway that is configured and not connected is no connection', () => {
    expect(decodeGatewayz({ outbound_gateways: { b: { configured: true } } }).outbound).toEqual([])
    expect(decodeGatewayz({}).outbound).toEqual([])
  })
})
