import { z } from 'zod'
import type {
  Gatewayz,
  Healthz,
  Jsz,
  Leafz,
  MetaView,
  Origin,
  RaftPeer,
  Routez,
  SlowByKind,
  Statsz,
  StreamConfig,
  StreamCopy,
  StreamState,
  Traffic,
} from '@/lib/domain/observation'
import { source } from './shapes-stream'

/** The types of `lib/domain/observation.ts` as things that a test can check; `z.number()` takes finite numbers only. */
const text = z.string()
const count = z.number()
const orNull = <T extends z.ZodType>(type: T) => type.nullable()

export const origin: z.ZodType<Origin> = z.strictObject({
  id: text.min(1),
  name: text.min(1),
  cluster: orNull(text),
  host: orNull(text),
  version: orNull(text),
  tags: z.array(text),
  jetstream: z.boolean(),
  time: orNull(count),
})

const traffic: z.ZodType<Traffic> = z.strictObject({ msgs: count, bytes: count })

export const slowByKind: z.ZodType<SlowByKind> = z.strictObject({
  clients: count,
  routes: count,
  gateways: count,
  leafs: count,
})

export const statsz: z.ZodType<Statsz> = z.strictObject({
  start: orNull(count),
  mem: orNull(count),
  cores: orNull(count),
  cpu: orNull(count),
  connections: orNull(count),
  subscriptions: orNull(count),
  slowConsumers: orNull(count),
  slowByKind: orNull(slowByKind),
  routes: orNull(count),
  gateways: orNull(count),
  sent: orNull(traffic),
  received: orNull(traffic),
  jetstream: orNull(
    z.strictObject({
      domain: orNull(text),
      uniqueTag: orNull(text),
      memory: count,
      memoryMax: orNull(count),
      store: count,
      storeMax: orNull(count),
      memoryReserved: orNull(count),
      storeReserved: orNull(count),
      haAssets: orNull(count),
      maxHaAssets: orNull(count),
      accounts: orNull(count),
      apiLevel: orNull(count),
      api: z.strictObject({ total: count, errors: count, pending: orNull(count) }),
    }),
  ),
})

export const raftPeer: z.ZodType<RaftPeer> = z.strictObject({
  name: text,
  id: orNull(text),
  current: z.boolean(),
  offline: z.boolean(),
  activeMs: count,
  lag: count,
})

const meta: z.ZodType<MetaView> = z.strictObject({
  leader: orNull(text),
  leaderId: orNull(text),
  size: orNull(count),
  peers: z.array(raftPeer),
  pending: orNull(count),
})

const state: z.ZodType<StreamState> = z.strictObject({
  messages: count,
  bytes: count,
  firstSeq: count,
  firstTime: orNull(text),
  lastSeq: count,
  lastTime: orNull(text),
  consumers: count,
  deleted: count,
  lost: count,
  lostBytes: count,
  subjects: orNull(count),
})

const config: z.ZodType<StreamConfig> = z.strictObject({
  storage: orNull(z.enum(['file', 'memory'])),
  retention: orNull(z.enum(['limits', 'interest', 'workqueue'])),
  subjects: z.array(text),
  replicas: orNull(count),
  promised: orNull(count),
  apiLevel: orNull(count),
  placementCluster: orNull(text),
  placementTags: z.array(text),
  raw: z.record(text, z.unknown()),
})

export const copy: z.ZodType<StreamCopy> = z.strictObject({
  account: text.min(1),
  name: text.min(1),
  created: orNull(text),
  cluster: orNull(text),
  leader: orNull(text),
  grouped: z.boolean(),
  raftGroup: orNull(text),
  leaderSince: orNull(text),
  peers: z.array(raftPeer),
  state,
  config: orNull(config),
  mirror: orNull(source),
  sources: z.array(source),
})

export const jsz: z.ZodType<Jsz> = z.strictObject({
  disabled: z.boolean(),
  streams: orNull(count),
  consumers: orNull(count),
  messages: orNull(count),
  bytes: orNull(count),
  uniqueTag: orNull(text),
  storeDir: orNull(text),
  meta: orNull(meta),
  copies: orNull(z.array(copy)),
})

export const gatewayz: z.ZodType<Gatewayz> = z.strictObject({
  name: orNull(text),
  outbound: z.array(
    z.strictObject({ cluster: text, configured: z.boolean(), peerId: orNull(text), rttMs: orNull(count) }),
  ),
  inbound: z.array(z.strictObject({ cluster: text, peerId: orNull(text), rttMs: orNull(count) })),
})

export const routez: z.ZodType<Routez> = z.strictObject({
  count,
  peers: z.array(z.strictObject({ id: text, name: orNull(text), rttMs: orNull(count), connections: count })),
})

export const leafz: z.ZodType<Leafz> = z.strictObject({
  count,
  leafs: z.array(
    z.strictObject({
      name: orNull(text),
      account: orNull(text),
      isSpoke: orNull(z.boolean()),
      host: orNull(text),
      address: orNull(text),
      cid: orNull(count),
      rttMs: orNull(count),
      subscriptions: orNull(count),
      inMsgs: orNull(count),
      outMsgs: orNull(count),
      inBytes: orNull(count),
      outBytes: orNull(count),
      compression: orNull(text),
    }),
  ),
})

export const healthz: z.ZodType<Healthz> = z.strictObject({ status: text, error: orNull(text) })
