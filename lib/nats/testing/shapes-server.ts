import { z } from 'zod'
import type { Varz } from '@/lib/domain/observation'
import type { ServerDetail, ServerJetStreamDetail } from '@/lib/domain/server-detail'
import { slowByKind } from './shapes'

const text = z.string().nullable()
const count = z.number().nullable()
const flag = z.boolean().nullable()
const texts = z.array(z.string())
const limit = z.union([z.number(), z.literal('unlimited')]).nullable()
const gateways = z.array(z.strictObject({ name: z.string(), urls: texts }))

export const varz: z.ZodType<Varz> = z.strictObject({
  serverName: text,
  host: text,
  port: count,
  clientUrls: texts,
  gatewayClusters: gateways,
  routeUrls: texts,
  slowByKind: slowByKind.nullable(),
  leafnodes: count,
})

const jetstream: z.ZodType<ServerJetStreamDetail> = z.strictObject({
  domain: text,
  storeDir: text,
  uniqueTag: text,
  memoryMax: count,
  storeMax: count,
  memory: count,
  store: count,
  memoryReserved: count,
  storeReserved: count,
  accounts: count,
  streams: count,
  consumers: count,
  messages: count,
  bytes: count,
  haAssets: count,
  apiLevel: count,
  apiTotal: count,
  apiErrors: count,
  apiPending: count,
  syncIntervalMs: count,
  syncAlways: flag,
  compressOk: flag,
  strict: flag,
  limits: z.record(z.string(), z.number()).nullable(),
})

const peering = {
  peer: text,
  peerId: text,
  cid: count,
  address: text,
  startedAt: text,
  rttMs: count,
  subscriptions: count,
  pending: count,
  inMsgs: count,
  outMsgs: count,
  inBytes: count,
  outBytes: count,
}

export const serverDetail: z.ZodType<ServerDetail> = z.strictObject({
  key: z.string().min(1),
  id: text,
  name: z.string().min(1),
  version: text,
  observedAt: z.string(),
  via: text,
  process: z.strictObject({
    gitCommit: text,
    goVersion: text,
    startedAt: text,
    serverNow: text,
    configLoadedAt: text,
    configDigest: text,
    systemAccount: text,
    metadata: z.record(z.string(), z.string()).nullable(),
    featureFlags: z.record(z.string(), z.boolean()).nullable(),
  }),
  connection: z.strictObject({
    authRequired: flag,
    tlsRequired: flag,
    host: text,
    port: count,
    clientUrls: texts.nullable(),
    websocketUrls: texts.nullable(),
    tlsExpires: text,
    monitoring: z.strictObject({ host: z.string(), port: z.number() }).nullable(),
  }),
  jetstream: jetstream.nullable(),
  limits: z.strictObject({
    maxConnections: limit,
    maxSubscriptions: limit,
    maxPayload: count,
    maxPending: count,
    maxControlLine: count,
    tlsTimeoutMs: count,
    authTimeoutMs: count,
    writeDeadlineMs: count,
    pingIntervalMs: count,
    pingMax: count,
  }),
  statistics: z.strictObject({
    cores: count,
    gomaxprocs: count,
    gomemlimit: count,
    cpu: count,
    mem: count,
    connections: count,
    totalConnections: count,
    subscriptions: count,
    routes: count,
    remotes: count,
    leafnodes: count,
    inMsgs: count,
    outMsgs: count,
    inBytes: count,
    outBytes: count,
    slowConsumers: count,
    slowByKind: slowByKind.nullable(),
    staleConnections: count,
    stalledClients: count,
  }),
  cluster: z
    .strictObject({ name: text, host: text, port: count, urls: texts.nullable(), poolSize: count })
    .nullable(),
  supercluster: z.strictObject({ name: text, host: text, port: count, clusters: gateways }).nullable(),
  routes: z.array(z.strictObject({ ...peering, account: text, compression: text })).nullable(),
  gateways: z
    .array(
      z.strictObject({
        ...peering,
        cluster: z.string(),
        direction: z.enum(['outbound', 'inbound']),
        configured: z.boolean(),
      }),
    )
    .nullable(),
})
