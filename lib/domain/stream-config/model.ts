/**
 * The part of JetStream's StreamConfig that Orrery writes: only fields which every supported nats-server knows
 * (2.9 on), in JetStream's own JSON names. Durations are ns, sizes bytes; −1 is unlimited, `max_age` 0 is unlimited.
 * Newer fields stay out on purpose: 2.9 and 2.10 drop unknown ones in silence, 2.15 refuses the whole request.
 */
export interface StreamConfig {
  name: string
  description?: string
  subjects: string[]
  retention: Retention
  storage: Storage
  num_replicas: number
  discard: Discard
  max_age: number
  max_bytes: number
  max_msgs: number
  max_msgs_per_subject: number
  max_msg_size: number
  max_consumers: number
  duplicate_window: number
  allow_rollup_hdrs: boolean
  deny_delete: boolean
  deny_purge: boolean
  placement?: Placement
}

export interface Placement {
  cluster?: string
  tags?: string[]
}

export const RETENTIONS = ['limits', 'interest', 'workqueue'] as const
export type Retention = (typeof RETENTIONS)[number]
export const STORAGES = ['file', 'memory'] as const
export type Storage = (typeof STORAGES)[number]
export const DISCARDS = ['old', 'new'] as const
export type Discard = (typeof DISCARDS)[number]

/** Largest number of replicas (nats-server, `StreamMaxReplicas`). */
export const MAX_REPLICAS = 5

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
    duplicate_window: 120_000_000_000,
    allow_rollup_hdrs: false,
    deny_delete: false,
    deny_purge: false,
  }
}

/** A value that was read, or why it cannot be, in words for the person who typed it. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: string }
