import { describe, expect, it } from 'vitest'
import type { Json } from '../read'
import { ALL_SERVERS, answerOf, answers, SERVERS, VERSIONS, type Version } from '../testing/recorded'
import { decodeServerDetail, decodeVarz } from './varz'

const at = { observedAt: '2026-11-22T22:20:45.000Z', via: 'rg1-az1' }

function detailOf(
  version: Version,
  server: string,
  leaveOut: { jsz?: true; routez?: true; varz?: true; gatewayz?: true } = {},
) {
  const varz = answerOf(version, 'ping_VARZ', server)
  const names = new Map(answers(version, 'ping_VARZ').map((a) => [a.origin.id, a.origin.name]))
  return decodeServerDetail({
    ...at,
    origin: varz.origin,
    varz: leaveOut.varz ? null : varz.data,
    jsz: leaveOut.jsz ? null : answerOf(version, 'ping_JSZ', server).data,
    routez: leaveOut.routez ? null : answerOf(version, 'ping_ROUTEZ', server).data,
    gatewayz: leaveOut.gatewayz ? null : answerOf(version, 'ping_GATEWAYZ', server).data,
    nameOfId: (id) => names.get(id) ?? null,
  })
}

describe.each(VERSIONS)('VARZ of nats-server %s', (version) => {
  it('what the snapshot needs: 12 servers with their ports, four gateways and the routes of the cluster', () => {
    const all = answers(version, 'ping_VARZ').map((a) => ({ origin: a.origin, varz: decodeVarz(a.data) }))
    expect(all.map((a) => a.varz.serverName).sort()).toEqual(ALL_SERVERS)
    expect(new Set(all.map((a) => a.varz.port)).size).toBe(12)
    for (const { varz } of all) {
      expect(varz.host).toBe('127.0.0.1')
      expect(varz.clientUrls).toHaveLength(3)
      expect(varz.clientUrls).toContain(`${varz.host}:${varz.port}`)
      expect(varz.gatewayClusters.map((g) => g.name)).toEqual(Object.keys(SERVERS))
      const rg3 = ['127.0.0.1:20528', '127.0.0.1:20529', '127.0.0.1:20530']
      expect(varz.gatewayClusters.map((g) => g.urls.length)).toEqual([3, 3, 3, 3])
      expect(varz.gatewayClusters.find((g) => g.name === 'rg3')?.urls).toEqual(rg3)
      expect(varz.routeUrls).toHaveLength(3)
    }
  })

  it('one server in full', () => {
    const detail = detailOf(version, 'rg2-az1')
    expect(detail).toMatchObject({ ...at, key: 'rg2-az1', name: 'rg2-az1', version })
    expect(detail.process.goVersion).toMatch(/^go1\./)
    expect(detail.process.systemAccount).toBe('$SYS')
    const { startedAt, serverNow } = detail.process
    expect(Date.parse(serverNow ?? '') - Date.parse(startedAt ?? '')).toBeGreaterThan(5000)
    expect(detail.connection).toEqual({
      authRequired: true,
      tlsRequired: false,
      host: '127.0.0.1',
      port: 17525,
      clientUrls: expect.arrayContaining(['127.0.0.1:17525', '127.0.0.1:17526', '127.0.0.1:17527']),
      websocketUrls: null,
      tlsExpires: null,
      monitoring: { host: '127.0.0.1', port: 21525 },
    })
    expect(detail.limits).toEqual({
      maxConnections: 65536,
      maxSubscriptions: 'unlimited',
      maxPayload: 1048576,
      maxPending: 67108864,
      maxControlLine: 4096,
      tlsTimeoutMs: 2000,
      authTimeoutMs: 2000,
      writeDeadlineMs: 10_000,
      pingIntervalMs: 120_000,
      pingMax: 2,
    })
    expect(detail.cluster).toMatchObject({ name: 'rg2', host: '127.0.0.1', port: 19525 })
    expect(detail.supercluster).toMatchObject({ name: 'rg2', host: '127.0.0.1', port: 20525 })
    expect(detail.supercluster?.clusters.map((c) => c.name)).toEqual(Object.keys(SERVERS))
    expect(detail.statistics).toMatchObject({
      cores: 2,
      gomaxprocs: 2,
      gomemlimit: null,
      slowConsumers: 0,
      remotes: 2,
    })
    expect(detail.statistics.outBytes).toBeGreaterThan(100_000)
  })

  it('JetStream from VARZ and JSZ together', () => {
    expect(detailOf(version, 'rg2-az1').jetstream).toMatchObject({
      storeDir: '/var/lib/nats/rg2-az1/jetstream',
      memoryMax: 268435456,
      storeMax: 10737418240,
      store: 2760,
      memoryReserved: 0,
      messages: 20,
      bytes: 2760,
      streams: 1,
      consumers: 1,
      accounts: 2,
      haAssets: 3,
      apiErrors: 0,
      compressOk: true,
    })
  })

  it('either of VARZ and JSZ alone is enough to know the limits', () => {
    const both = detailOf(version, 'rg2-az1').jetstream
    const fromVarz = detailOf(version, 'rg2-az1', { jsz: true }).jetstream
    const fromJsz = detailOf(version, 'rg2-az1', { varz: true }).jetstream
    expect(fromVarz).toEqual({ ...both, streams: null, consumers: null, messages: null, bytes: null })
    expect(fromJsz).toEqual({ ...both, apiTotal: fromJsz?.apiTotal })
  })

  it('says only what this version reports', () => {
    const { process, jetstream, statistics, cluster } = detailOf(version, 'rg2-az1')
    const since210 = version !== '2.9.10'
    const since211 = version === '2.15.1'
    expect(jetstream?.uniqueTag).toBe(since210 ? 'az:' : null)
    expect(jetstream?.syncIntervalMs).toBe(since210 ? 120_000 : null)
    expect(jetstream?.syncAlways).toBe(since210 ? false : null)
    expect(jetstream?.apiPending).toBe(since210 ? 0 : null)
    expect(statistics.slowByKind).toEqual(since210 ? { clients: 0, routes: 0, gateways: 0, leafs: 0 } : null)
    expect(cluster?.poolSize).toBe(since210 ? 3 : null)
    expect(jetstream?.apiLevel).toBe(since211 ? 5 : null)
    expect(jetstream?.strict).toBe(since211 ? true : null)
    expect(jetstream?.limits).toEqual(since211 ? { default_max_consumers: 1000 } : null)
    expect(process.metadata).toEqual(since211 ? { Owner: 'Team A', zone: 'Z3' } : null)
    expect(process.featureFlags?.js_raft_delete_range).toBe(since211 ? true : undefined)
    expect(process.configDigest).toEqual(since211 ? expect.stringMatching(/^sha256:[0-9a-f]{64}$/) : null)
    expect([statistics.staleConnections, statistics.stalledClients]).toEqual(since211 ? [0, 0] : [null, null])
  })

  it('routes: one a connection, peers named from the roster even where the version does not', () => {
    const routes = detailOf(version, 'rg2-az1').routes ?? []
    expect(routes).toHaveLength(version === '2.9.10' ? 2 : 8)
    expect([...new Set(routes.map((r) => r.peer))].sort()).toEqual(['rg2-az2', 'rg2-az3'])
    expect(routes.filter((r) => r.account === '$SYS')).toHaveLength(version === '2.9.10' ? 0 : 2)
    for (const r of routes) {
      expect(r.address).toMatch(/^127\.0\.0\.1:\d+$/)
      expect(r.rttMs).toBeGreaterThan(0)
    }
  })

  it('gateways: one a connection, each direction with its own figures', () => {
    const gateways = detailOf(version, 'rg2-az1').gateways ?? []
    const out = gateways.filter((g) => g.direction === 'outbound')
    expect(out.map((g) => g.cluster).sort()).toEqual(['rg1', 'rg3', 'xr'])
    expect(gateways.length).toBeGreaterThan(out.length)
    for (const g of gateways) {
      expect(g).toMatchObject({ configured: g.direction === 'outbound', pending: expect.any(Number) })
      expect([g.cid, g.rttMs, g.direction === 'outbound' ? g.outBytes : g.inBytes].every(Boolean)).toBe(true)
      expect(g.address).toMatch(/^127\.0\.0\.1:\d+$/)
      expect(Date.parse(g.startedAt ?? '')).toBeGreaterThan(0)
    }
    // Without a roster only the id is known.
    expect(gateways.every((g) => g.peerId !== null)).toBe(true)
  })

  it('nothing answered but the envelope: everything is unknown, nothing is 0', () => {
    const detail = detailOf(version, 'rg2-az1', { varz: true, jsz: true, routez: true, gatewayz: true })
    expect(detail.cluster).toEqual({ name: 'rg2', host: null, port: null, urls: null, poolSize: null })
    const rest = [detail.process, detail.connection, detail.jetstream ?? {}, detail.limits, detail.statistics]
    expect(rest.flatMap((part) => Object.values(part)).filter((v) => v !== null)).toEqual([])
    expect(Object.keys(detail.jetstream ?? {})).toContain('storeMax')
    expect([detail.supercluster, detail.routes, detail.gateways]).toEqual([null, null, null])
  })
})

