import type { Snapshot } from '../model'
import { isAtLeast } from '../version'
import type { ConfigProblems, StreamConfig } from './model'

/** Something of a stream's configuration that not every supported nats-server knows. */
export interface Feature {
  /** Its path in JetStream's JSON. */
  field: string
  /** The first line of nats-server that has it. */
  since: string
  label: string
  uses: (c: StreamConfig) => boolean
}

const copies = (c: StreamConfig) => [...(c.mirror ? [c.mirror] : []), ...(c.sources ?? [])]

/**
 * 2.9 and 2.10 drop fields that they do not know in silence, 2.15 refuses the whole request. Read from `StreamConfig` in
 * stream.go at each version, and `setStaticStreamMetadata` in jetstream_versioning.go: 2.11 is API level 1, 2.12 level 2,
 * 2.14 level 4.
 */
export const FEATURES: readonly Feature[] = [
  { field: 'compression', since: '2.10', label: 'Compression', uses: (c) => c.compression === 's2' },
  { field: 'first_seq', since: '2.10', label: 'First sequence', uses: (c) => (c.first_seq ?? 0) > 0 },
  { field: 'metadata', since: '2.10', label: 'Metadata', uses: (c) => c.metadata !== undefined },
  {
    field: 'subject_transform',
    since: '2.10',
    label: 'Subject transform',
    uses: (c) => c.subject_transform !== undefined,
  },
  {
    field: 'sources.subject_transforms',
    since: '2.10',
    label: 'Several filters with transforms',
    uses: (c) => copies(c).some((s) => s.subject_transforms !== undefined),
  },
  {
    field: 'sources.consumer',
    since: '2.14',
    label: 'A consumer to copy through',
    uses: (c) => copies(c).some((s) => s.consumer !== undefined),
  },
  {
    field: 'consumer_limits',
    since: '2.10',
    label: 'Limits for consumers',
    uses: (c) => c.consumer_limits !== undefined,
  },
  { field: 'allow_msg_ttl', since: '2.11', label: 'TTL of messages', uses: (c) => c.allow_msg_ttl === true },
  {
    field: 'subject_delete_marker_ttl',
    since: '2.11',
    label: 'Delete markers',
    uses: (c) => (c.subject_delete_marker_ttl ?? 0) > 0,
  },
  {
    field: 'placement.tags.exclude',
    since: '2.12',
    label: 'Excluded tags',
    uses: (c) => (c.placement?.tags ?? []).some((tag) => tag.startsWith('!')),
  },
  { field: 'allow_msg_counter', since: '2.12', label: 'Counters', uses: (c) => c.allow_msg_counter === true },
  { field: 'allow_atomic', since: '2.12', label: 'Atomic batches', uses: (c) => c.allow_atomic === true },
  {
    field: 'allow_msg_schedules',
    since: '2.12',
    label: 'Schedules',
    uses: (c) => c.allow_msg_schedules === true,
  },
  {
    field: 'persist_mode',
    since: '2.12',
    label: 'Asynchronous writing',
    uses: (c) => c.persist_mode === 'async',
  },
  { field: 'allow_batched', since: '2.14', label: 'Fast batches', uses: (c) => c.allow_batched === true },
]

/** The oldest nats-server with JetStream, which sets what may be used: any of them may lead, or hold a replica. */
export interface Oldest {
  /** null while no version is known: then nothing is held back. */
  version: string | null
  server: string | null
}

export function oldestOf(snapshot: Snapshot): Oldest {
  let oldest: Oldest = { version: null, server: null }
  for (const { key, version, jetstream } of snapshot.servers) {
    if (jetstream === null || version === null) continue
    if (oldest.version === null || !isAtLeast(version, oldest.version)) oldest = { version, server: key }
  }
  return oldest
}

/** Why this feature cannot be used here, in words; null when it can. */
export function lacking(field: string, { version, server }: Oldest): string | null {
  const feature = FEATURES.find((f) => f.field === field)
  if (!feature || version === null || isAtLeast(version, feature.since)) return null
  return `Needs nats-server ${feature.since}; ${server} runs ${version}.`
}

/** What a config uses that the oldest server does not have, by field. */
export function unsupported(config: StreamConfig, oldest: Oldest): ConfigProblems {
  const problems: ConfigProblems = {}
  for (const { field, uses } of FEATURES) {
    const reason = uses(config) ? lacking(field, oldest) : null
    if (reason) problems[field.replace(/\.exclude$/, '')] = reason
  }
  return problems
}
