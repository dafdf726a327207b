import type { GatewayLink, Server, Snapshot, Stream } from './model'

/**
 * The scenario's supercluster as a snapshot, for tests of pure parts and components.
 * Invented data, said so: nothing in `app/` may import it.
 */
export const SAMPLE_AT = '2026-11-22T14:03:05.000Z'
const HEARD_AT = '2026-11-22T14:03:04.800Z'

const REGIONAL = ['rg1', 'rg2', 'rg3'].flatMap((cluster) =>
  ['1', '2', '3'].map((az) => ({
    name: `${cluster}-az${az}`,
    cluster,
    region: cluster,
    az,
    tags: [`az:${az}`],
  })),
)
const CROSS = ['1', '2', '3'].map((n) => ({
  name: `rg${n}-az${n}-x`,
  cluster: 'xr',
  region: `rg${n}`,
  az: n,
  tags: [`rg:${n}`, `az:${n}`],
}))

function server(of: (typeof REGIONAL)[number], i: number): Server {
  return {
    key: of.name,
    id: `N${of.name.toUpperCase()}`,
    ...of,
    version: '2.15.1',
    state: 'up',
    why: 'answered 0.2 s ago',
    since: '2026-11-22T13:00:00.000Z',
    observedAt: HEARD_AT,
    via: 'rg1-az1',
    metaMember: true,
    host: '127.0.0.1',
    port: 4222 + i,
    rttMs: 0.4 + i / 10,
    clockSkewMs: 0,
    startedAt: '2026-11-22T13:00:00.000Z',
    cpu: 1.5,
    cores: 2,
    mem: 17 * 2 ** 20,
    connections: i === 0 ? 3 : 0,
    subscriptions: 154,
    routes: 8,
    gateways: 3,
    slowConsumers: 0,
    slowByKind: { clients: 0, routes: 0, gateways: 0, leafs: 0 },
    leafnodes: 0,
    jetstream: {
      domain: null,
      uniqueTag: of.cluster === 'xr' ? 'rg:' : 'az:',
      memory: 0,
      memoryMax: 256 * 2 ** 20,
      store: (i + 1) * 300 * 2 ** 20,
      storeMax: 10 * 2 ** 30,
      streams: of.cluster === 'xr' || of.cluster === 'rg2' ? 1 : 0,
      consumers: 0,
      messages: of.cluster === 'rg2' ? 1920447 : 0,
      bytes: of.cluster === 'rg2' ? 2 ** 30 : 0,
      memoryReserved: 0,
      storeReserved: 0,
      haAssets: 2,
      maxHaAssets: null,
      apiLevel: 5,
      api: { total: 12, errors: 0, pending: 0 },
    },
  }
}

function stream(name: string, cluster: string, leader: string, followers: string[]): Stream {
  return {
    account: 'APP',
    name,
    cluster,
    leader,
    storage: 'file',
    retention: 'limits',
    subjects: [`${name.toLowerCase()}.*`],
    placement: { cluster, tags: [] },
    replicasWanted: 3,
    promised: 0,
    replicas: [
      { server: leader, role: 'leader' as const, state: 'current' as const, lag: null, activeMs: null },
      ...followers.map((f) => ({
        server: f,
        role: 'follower' as const,
        state: 'current' as const,
        lag: 0,
        activeMs: 200,
      })),
    ].sort((a, b) => (a.server < b.server ? -1 : 1)),
    messages: 1920447,
    bytes: 2 ** 30,
    firstSeq: 1,
    lastSeq: 1920447,
    deleted: 0,
    lost: 0,
    lostBytes: 0,
    consumers: 6,
    apiLevel: 0,
    mirror: null,
    sources: [],
    created: '2026-11-22T13:01:00.000Z',
    spread: { servers: 3, azs: 3, regions: cluster === 'xr' ? 3 : 1 },
    quorum: { needed: 2, online: 3, margin: 1 },
    lastAt: '2026-11-22T14:03:01.000Z',
    noLeaderSince: null,
    electing: false,
    unheldSince: null,
    offlineReason: null,
    observedAt: '2026-11-22T14:03:04.400Z',
    via: leader,
  }
}

