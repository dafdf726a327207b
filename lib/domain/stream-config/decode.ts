import {
  COMPRESSIONS,
  type ConfigProblems,
  type ConsumerLimits,
  DEFAULT_WINDOW,
  DISCARDS,
  PERSIST_MODES,
  RETENTIONS,
  type SourceConfig,
  STORAGES,
  type StreamConfig,
  type Transform,
} from './model'
import { Reader } from './reader'

/** A config that was read from JSON. */
export interface Decoded {
  /** What could be read; fields that could not are at their default, and named in `problems`. */
  config: StreamConfig
  problems: ConfigProblems
  /** Fields by path that Orrery does not know, with their values: kept, and sent as they are. */
  unknown: Record<string, unknown>
}

/**
 * Reads JetStream's own JSON; anything left out is at the default of the `nats` CLI, but direct access: off. nats-server takes 0 and less for
 * "unlimited" in limits, and so does this. Metadata that nats-server adds of itself (`_nats.*`) is left out.
 */
export function decodeConfig(value: unknown): Decoded {
  const problems: ConfigProblems = {}
  const empty = { name: '', subjects: [] }
  const of = Reader.of(value, problems) ?? Reader.of({}, {})
  if (!of) throw new Error('an empty object is an object')
  const limit = (key: string) => {
    const n = of.whole(key)
    return n === undefined || n <= 0 ? -1 : n
  }
  const maxAge = of.whole('max_age') ?? 0
  const mirror = of.object('mirror')
  const sources = of.objects('sources')
  const copies = mirror !== undefined || (sources?.length ?? 0) > 0
  const shortest = maxAge > 0 && maxAge < DEFAULT_WINDOW ? maxAge : DEFAULT_WINDOW
  const window = of.whole('duplicate_window') ?? 0
  const placement = of.object('placement')
  const tags = placement?.texts('tags') ?? []
  const cluster = placement?.text('cluster')
  const transform = of.object('subject_transform')
  const republish = of.object('republish')
  const limits = of.object('consumer_limits')
  const metadata = Object.entries(of.map('metadata') ?? {}).filter(([key]) => !key.startsWith('_nats.'))
  const config: StreamConfig = {
    ...empty,
    name: of.text('name') ?? '',
    ...ifAny('description', of.text('description')),
    subjects: of.texts('subjects') ?? [],
    retention: of.oneOf('retention', RETENTIONS) ?? 'limits',
    storage: of.oneOf('storage', STORAGES) ?? 'file',
    num_replicas: Number(of.whole('num_replicas') ?? 0) || 1,
    discard: of.oneOf('discard', DISCARDS) ?? 'old',
    max_age: maxAge,
    max_bytes: limit('max_bytes'),
    max_msgs: limit('max_msgs'),
    max_msgs_per_subject: limit('max_msgs_per_subject'),
    max_msg_size: limit('max_msg_size'),
    max_consumers: limit('max_consumers'),
    duplicate_window: window !== 0 || copies ? window : shortest,
    allow_rollup_hdrs: of.bool('allow_rollup_hdrs') ?? false,
    deny_delete: of.bool('deny_delete') ?? false,
    deny_purge: of.bool('deny_purge') ?? false,
    ...ifAny(
      'placement',
      cluster || tags.length > 0
        ? { ...ifAny('cluster', cluster), ...(tags.length > 0 ? { tags } : {}) }
        : undefined,
    ),
    ...ifAny('no_ack', of.bool('no_ack')),
    ...ifAny('discard_new_per_subject', of.bool('discard_new_per_subject')),
    ...ifAny('allow_direct', of.bool('allow_direct')),
    ...ifAny('mirror_direct', of.bool('mirror_direct')),
    ...ifAny('compression', not('none', of.oneOf('compression', COMPRESSIONS))),
    ...ifAny('first_seq', of.whole('first_seq')),
    ...ifAny('persist_mode', not('default', of.oneOf('persist_mode', PERSIST_MODES))),
    ...ifAny('mirror', mirror && source(mirror)),
    ...ifAny('sources', sources && sources.length > 0 ? sources.map(source) : undefined),
    ...ifAny('subject_transform', transform && mapping(transform)),
    ...ifAny(
      'republish',
      republish && { ...mapping(republish), ...ifAny('headers_only', republish.bool('headers_only')) },
    ),
    ...ifAny('consumer_limits', limits && consumerLimits(limits)),
    ...ifAny('metadata', metadata.length > 0 ? Object.fromEntries(metadata) : undefined),
    ...ifAny('allow_msg_ttl', of.bool('allow_msg_ttl')),
    ...ifAny('subject_delete_marker_ttl', of.whole('subject_delete_marker_ttl')),
    ...ifAny('allow_msg_counter', of.bool('allow_msg_counter')),
    ...ifAny('allow_atomic', of.bool('allow_atomic')),
    ...ifAny('allow_batched', of.bool('allow_batched')),
    ...ifAny('allow_msg_schedules', of.bool('allow_msg_schedules')),
    ...ifAny('sealed', of.bool('sealed')),
  }
  return { config, problems, unknown: of.unknown() }
}

/** `{ [key]: value }`, or nothing for undefined, false, 0 and '', which are what leaving it out means. */
function ifAny<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  const out: { [P in K]?: V } = {}
  if (value) out[key] = value
  return out
}

const not = <T extends string>(usual: string, value: T | undefined) => (value === usual ? undefined : value)

const mapping = (of: Reader): Transform => ({ src: of.text('src') ?? '', dest: of.text('dest') ?? '' })

function consumerLimits(of: Reader): ConsumerLimits | undefined {
  const limits = {
    ...ifAny('inactive_threshold', of.whole('inactive_threshold')),
    ...ifAny('max_ack_pending', of.whole('max_ack_pending')),
  }
  return Object.keys(limits).length > 0 ? limits : undefined
}

function source(of: Reader): SourceConfig {
  const external = of.object('external')
  const transforms = of.objects('subject_transforms')?.map(mapping) ?? []
  const consumer = of.object('consumer')
  return {
    name: of.text('name') ?? '',
    ...ifAny('opt_start_seq', of.whole('opt_start_seq')),
    ...ifAny('opt_start_time', of.text('opt_start_time')),
    ...ifAny('filter_subject', of.text('filter_subject')),
    ...ifAny('subject_transforms', transforms.length > 0 ? transforms : undefined),
    ...ifAny(
      'external',
      external && { api: external.text('api') ?? '', ...ifAny('deliver', external.text('deliver')) },
    ),
    ...ifAny(
      'consumer',
      consumer && {
        name: consumer.text('name') ?? '',
        deliver_subject: consumer.text('deliver_subject') ?? '',
      },
    ),
  }
}
