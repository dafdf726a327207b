import type { StreamConfig } from '@/lib/domain/stream-detail'
import { bool, entries, flag, isString, type Json, limit, nanos, num, obj, str, strings } from '../read'
import { decodeStreamOptions } from './stream-options'

const RETENTION = ['limits', 'interest', 'workqueue'] as const
const STORAGE = ['file', 'memory'] as const
const DISCARD = ['old', 'new'] as const
const NS_TO_MS = 1e-6

/** `config` of STREAM.INFO and of JSZ in full; null fields: that version does not write them, or there is no `config`. */
export function decodeStreamConfig(config: Json | null): StreamConfig {
  const placement = obj(config, 'placement')
  return {
    description: str(config, 'description'),
    subjects: strings(config, 'subjects'),
    retention: oneOf(RETENTION, str(config, 'retention')),
    storage: oneOf(STORAGE, str(config, 'storage')),
    replicas: num(config, 'num_replicas'),
    // `no_ack` and `discard_new_per_subject` are left out when false, in every version that is supported.
    acknowledgements: config && !bool(config, 'no_ack'),
    discard: oneOf(DISCARD, str(config, 'discard')),
    discardNewPerSubject: config && bool(config, 'discard_new_per_subject'),
    duplicateWindowMs: nanos(config, 'duplicate_window'),
    allowMsgDelete: not(flag(config, 'deny_delete')),
    allowPurge: not(flag(config, 'deny_purge')),
    allowRollups: flag(config, 'allow_rollup_hdrs'),
    allowDirect: flag(config, 'allow_direct'),
    mirrorDirect: flag(config, 'mirror_direct'),
    sealed: flag(config, 'sealed'),
    compression: str(config, 'compression'),
    maxMessages: limit(config, 'max_msgs'),
    maxMessagesPerSubject: limit(config, 'max_msgs_per_subject'),
    maxBytes: limit(config, 'max_bytes'),
    maxAgeMs: limit(config, 'max_age', NS_TO_MS),
    maxMessageSize: limit(config, 'max_msg_size'),
    maxConsumers: limit(config, 'max_consumers'),
    placement: { cluster: str(placement, 'cluster'), tags: strings(placement, 'tags') },
    metadata: ownMetadata(config),
    options: decodeStreamOptions(config),
    raw: config ?? {},
  }
}

/** Without the server's own notes, which it keeps under `_nats.`. */
function ownMetadata(config: Json | null): Record<string, string> | null {
  const all = entries(config, 'metadata', isString)
  return all && Object.fromEntries(Object.entries(all).filter(([key]) => !key.startsWith('_nats.')))
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((k) => k === value) ?? null
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value
}
