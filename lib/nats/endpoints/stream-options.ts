import type { StreamOptions } from '@/lib/domain/stream-detail'
import { bool, flag, type Json, nanos, num, obj, str } from '../read'

/** What a stream's configuration seldom says. */
export function decodeStreamOptions(config: Json | null): StreamOptions {
  const limits = obj(config, 'consumer_limits')
  return {
    persistMode: str(config, 'persist_mode'),
    firstSeq: num(config, 'first_seq'),
    subjectTransform: transform(obj(config, 'subject_transform')),
    republish: republish(obj(config, 'republish')),
    allowAtomic: flag(config, 'allow_atomic'),
    allowBatched: flag(config, 'allow_batched'),
    allowCounter: flag(config, 'allow_msg_counter'),
    allowMsgTtl: flag(config, 'allow_msg_ttl'),
    allowSchedules: flag(config, 'allow_msg_schedules'),
    deleteMarkerTtlMs: nanos(config, 'subject_delete_marker_ttl'),
    consumerInactiveMs: nanos(limits, 'inactive_threshold'),
    consumerMaxAckPending: num(limits, 'max_ack_pending'),
  }
}

function transform(of: Json | null): StreamOptions['subjectTransform'] {
  return of && { from: str(of, 'src') ?? '>', to: str(of, 'dest') }
}

function republish(of: Json | null): StreamOptions['republish'] {
  return of && { from: str(of, 'src') ?? '>', to: str(of, 'dest'), headersOnly: bool(of, 'headers_only') }
}
