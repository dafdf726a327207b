import { z } from 'zod'
import { monitor, type StackServer, servers } from './stack'

/**
 * What the servers say on their own HTTP monitoring ports: what every spec compares the dashboard with. Read anew at
 * each call. Fields that a version leaves out when they are zero are read as zero.
 */
const varzShape = z.object({
  server_id: z.string(),
  server_name: z.string(),
  version: z.string(),
  git_commit: z.string().default(''),
  go: z.string(),
  host: z.string(),
  port: z.number(),
  http_host: z.string(),
  http_port: z.number(),
  auth_required: z.boolean().default(false),
  tls_required: z.boolean().default(false),
  connect_urls: z.array(z.string()).default([]),
  start: z.string(),
  now: z.string(),
  max_connections: z.number(),
  max_payload: z.number(),
  tls_timeout: z.number(),
  write_deadline: z.number(),
  cores: z.number(),
  mem: z.number(),
  connections: z.number(),
  subscriptions: z.number(),
  routes: z.number(),
  slow_consumers: z.number(),
  in_msgs: z.number(),
  out_msgs: z.number(),
  tags: z.array(z.string()).default([]),
  cluster: z.object({
    name: z.string(),
    addr: z.string(),
    cluster_port: z.number(),
    urls: z.array(z.string()),
  }),
  gateway: z.object({
    name: z.string(),
    host: z.string(),
    port: z.number(),
    gateways: z.array(z.object({ name: z.string() })),
  }),
  jetstream: z.object({
    config: z.object({
      max_memory: z.number(),
      max_storage: z.number(),
      store_dir: z.string(),
      unique_tag: z.string().optional(),
    }),
  }),
})
export type Varz = z.infer<typeof varzShape>

const peer = z.object({
  name: z.string(),
  current: z.boolean(),
  offline: z.boolean().default(false),
  peer: z.string().optional(),
})
const streamDetail = z.object({
  name: z.string(),
  created: z.string(),
  cluster: z.object({ name: z.string(), leader: z.string().optional(), replicas: z.array(peer).default([]) }),
  config: z.object({
    storage: z.string(),
    num_replicas: z.number(),
    subjects: z.array(z.string()).default([]),
    placement: z.object({ cluster: z.string().optional() }).optional(),
  }),
  state: z.object({
    messages: z.number(),
    bytes: z.number(),
    first_seq: z.number(),
    last_seq: z.number(),
    consumer_count: z.number(),
  }),
})
const jszShape = z.object({
  memory: z.number(),
  storage: z.number(),
  accounts: z.number(),
  api: z.object({ total: z.number(), errors: z.number() }),
  streams: z.number(),
  consumers: z.number(),
  messages: z.number(),
  bytes: z.number(),
  meta_cluster: z.object({
    leader: z.string().optional(),
    cluster_size: z.number(),
    replicas: z.array(peer).default([]),
  }),
  account_details: z
    .array(z.object({ name: z.string(), stream_detail: z.array(streamDetail).default([]) }))
    .default([]),
})
const rawConfigs = z.object({
  account_details: z.array(
    z.object({
      name: z.string(),
      stream_detail: z
        .array(z.object({ name: z.string(), config: z.record(z.string(), z.unknown()) }))
        .default([]),
    }),
  ),
})
const gatewayzShape = z.object({
  outbound_gateways: z.record(z.string(), z.unknown()),
  inbound_gateways: z.record(z.string(), z.array(z.unknown())),
})

export const varz = async (name: string): Promise<Varz> => varzShape.parse(await monitor(name, '/varz'))
export const jsz = async (name: string, query = '') =>
  jszShape.parse(await monitor(name, `/jsz?accounts=1&streams=1&config=1${query}`))

/** Gateway connections that a server reports. */
export async function gatewayz(name: string): Promise<{ outbound: number; inbound: number }> {
  const answer = gatewayzShape.parse(await monitor(name, '/gatewayz'))
  return {
    outbound: Object.keys(answer.outbound_gateways).length,
    inbound: Object.values(answer.inbound_gateways).reduce((sum, of) => sum + of.length, 0),
  }
}

const running = async (): Promise<StackServer[]> => (await servers()).filter(({ pid }) => pid !== null)

/** One reading of every running server, by name. */
export async function everyServer<T>(read: (name: string) => Promise<T>): Promise<Map<string, T>> {
  return new Map(
    await Promise.all((await running()).map(async ({ name }) => [name, await read(name)] as const)),
  )
}

/** The meta group as its leader sees it. Throws while the servers do not agree on one. */
export async function metaGroup() {
  const all = await everyServer(jsz)
  const leaders = new Set([...all.values()].map(({ meta_cluster }) => meta_cluster.leader))
  const [leader] = leaders
  const told = leader === undefined ? undefined : all.get(leader)?.meta_cluster
  if (leaders.size !== 1 || leader === undefined || told === undefined) {
    throw new Error(`the servers name ${[...leaders].map(String).join(', ') || 'nobody'} as meta leader`)
  }
  return { leader, size: told.cluster_size, replicas: told.replicas }
}

export type StreamTruth = z.infer<typeof streamDetail> & {
  leader: string
  /** Names of the other replicas, sorted. */
  followers: string[]
  /** All replicas are up to date, as the leader says. */
  current: boolean
}

/** A stream of APP as its leader describes it; null when no server says that it leads it. */
export async function streamTruth(name: string): Promise<StreamTruth | null> {
  for (const [server, answer] of await everyServer(jsz)) {
    const found = streamsIn(answer).find((stream) => stream.name === name)
    if (found?.cluster.leader !== server) continue
    return {
      ...found,
      leader: server,
      followers: found.cluster.replicas.map((replica) => replica.name).sort(),
      current: found.cluster.replicas.every((replica) => replica.current && !replica.offline),
    }
  }
  return null
}

/** As `streamTruth`; throws when nobody leads it, for use inside `toPass`. */
export async function ledStream(name: string): Promise<StreamTruth> {
  const found = await streamTruth(name)
  if (!found) throw new Error(`no server leads ${name}`)
  return found
}

/** The whole configuration of a stream of APP, as the server that leads it keeps it. */
export async function streamConfig(name: string): Promise<Record<string, unknown>> {
  const { leader } = await ledStream(name)
  const answer = rawConfigs.parse(await monitor(leader, '/jsz?accounts=1&streams=1&config=1'))
  const found = answer.account_details
    .filter((account) => account.name === 'APP')
    .flatMap((account) => account.stream_detail)
    .find((stream) => stream.name === name)
  if (!found) throw new Error(`${leader} no longer has ${name}`)
  return found.config
}

/** Names of the servers that hold a replica of a stream of APP. */
export async function holders(name: string): Promise<string[]> {
  const all = await everyServer(jsz)
  return [...all].flatMap(([server, answer]) =>
    streamsIn(answer).some((stream) => stream.name === name) ? [server] : [],
  )
}

const streamsIn = (answer: z.infer<typeof jszShape>) =>
  answer.account_details.filter(({ name }) => name === 'APP').flatMap(({ stream_detail }) => stream_detail)
