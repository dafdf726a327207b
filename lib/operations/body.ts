import * as z from 'zod'
import { DISCARDS, MAX_REPLICAS, RETENTIONS, STORAGES } from '@/lib/domain/stream-config/model'

/** Counts and bytes: −1 is unlimited. */
const limit = z.int().min(-1).default(-1)
/** Durations exceed the safe integers from 104 days on, where they are exact all the same (multiples of 2⁹ ns). */
const ns = z
  .number()
  .min(0)
  .max(2 ** 63 - 1)
  .refine(Number.isInteger, 'is a whole number of ns')
const word = z.string().min(1).max(255)

/** JetStream's own JSON, only what Orrery sends; anything left out is at the default of the `nats` CLI. */
export const streamConfigBody = z.strictObject({
  name: z.string().max(255),
  description: z.string().max(4096).optional(),
  subjects: z.array(z.string().max(1024)).max(1000).default([]),
  retention: z.enum(RETENTIONS).default('limits'),
  storage: z.enum(STORAGES).default('file'),
  num_replicas: z.int().min(1).max(MAX_REPLICAS).default(1),
  discard: z.enum(DISCARDS).default('old'),
  max_age: ns.default(0),
  max_bytes: limit,
  max_msgs: limit,
  max_msgs_per_subject: limit,
  max_msg_size: limit,
  max_consumers: limit,
  duplicate_window: ns.default(120_000_000_000),
  allow_rollup_hdrs: z.boolean().default(false),
  deny_delete: z.boolean().default(false),
  deny_purge: z.boolean().default(false),
  placement: z.strictObject({ cluster: word.optional(), tags: z.array(word).max(20).optional() }).optional(),
})

/** Body of `POST /api/streams/preview`. */
export const previewBody = z.strictObject({ account: word, config: streamConfigBody })

/** Body of `POST /api/streams`. The same `requestId` is the same request: it is carried out once. */
export const createBody = z.strictObject({
  account: word,
  config: streamConfigBody,
  requestId: z.string().regex(/^[\w-]{8,64}$/, 'is 8 to 64 letters, digits, - or _'),
})
