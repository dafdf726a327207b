import { z } from 'zod'
import type {
  StreamConfig,
  StreamConsumer,
  StreamDetail,
  StreamPeer,
  StreamSource,
} from '@/lib/domain/stream-detail'

const text = z.string().nullable()
const count = z.number().nullable()
const flag = z.boolean().nullable()
const limit = z.union([z.number(), z.literal('unlimited')]).nullable()

const peer: z.ZodType<StreamPeer> = z.strictObject({
  server: z.string().min(1),
  current: flag,
  offline: flag,
  lag: count,
  activeMs: count,
  peer: text,
})

const config: z.ZodType<StreamConfig> = z.strictObject({
  description: text,
  subjects: z.array(z.string()),
  retention: z.enum(['limits', 'interest', 'workqueue']).nullable(),
  storage: z.enum(['file', 'memory']).nullable(),
  replicas: count,
  acknowledgements: flag,
  discard: z.enum(['old', 'new']).nullable(),
  discardNewPerSubject: flag,
  duplicateWindowMs: count,
  allowMsgDelete: flag,
  allowPurge: flag,
  allowRollups: flag,
  allowDirect: flag,
  mirrorDirect: flag,
  sealed: flag,
  compression: text,
  maxMessages: limit,
  maxMessagesPerSubject: limit,
  maxBytes: limit,
  maxAgeMs: limit,
  maxMessageSize: limit,
  maxConsumers: limit,
  placement: z.strictObject({ cluster: text, tags: z.array(z.string()) }),
  metadata: z.record(z.string(), z.string()).nullable(),
  options: z.strictObject({
    persistMode: text,
    firstSeq: count,
    subjectTransform: z.strictObject({ from: z.string(), to: text }).nullable(),
    republish: z.strictObject({ from: z.string(), to: text, headersOnly: z.boolean() }).nullable(),
    allowAtomic: flag,
    allowBatched: flag,
    allowCounter: flag,
    allowMsgTtl: flag,
    allowSchedules: flag,
    deleteMarkerTtlMs: count,
    consumerInactiveMs: count,
    consumerMaxAckPending: count,
  }),
  raw: z.record(z.string(), z.unknown()),
})

const consumer: z.ZodType<StreamConsumer> = z.strictObject({
  name: z.string().min(1),
  durable: z.boolean(),
  mode: z.enum(['push', 'pull']),
  description: text,
  filters: z.array(z.string()),
  deliver: text,
  ack: text,
  ackWaitMs: count,
  leader: text,
  replicas: z.array(peer),
  pending: count,
  ackPending: count,
  redelivered: count,
  waiting: count,
  deliveredSeq: count,
  ackFloorSeq: count,
  created: text,
  paused: flag,
  cluster: text,
  apiLevel: count,
  leaderSince: text,
  deliveredAt: text,
  ackedAt: text,
  maxAckPending: count,
  maxDeliver: count,
})

export const source: z.ZodType<StreamSource> = z.strictObject({
  name: z.string().min(1),
  filter: text,
  transforms: z.array(z.strictObject({ from: z.string(), to: text })),
  external: text,
  lag: count,
  activeMs: z.number().nonnegative().nullable(),
  error: text,
})

export const streamDetail: z.ZodType<StreamDetail> = z.strictObject({
  account: z.string(),
  name: z.string(),
  created: text,
  observedAt: z.string(),
  via: text,
  config,
  cluster: z
    .strictObject({
      name: text,
      raftGroup: text,
      leader: text,
      leaderSince: text,
      replicas: z.array(peer),
    })
    .nullable(),
  state: z.strictObject({
    messages: count,
    bytes: count,
    firstSeq: count,
    firstAt: text,
    lastSeq: count,
    lastAt: text,
    deleted: count,
    lost: z.strictObject({ messages: z.number(), bytes: z.number() }).nullable(),
    subjects: count,
    consumers: count,
  }),
  consumers: z.array(consumer).nullable(),
  consumersWhy: text,
  mirror: source.nullable(),
  sources: z.array(source),
  apiLevel: count,
  alternates: z.array(z.strictObject({ name: z.string(), cluster: text, domain: text })).nullable(),
})
