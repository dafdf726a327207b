import type { Whole } from '../exact-json'

/**
 * JetStream's StreamConfig in its own JSON names. Integers are of 64 bits, hence `Whole`. Durations are ns, sizes bytes; −1 is unlimited, `max_age` 0 is unlimited.
 * Optional fields are left out at their default on purpose: 2.9 and 2.10 drop what they do not know in silence,
 * 2.15 refuses the whole request (see features.ts for what came when).
 */
export interface StreamConfig {
  name: string
  description?: string
  subjects: string[]
  retention: Retention
  storage: Storage
  num_replicas: number
  discard: Discard
  max_age: Whole
  max_bytes: Whole
  max_msgs: Whole
  max_msgs_per_subject: Whole
  max_msg_size: Whole
  max_consumers: Whole
  /** 0: none; only mirrors and sources leave it at that. */
  duplicate_window: Whole
  allow_rollup_hdrs: boolean
  deny_delete: boolean
  deny_purge: boolean
  placement?: Placement
  no_ack?: boolean
  discard_new_per_subject?: boolean
  allow_direct?: boolean
  mirror_direct?: boolean
  compression?: Compression
  first_seq?: Whole
  persist_mode?: PersistMode
  mirror?: SourceConfig
  sources?: SourceConfig[]
  subject_transform?: Transform
  republish?: Republish
  consumer_limits?: ConsumerLimits
  metadata?: Record<string, string>
  allow_msg_ttl?: boolean
  subject_delete_marker_ttl?: Whole
  allow_msg_counter?: boolean
  allow_atomic?: boolean
  allow_batched?: boolean
  allow_msg_schedules?: boolean
  sealed?: boolean
}

export interface Placement {
  cluster?: string
  /** With a leading `!` a server that has the tag is left out (2.12 and later). */
  tags?: string[]
}

/** Another stream to copy from. */
export interface SourceConfig {
  name: string
  opt_start_seq?: Whole
  /** ISO 8601. */
  opt_start_time?: string
  filter_subject?: string
  subject_transforms?: Transform[]
  external?: External
  consumer?: SourceConsumer
}

/** A durable consumer of the other stream that hands the messages over; made and allowed there, before. From 2.14 on. */
export interface SourceConsumer {
  name: string
  deliver_subject: string
}

export interface External {
  api: string
  deliver?: string
}

/** `src` '' is every subject; as a filter of a source, `dest` '' leaves the subject as it is. */
export interface Transform {
  src: string
  dest: string
}

export interface Republish {
  src: string
  dest: string
  headers_only?: boolean
}

export interface ConsumerLimits {
  /** ns */
  inactive_threshold?: Whole
  max_ack_pending?: Whole
}

export const RETENTIONS = ['limits', 'interest', 'workqueue'] as const
export type Retention = (typeof RETENTIONS)[number]
export const STORAGES = ['file', 'memory'] as const
export type Storage = (typeof STORAGES)[number]
export const DISCARDS = ['old', 'new'] as const
export type Discard = (typeof DISCARDS)[number]
export const COMPRESSIONS = ['none', 's2'] as const
export type Compression = (typeof COMPRESSIONS)[number]
export const PERSIST_MODES = ['default', 'async'] as const
export type PersistMode = (typeof PERSIST_MODES)[number]

/** Largest number of replicas (nats-server, `StreamMaxReplicas`). */
export const MAX_REPLICAS = 5

/** The CLI's and the server's duplicate window, in ns. */
export const DEFAULT_WINDOW = 120_000_000_000

/** A config with the defaults of `nats stream add --defaults`. */
export function defaultConfig(name: string, subjects: string[]): StreamConfig {
  return {
    name,
    subjects,
    retention: 'limits',
    storage: 'file',
    num_replicas: 1,
    discard: 'old',
    max_age: 0,
    max_bytes: -1,
    max_msgs: -1,
    max_msgs_per_subject: -1,
    max_msg_size: -1,
    max_consumers: -1,
    duplicate_window: DEFAULT_WINDOW,
    allow_rollup_hdrs: false,
    deny_delete: false,
    deny_purge: false,
    allow_direct: true,
  }
}

/** Without subjects, and nothing to copy from, nats-server takes the name as the subject; said in the open instead. */
export function withSubjects(config: StreamConfig): StreamConfig {
  const copies = config.mirror !== undefined || (config.sources?.length ?? 0) > 0
  return config.subjects.length > 0 || copies ? config : { ...config, subjects: [config.name] }
}

/** A value that was read, or why it cannot be, in words for the person who typed it. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: string }

/** What is wrong, by the path of the field in JetStream's JSON (`max_age`, `sources.0.filter_subject`), in our words. */
export type ConfigProblems = Record<string, string>
