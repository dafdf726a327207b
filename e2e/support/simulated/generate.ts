import { createHash } from 'node:crypto'
import { peerId } from '@/lib/nats/peer-id'
import type { Json } from '@/lib/nats/read'
import type { SimulatedServer } from './fleet'

/** A fleet of any size: servers in clusters, spread over regions of three AZs each, and streams of three replicas. */
export interface FleetSize {
  servers: number
  clusters: number
  regions: number
  streams: number
  /** Share of the streams (0..1) that take a message between two looks. */
  busy: number
  /** The last so many clusters lie in all regions; 0 when absent. */
  crossRegion?: number
}

const AZS = 3
const ACCOUNT = 'APP'
const VERSION = '2.15.1'

interface Group {
  /** The same on every server: all copies of a stream are busy, or none. */
  serial: number
  name: string
  members: string[]
  created: string
}

/** Servers and streams in the shape of nats-server 2.15.1; messages grow by time, so that answers differ. */
export function generatedFleet(size: FleetSize): SimulatedServer[] {
  const started = Date.now()
  const names = Array.from({ length: size.servers }, (_, i) => nameOf(i, size))
  const byCluster = new Map<string, string[]>()
  for (const { name, cluster } of names) byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), name])
  const clusters = [...byCluster]
  const held = new Map<string, Group[]>()
  for (let i = 0; i < size.streams; i++) {
    const [cluster = '', members = []] = clusters[i % clusters.length] ?? []
    const turn = Math.floor(i / clusters.length)
    const chosen = [0, 1, 2].map((n) => members[(turn + n) % members.length] ?? '')
    const group = {
      serial: i,
      name: `${cluster}-S${i}`,
      members: [...new Set(chosen)],
      created: new Date(started).toISOString(),
    }
    for (const name of group.members) held.set(name, [...(held.get(name) ?? []), group])
  }
  const ids = new Map(names.map(({ name }) => [name, idOf(name)]))
  const everybody = names.map(({ name }) => name)
  return names.map((at): SimulatedServer => {
    const groups = held.get(at.name) ?? []
    return {
      id: ids.get(at.name) ?? '',
      name: at.name,
      block: {
        name: at.name,
        host: '127.0.0.1',
        id: ids.get(at.name),
        cluster: at.cluster,
        ver: VERSION,
        tags: [`az:${at.az}`, `region:${at.region}`],
        jetstream: true,
        flags: 7,
      },
      data: new Map<string, Json>([
        ['STATSZ', statsz(started)],
        ['JSZ', jsz(at.name, everybody, groups.length)],
        ['VARZ', { server_name: at.name, host: '127.0.0.1', port: 4222, connect_urls: [] }],
        ['GATEWAYZ', gatewayz(at.cluster, clusters, ids)],
        ['ROUTEZ', routez(byCluster.get(at.cluster) ?? [], at.name, ids)],
        ['LEAFZ', { leafnodes: 0, leafs: [] }],
        ['HEALTHZ', { status: 'ok', status_code: 200 }],
      ]),
      accounts: () => [
        { name: ACCOUNT, id: ACCOUNT, stream_detail: groups.map((g) => detail(g, at, size.busy)) },
      ],
    }
  })
}

function nameOf(i: number, { clusters, regions, crossRegion = 0 }: FleetSize) {
  const cluster = i % clusters
  const nth = Math.floor(i / clusters)
  const isSpread = cluster >= clusters - crossRegion
  const region = ((isSpread ? nth : cluster) % regions) + 1
  const az = ((isSpread ? Math.floor(nth / regions) : nth) % AZS) + 1
  return { name: `c${cluster + 1}-n${nth + 1}`, cluster: `c${cluster + 1}`, region: `r${region}`, az }
}

const idOf = (name: string) =>
  `N${createHash('sha256').update(name).digest('hex').slice(0, 55).toUpperCase()}`

function detail(group: Group, at: { name: string; cluster: string }, busy: number): Json {
  const [leader = ''] = group.members
  const isBusy = (group.serial * 7919) % 1000 < busy * 1000
  const messages = isBusy ? Math.floor(Date.now() / 500) : 1000
  const others = group.members.filter((m) => m !== at.name)
  return {
    name: group.name,
    created: group.created,
    cluster: {
      name: at.cluster,
      raft_group: `S-R3F-${group.name}`,
      leader,
      replicas: others.map((name) => ({
        name,
        current: at.name === leader || name === leader,
        active: at.name === leader ? Math.floor(Math.random() * 1e9) : 0,
        peer: peerId(name),
      })),
    },
    config: {
      name: group.name,
      subjects: [`${group.name}.>`],
      retention: 'limits',
      storage: 'file',
      num_replicas: group.members.length,
      max_consumers: -1,
      max_msgs: -1,
      max_bytes: -1,
      max_age: 0,
      max_msg_size: -1,
      discard: 'old',
      duplicate_window: 120_000_000_000,
      placement: { cluster: at.cluster },
    },
    state: {
      messages,
      bytes: messages * 100,
      first_seq: 1,
      first_ts: group.created,
      last_seq: messages,
      last_ts: group.created,
      num_subjects: 1,
      consumer_count: 0,
    },
  }
}

function statsz(started: number): Json {
  return {
    start: new Date(started).toISOString(),
    mem: 64_000_000,
    cores: 8,
    cpu: 3,
    connections: 100,
    subscriptions: 1000,
    sent: { msgs: 1, bytes: 1 },
    received: { msgs: 1, bytes: 1 },
    slow_consumers: 0,
    routes: [],
    gateways: [],
    jetstream: {
      config: { max_memory: 2 ** 30, max_storage: 2 ** 40, unique_tag: 'az:' },
      stats: { memory: 0, storage: 2 ** 30, accounts: 1, ha_assets: 10, api: { total: 1, errors: 0 } },
      meta: { pending: 0 },
    },
  }
}

function jsz(name: string, everybody: readonly string[], streams: number): Json {
  const [leader = ''] = everybody
  return {
    config: { max_memory: 2 ** 30, max_storage: 2 ** 40, unique_tag: 'az:' },
    streams,
    consumers: 0,
    messages: streams * 1000,
    bytes: streams * 100_000,
    meta_cluster: {
      leader,
      peer: peerId(leader),
      cluster_size: everybody.length,
      // Followers would list them too, with false states; nobody may read those.
      replicas:
        name === leader
          ? everybody
              .filter((n) => n !== leader)
              .map((n) => ({ name: n, current: true, active: 500_000_000, peer: peerId(n) }))
          : [],
    },
  }
}

function gatewayz(
  own: string,
  clusters: readonly [string, string[]][],
  ids: ReadonlyMap<string, string>,
): Json {
  const others = clusters.filter(([name]) => name !== own)
  return {
    name: own,
    outbound_gateways: Object.fromEntries(
      others.map(([name, [first = '']]) => [
        name,
        { configured: true, connection: { name: ids.get(first), rtt: '1.2ms' } },
      ]),
    ),
    inbound_gateways: {},
  }
}

function routez(members: readonly string[], own: string, ids: ReadonlyMap<string, string>): Json {
  const routes = members
    .filter((m) => m !== own)
    .map((m) => ({ remote_id: ids.get(m), remote_name: m, rtt: '300µs', ip: '127.0.0.1', port: 6222 }))
  return { num_routes: routes.length, routes }
}
