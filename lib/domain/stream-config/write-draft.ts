import type { Whole } from '../exact-json'
import type { Decoded } from './decode'
import { emptyDraft, type SourceDraft, type StreamDraft } from './draft'
import { formatDuration } from './duration'
import type { SourceConfig } from './model'
import { formatSize } from './size'

/** The form as if somebody had typed this config; `readDraft` reads it back to the same. */
export function writeDraft(
  account: string,
  { config: c, unknown }: Pick<Decoded, 'config' | 'unknown'>,
): StreamDraft {
  const size = (n: Whole) => (n < 0 ? '' : formatSize(n))
  const count = (n: Whole) => (n < 0 ? '' : String(n))
  const some = (n: Whole | undefined) => (n === undefined || n === 0 ? '' : String(n))
  const ns = (n: Whole | undefined) => (n === undefined || n === 0 ? '' : formatDuration(n))
  return {
    ...emptyDraft(account),
    name: c.name,
    description: c.description ?? '',
    subjects: c.subjects,
    storage: c.storage,
    cluster: c.placement?.cluster ?? '',
    tags: c.placement?.tags ?? [],
    replicas: c.num_replicas,
    maxAge: ns(c.max_age),
    maxBytes: size(c.max_bytes),
    maxMsgs: count(c.max_msgs),
    maxMsgsPerSubject: count(c.max_msgs_per_subject),
    maxMsgSize: size(c.max_msg_size),
    maxConsumers: count(c.max_consumers),
    retention: c.retention,
    discard: c.discard,
    discardPerSubject: c.discard_new_per_subject ?? false,
    dupeWindow: ns(c.duplicate_window),
    noAck: c.no_ack ?? false,
    allowRollup: c.allow_rollup_hdrs,
    denyDelete: c.deny_delete,
    denyPurge: c.deny_purge,
    allowDirect: c.allow_direct ?? false,
    mirrorDirect: c.mirror_direct ?? false,
    compression: c.compression ?? 'none',
    firstSeq: some(c.first_seq),
    persistMode: c.persist_mode ?? 'default',
    mirror: c.mirror ? writeSource(c.mirror) : null,
    sources: (c.sources ?? []).map(writeSource),
    transformSource: c.subject_transform?.src ?? '',
    transformDestination: c.subject_transform?.dest ?? '',
    republishSource: c.republish?.src ?? '',
    republishDestination: c.republish?.dest ?? '',
    republishHeadersOnly: c.republish?.headers_only ?? false,
    inactiveThreshold: ns(c.consumer_limits?.inactive_threshold),
    maxAckPending: some(c.consumer_limits?.max_ack_pending),
    metadata: Object.entries(c.metadata ?? {}).map(([key, value]) => ({ key, value })),
    allowMsgTtl: c.allow_msg_ttl ?? false,
    markerTtl: ns(c.subject_delete_marker_ttl),
    counter: c.allow_msg_counter ?? false,
    atomic: c.allow_atomic ?? false,
    batched: c.allow_batched ?? false,
    schedules: c.allow_msg_schedules ?? false,
    unknown,
  }
}

function writeSource(s: SourceConfig): SourceDraft {
  return {
    name: s.name,
    startSeq: s.opt_start_seq === undefined ? '' : String(s.opt_start_seq),
    startTime: s.opt_start_time ?? '',
    filter: s.filter_subject ?? '',
    transforms: (s.subject_transforms ?? []).map(({ src, dest }) => ({ source: src, destination: dest })),
    apiPrefix: s.external?.api ?? '',
    deliverPrefix: s.external?.deliver ?? '',
    consumerName: s.consumer?.name ?? '',
    consumerSubject: s.consumer?.deliver_subject ?? '',
  }
}
