/**
 * The scenario: three regional clusters of three AZs each, and the cross-region cluster xr with one server a region.
 * One description; ports, configurations and expectations all come from it.
 */
export interface ClusterSpec {
  name: string
  /** `jetstream.unique_tag` of every server of the cluster. It differs between clusters, as in the scenario. */
  uniqueTag: string
  servers: { name: string; tags: string[] }[]
}

export interface ServerSpec {
  name: string
  cluster: string
  tags: string[]
  uniqueTag: string
  ports: Ports
  /** `jetstream.limits.max_ha_assets`; the scenario sets none. */
  maxHaAssets?: number
  /** `accounts.APP.jetstream`; the scenario sets no limits. */
  accountLimits?: AccountLimitsOption
}

/** What the account APP may, by the names that nats-server has for it. */
export type AccountLimitsOption = Record<string, number | boolean>

export interface Ports {
  client: number
  http: number
  cluster: number
  gateway: number
}

const regional = (region: string): ClusterSpec => ({
  name: region,
  uniqueTag: 'az:',
  servers: ['1', '2', '3'].map((az) => ({ name: `${region}-az${az}`, tags: [`az:${az}`] })),
})

export const CLUSTERS: ClusterSpec[] = [
  regional('rg1'),
  regional('rg2'),
  regional('rg3'),
  {
    name: 'xr',
    uniqueTag: 'rg:',
    servers: [
      { name: 'rg1-az1-x', tags: ['rg:1', 'az:1'] },
      { name: 'rg2-az2-x', tags: ['rg:2', 'az:2'] },
      { name: 'rg3-az3-x', tags: ['rg:3', 'az:3'] },
    ],
  },
]

/** Ports of the first server at offset 0; the others count up from there in the order of CLUSTERS. */
export const FIRST_PORTS: Ports = { client: 4222, http: 8222, cluster: 6222, gateway: 7222 }

/** Users of the scenario. Nothing here is a secret: everything listens on 127.0.0.1. */
export const USERS = {
  system: { account: '$SYS', user: 'sys', password: 'sys' },
  app: { account: 'APP', user: 'user', password: 'user' },
}

/** The servers of the scenario with their ports moved by `portOffset`. */
export function scenarioServers(portOffset = 0): ServerSpec[] {
  return CLUSTERS.flatMap((cluster) =>
    cluster.servers.map((server) => ({ ...server, cluster: cluster.name, uniqueTag: cluster.uniqueTag })),
  ).map((server, i) => ({
    ...server,
    ports: {
      client: FIRST_PORTS.client + portOffset + i,
      http: FIRST_PORTS.http + portOffset + i,
      cluster: FIRST_PORTS.cluster + portOffset + i,
      gateway: FIRST_PORTS.gateway + portOffset + i,
    },
  }))
}

/** Configuration of a stream as the scenario's `nats stream add` commands send it; durations in nanoseconds. */
function scenarioStream(name: string, subject: string, cluster: string) {
  return {
    name,
    subjects: [subject],
    retention: 'limits',
    storage: 'file',
    num_replicas: 3,
    discard: 'old',
    duplicate_window: 120_000_000_000,
    // The command line's --max-age=-1 means unlimited, which the API spells 0.
    max_age: 0,
    max_msgs: -1,
    max_bytes: -1,
    max_msg_size: -1,
    max_msgs_per_subject: -1,
    max_consumers: -1,
    allow_rollup_hdrs: true,
    deny_delete: false,
    deny_purge: false,
    placement: { cluster },
  }
}

export const STREAMS = [
  scenarioStream('EVENTS', 'events.*', 'xr'),
  scenarioStream('ORDERS', 'orders.*', 'rg2'),
]
