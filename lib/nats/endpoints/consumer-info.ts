import type { ConsumerInfo } from '@/lib/domain/consumer-info'
import { entries, flag, isoTime, type Json, nanos, num, obj, str, strings } from '../read'

const isText = (value: unknown): value is string => typeof value === 'string'

/** Of one entry of CONSUMER.LIST, or of `consumer_detail` in JSZ. */
export function decodeConsumerInfo(info: Json): ConsumerInfo {
  const config = obj(info, 'config')
  const bits = num(config, 'rate_limit_bps')
  const metadata = Object.entries(entries(config, 'metadata', isText) ?? {})
  const backoff = config?.backoff
  return {
    deliverSubject: str(config, 'deliver_subject'),
    deliverGroup: str(config, 'deliver_group'),
    hasInterest: flag(info, 'push_bound'),
    startSeq: num(config, 'opt_start_seq'),
    startAt: isoTime(config, 'opt_start_time'),
    replay: str(config, 'replay_policy'),
    sampling: str(config, 'sample_freq'),
    rateLimit: bits === null ? null : bits / 8,
    maxWaiting: num(config, 'max_waiting'),
    heartbeatMs: nanos(config, 'idle_heartbeat'),
    flowControl: flag(config, 'flow_control'),
    headersOnly: flag(config, 'headers_only'),
    inactiveMs: nanos(config, 'inactive_threshold'),
    maxExpiresMs: nanos(config, 'max_expires'),
    maxBatch: num(config, 'max_batch'),
    maxBytes: num(config, 'max_bytes'),
    backoffMs: Array.isArray(backoff)
      ? backoff.flatMap((ns) => (typeof ns === 'number' ? [ns / 1e6] : []))
      : [],
    replicasWanted: num(config, 'num_replicas'),
    memoryStorage: flag(config, 'mem_storage'),
    pauseUntil: isoTime(config, 'pause_until'),
    priorityPolicy: str(config, 'priority_policy'),
    priorityGroups: strings(config, 'priority_groups'),
    pinnedTtlMs: nanos(config, 'priority_timeout'),
    metadata: Object.fromEntries(metadata.filter(([key]) => !key.startsWith('_nats.'))),
    raftGroup: str(obj(info, 'cluster'), 'raft_group'),
    deliveredConsumerSeq: num(obj(info, 'delivered'), 'consumer_seq'),
    ackFloorConsumerSeq: num(obj(info, 'ack_floor'), 'consumer_seq'),
  }
}
