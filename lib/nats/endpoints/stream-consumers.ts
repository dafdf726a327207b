import type { StreamConsumer } from '@/lib/domain/stream-detail'
import { flag, isoTime, type Json, nanos, num, obj, str, strings } from '../read'
import { requiredApiLevel } from './api-level'
import { decodeConsumerInfo } from './consumer-info'
import { decodeFollowers, type NameOfPeer } from './stream-group'

/** One consumer as one server reports it; `reporter` null: its leader, as with CONSUMER.LIST. */
export interface ConsumerRow {
  reporter: string | null
  info: Json
}

/**
 * Each consumer once, by name, from the row of its own leader where there is one. Other servers do not know what is
 * pending (since 2.10 they say 0) nor who waits, so there these are null.
 */
export function decodeConsumers(rows: ConsumerRow[], nameOf: NameOfPeer): StreamConsumer[] {
  const best = new Map<string, ConsumerRow>()
  for (const row of rows) {
    const name = str(row.info, 'name')
    if (name === null) continue
    const known = best.get(name)
    if (!known || (!isLeaders(known) && isLeaders(row))) best.set(name, row)
  }
  return [...best]
    .map(([name, row]) => decodeConsumer(name, row, nameOf))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** A consumer without a group has nobody else to know better. */
function isLeaders({ reporter, info }: ConsumerRow): boolean {
  const cluster = obj(info, 'cluster')
  const leader = str(cluster, 'leader')
  return cluster === null || (leader !== null && (reporter === null || reporter === leader))
}

function decodeConsumer(name: string, row: ConsumerRow, nameOf: NameOfPeer): StreamConsumer {
  const { info } = row
  const config = obj(info, 'config')
  const cluster = obj(info, 'cluster')
  const fromLeader = isLeaders(row)
  const filter = str(config, 'filter_subject')
  return {
    name,
    durable: str(config, 'durable_name') !== null,
    mode: str(config, 'deliver_subject') === null ? 'pull' : 'push',
    description: str(config, 'description'),
    filters: filter === null ? strings(config, 'filter_subjects') : [filter],
    deliver: str(config, 'deliver_policy'),
    ack: str(config, 'ack_policy'),
    ackWaitMs: nanos(config, 'ack_wait'),
    leader: str(cluster, 'leader'),
    replicas: decodeFollowers(cluster, row.reporter, nameOf),
    pending: fromLeader ? num(info, 'num_pending') : null,
    ackPending: num(info, 'num_ack_pending'),
    redelivered: num(info, 'num_redelivered'),
    waiting: fromLeader ? num(info, 'num_waiting') : null,
    deliveredSeq: num(obj(info, 'delivered'), 'stream_seq'),
    ackFloorSeq: num(obj(info, 'ack_floor'), 'stream_seq'),
    created: isoTime(info, 'created'),
    paused: flag(info, 'paused'),
    cluster: str(cluster, 'name'),
    apiLevel: requiredApiLevel(config),
    leaderSince: isoTime(cluster, 'leader_since'),
    deliveredAt: isoTime(obj(info, 'delivered'), 'last_active'),
    ackedAt: isoTime(obj(info, 'ack_floor'), 'last_active'),
    maxAckPending: num(config, 'max_ack_pending'),
    maxDeliver: num(config, 'max_deliver'),
    info: decodeConsumerInfo(info),
  }
}
