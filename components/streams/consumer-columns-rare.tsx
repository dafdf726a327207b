import { type Column, figure } from '@/components/table/column'
import type { ConsumerInfo } from '@/lib/domain/consumer-info'
import { bytes, count, dateClock, duration, NOT_KNOWN } from '@/lib/domain/format'
import type { StreamConsumer } from '@/lib/domain/stream-detail'

const NOT_SET = 'not set, or not reported'
type C = Column<StreamConsumer>
type Said<T> = (i: ConsumerInfo) => T | null

const text = (id: string, head: string, of: Said<string | boolean>, about?: string): C => ({
  id,
  head,
  about,
  optional: true,
  value: (c) => of(c.info),
  title: (c) => (of(c.info) === null ? NOT_SET : undefined),
})
const list = (id: string, head: string, of: (i: ConsumerInfo) => readonly string[], about?: string): C => ({
  ...text(id, head, (i) => of(i).join(', ') || null, about),
  clip: true,
  file: (c) => of(c.info),
})
const time = (id: string, head: string, of: Said<string>): C => ({
  ...text(id, head, of),
  cell: (c) => (of(c.info) === null ? NOT_KNOWN : `${dateClock(of(c.info))} UTC`),
})
const number = (
  id: string,
  head: string,
  of: Said<number>,
  more: { about?: string; unit?: string; format?: (n: number | null) => string } = {},
): C =>
  figure<StreamConsumer>({
    id,
    head,
    optional: true,
    value: (c) => of(c.info),
    format: count,
    missing: () => NOT_SET,
    ...more,
  })
const span = { format: duration, unit: 'ms' }

/** What else `nats consumer info` says, in its order; there to be chosen. */
export const RARE_CONSUMER_COLUMNS: readonly C[] = [
  text('deliver-subject', 'Delivery subject', (i) => i.deliverSubject, 'Of a push consumer'),
  text('deliver-group', 'Queue group', (i) => i.deliverGroup),
  text(
    'interest',
    'Active interest',
    (i) => i.hasInterest,
    'Whether somebody listens at the delivery subject',
  ),
  number('start-seq', 'From sequence', (i) => i.startSeq),
  time('start-time', 'Since', (i) => i.startAt),
  text('replay', 'Replay', (i) => i.replay),
  text('sampling', 'Sampling', (i) => i.sampling),
  number('rate-limit', 'Rate limit', (i) => i.rateLimit, {
    about: 'A second',
    unit: 'B/s',
    format: (n) => (n === null ? NOT_KNOWN : `${bytes(n)}/s`),
  }),
  number('max-waiting', 'Max waiting', (i) => i.maxWaiting, { about: 'Pull requests that may wait' }),
  number('heartbeat', 'Heartbeat', (i) => i.heartbeatMs, { about: 'While idle', ...span }),
  text('flow-control', 'Flow control', (i) => i.flowControl),
  text('headers-only', 'Headers only', (i) => i.headersOnly),
  number('inactive', 'Inactive threshold', (i) => i.inactiveMs, { about: 'Then it is removed', ...span }),
  number('max-expires', 'Max pull expire', (i) => i.maxExpiresMs, span),
  number('max-batch', 'Max pull batch', (i) => i.maxBatch),
  number('max-bytes', 'Max pull bytes', (i) => i.maxBytes, { format: bytes, unit: 'B' }),
  list('backoff', 'Backoff', (i) => i.backoffMs.map(duration)),
  number('replicas-wanted', 'R', (i) => i.replicasWanted, {
    about: 'Replicas wanted; as many as the stream has where it says so',
    format: (n) => (n === 0 ? 'as the stream' : count(n)),
  }),
  text('memory', 'Memory storage', (i) => i.memoryStorage),
  time('paused-until', 'Paused until', (i) => i.pauseUntil),
  text('priority', 'Priority policy', (i) => i.priorityPolicy),
  list('priority-groups', 'Priority groups', (i) => i.priorityGroups),
  number('pinned-ttl', 'Pinned TTL', (i) => i.pinnedTtlMs, span),
  list('metadata', 'Metadata', (i) => Object.entries(i.metadata).map(([key, value]) => `${key}: ${value}`)),
  text('raft-group', 'Raft group', (i) => i.raftGroup),
  number('delivered-own', 'Delivered, own count', (i) => i.deliveredConsumerSeq, {
    about: 'Consumer sequence last delivered',
  }),
  number('ack-floor-own', 'Ack floor, own count', (i) => i.ackFloorConsumerSeq, {
    about: 'Consumer sequence below which all is acknowledged',
  }),
]
