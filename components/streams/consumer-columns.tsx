import { type Column, figure } from '@/components/table/column'
import { count, NOT_KNOWN } from '@/lib/domain/format'
import type { StreamConsumer } from '@/lib/domain/stream-detail'
import { peerWords } from './stream-facts'

const missing = () => 'not reported by the leader of the consumer'

/** Consumers of one stream, a superset of `nats consumer report`. */
export function consumerColumns(): Column<StreamConsumer>[] {
  const number = (id: string, head: string, about: string, value: (c: StreamConsumer) => number | null) =>
    figure<StreamConsumer>({ id, head, about, value, format: count, missing })
  return [
    { id: 'consumer', head: 'Consumer', value: (c) => c.name, title: (c) => c.description ?? undefined },
    {
      id: 'mode',
      head: 'Mode',
      words: true,
      value: (c) => `${c.mode}, ${c.durable ? 'durable' : 'ephemeral'}${c.paused ? ', paused' : ''}`,
    },
    { id: 'filter', head: 'Filter', value: (c) => c.filters.join(', ') || 'all' },
    { id: 'ack', head: 'Ack', words: true, value: (c) => c.ack },
    {
      id: 'leader',
      head: 'Leader',
      value: (c) => c.leader,
      cell: (c) => c.leader ?? <strong style={{ color: 'var(--crit)' }}>no leader</strong>,
    },
    {
      id: 'replicas',
      head: 'Replicas',
      value: (c) => c.replicas.length,
      cell: (c) => c.replicas.map((p) => p.server).join(', ') || NOT_KNOWN,
      title: (c) => c.replicas.map((p) => `${p.server}: ${peerWords(p)}`).join('\n') || 'no other copy',
    },
    number('pending', 'Pending', 'Messages not yet delivered', (c) => c.pending),
    number('ack-pending', 'Ack Pending', 'Delivered and not yet acknowledged', (c) => c.ackPending),
    number('redelivered', 'Redelivered', 'Delivered more than once', (c) => c.redelivered),
    number('waiting', 'Waiting', 'Pull requests that wait', (c) => c.waiting),
    number('delivered', 'Delivered', 'Stream sequence last delivered', (c) => c.deliveredSeq),
    number('ack-floor', 'Ack Floor', 'Stream sequence below which all is acknowledged', (c) => c.ackFloorSeq),
  ]
}