describe('a server alone', () => {
  const origin = {
    id: 'NA',
    name: 'a',
    cluster: null,
    host: null,
    version: '2.15.1',
    tags: [],
    jetstream: false,
    time: null,
  }
  const detail = (varz: Json, jsz: Json | null = null) =>
    decodeServerDetail({ ...at, origin, varz, jsz, routez: null, gatewayz: null, nameOfId: () => null })

  it('has no cluster, no gateways and no JetStream', () => {
    const got = detail({
      cluster: {},
      gateway: {},
      jetstream: {},
      max_connections: -1,
      http_port: 0,
      https_port: 8443,
    })
    expect([got.cluster, got.supercluster, got.jetstream]).toEqual([null, null, null])
    expect(got.limits.maxConnections).toBe('unlimited')
    expect(got.connection.monitoring).toEqual({ host: '0.0.0.0', port: 8443 })
    expect(detail({ jetstream: { config: {} } }, { disabled: true }).jetstream).toBeNull()
  })

  it('a reservation without limit is not a number', () => {
    const stats = JSON.parse('{"reserved_memory":18446744073709551615,"reserved_storage":5}')
    const got = detail({ jetstream: { config: { max_memory: 7 }, stats } }).jetstream
    expect([got?.memoryReserved, got?.storeReserved]).toEqual([null, 5])
  })

  it('an IPv6 peer is bracketed and keeps its id when nobody knows its name', () => {
    const routez = { routes: [{ remote_id: 'NB', ip: '::1', port: 6222 }] }
    const got = decodeServerDetail({
      ...at,
      origin,
      varz: null,
      jsz: null,
      routez,
      gatewayz: null,
      nameOfId: () => null,
    })
    expect(got.routes?.[0]).toMatchObject({ peer: null, peerId: 'NB', address: '[::1]:6222', account: null })
  })
})