/** A healthy scenario: 12 servers up, EVENTS led by rg3-az3-x, ORDERS led by rg2-az3, meta leader rg1-az1. */
export function sampleSnapshot(): Snapshot {
  const servers = [...REGIONAL, ...CROSS].map(server).sort((a, b) => (a.key < b.key ? -1 : 1))
  const names = ['rg1', 'rg2', 'rg3', 'xr']
  const gateways: GatewayLink[] = names.flatMap((from) =>
    names
      .filter((to) => to !== from)
      .map((to) => ({
        from,
        to,
        expected: 3,
        connected: 3,
        rttMs: { min: 0.3, median: 0.4, max: 0.9 },
        servers: servers
          .filter((s) => s.cluster === from)
          .map((s) => ({
            server: s.key,
            peer: null,
            direction: 'outbound' as const,
            connected: true,
            rttMs: 0.4,
          })),
      })),
  )
  return {
    schema: 1,
    epoch: 'sample',
    seq: 1,
    at: SAMPLE_AT,
    name: 'acme-prod',
    heard: { servers: HEARD_AT, meta: SAMPLE_AT, streams: '2026-11-22T14:03:04.400Z', nextTryAt: null },
    coverage: {
      expected: 12,
      answered: 12,
      silent: [],
      accounts: [],
      vantages: names.map((cluster) => ({
        cluster,
        server: servers.find((s) => s.cluster === cluster)?.key ?? null,
        url: 'nats://127.0.0.1:4222',
        state: 'connected',
        since: '2026-11-22T13:00:00.000Z',
        rttMs: 0.4,
        reason: null,
        cannotSee: [],
      })),
    },
    meta: {
      leader: 'rg1-az1',
      size: 12,
      quorum: 7,
      online: 12,
      margin: 5,
      uniqueTag: 'az:',
      peers: servers.map((s) => ({
        server: s.key,
        id: null,
        state: 'current',
        current: true,
        lag: 0,
        activeMs: s.key === 'rg1-az1' ? 0 : 580,
        natsSees: 'online',
      })),
      observedAt: SAMPLE_AT,
      via: 'rg1-az1',
    },
    regions: ['rg1', 'rg2', 'rg3'].map((id) => ({
      id,
      label: id,
      azs: ['1', '2', '3'].map((az) => ({
        id: az,
        label: `az ${az}`,
        servers: servers.filter((s) => s.region === id && s.az === az).map((s) => s.key),
      })),
    })),
    clusters: names.map((name) => ({
      name,
      region: name === 'xr' ? null : name,
      crossRegion: name === 'xr',
      servers: servers.filter((s) => s.cluster === name).map((s) => s.key),
      uniqueTags: [name === 'xr' ? 'rg:' : 'az:'],
    })),
    servers,
    gateways,
    routes: servers.map((s) => ({
      cluster: s.cluster ?? '',
      server: s.key,
      peers: servers
        .filter((o) => o.cluster === s.cluster && o !== s)
        .map((o) => ({ server: o.key, connected: true, rttMs: 0.3 })),
    })),
    leafnodes: [],
    streams: [
      stream('EVENTS', 'xr', 'rg3-az3-x', ['rg1-az1-x', 'rg2-az2-x']),
      stream('ORDERS', 'rg2', 'rg2-az3', ['rg2-az1', 'rg2-az2']),
    ],
    tombstones: [],
    goneServers: [],
    findings: [
      {
        code: 'UNIQUE_TAG_DIFFERS',
        severity: 'warning',
        subject: { kind: 'meta', id: 'meta' },
        since: '2026-11-22T13:01:00.000Z',
        summary: 'Unique tag differs: az: and xr says rg:',
        evidence: ['rg1-az1 (meta leader) says az:', 'rg1-az1-x says rg:'],
        remedy: 'Give all servers the same jetstream unique_tag, or keep the meta leader in rg1, rg2 or rg3.',
      },
    ],
  }
}
