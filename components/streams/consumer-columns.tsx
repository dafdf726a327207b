import type { Places } from '@/components/servers/usePlaces'
import { type Column, figure } from '@/components/table/column'
import { ClusterName } from '@/components/ui/ClusterName'
import { count, dateClock, duration, NOT_KNOWN } from '@/lib/domain/format'
import type { Cluster, Replica } from '@/lib/domain/model'
import type { StreamConsumer, StreamPeer } from '@/lib/domain/stream-detail'
import { RARE_CONSUMER_COLUMNS } from './consumer-columns-rare'
import { Replicas } from './Replicas'
import { peerWords } from './stream-facts'

const missing = () => 'not reported by the leader of the consumer'
type Text = (c: StreamConsumer) => string | null

/** Consumers of one stream: the columns of `nats consumer report`, then where each one lies, and the facts of `nats consumer info`. */
export function consumerColumns(clusters: readonly Cluster[], places: Places): Column<StreamConsumer>[] {
  const number = (
    id: string,
    head: string,
    about: string,
    value: (c: StreamConsumer) => number | null,
    more: Partial<Parameters<typeof figure<StreamConsumer>>[0]> = {},
  ) => figure<StreamConsumer>({ id, head, about, value, format: count, missing, ...more })
  const text = (id: string, head: string, value: Text, none: string): Column<StreamConsumer> => ({
    id,
    head,
    optional: true,
    value,
    title: (c) => (value(c) === null ? none : undefined),
  })
  const time = (id: string, head: string, value: Text, none: string): Column<StreamConsumer> => ({
    ...text(id, head, value, none),
    cell: (c) => (value(c) === null ? NOT_KNOWN : `${dateClock(value(c))} UTC`),
  })
  const rare = { optional: true } as const
  const place = (c: StreamConsumer) => (c.leader === null ? undefined : places.get(c.leader))
  return [
    { id: 'consumer', head: 'Consumer', value: (c) => c.name, title: (c) => c.description ?? undefined },
    {
      id: 'mode',
      head: 'Mode',
      words: true,
      value: (c) => `${c.mode}, ${c.durable ? 'durable' : 'ephemeral'}${c.paused ? ', paused' : ''}`,
    },
    {
      id: 'filter',
      head: 'Filter',
      clip: true,
      value: (c) => c.filters.join(', ') || 'all',
      file: (c) => (c.filters.length > 0 ? c.filters : 'all'),
    },
    {
      id: 'ack',
      head: 'Ack',
      about: 'Ack policy',
      words: true,
      value: (c) => c.ack,
      title: known((c) => c.ack),
    },
    number('ack-wait', 'Ack wait', 'How long it waits for an acknowledgement', (c) => c.ackWaitMs, {
      format: duration,
      unit: 'ms',
      missing: () => 'it waits for none, or not reported',
    }),
    {
      id: 'cluster',
      head: 'Cluster',
      optional: true,
      value: (c) => c.cluster,
      cell: (c) => <ClusterName name={c.cluster} clusters={clusters} />,
    },
    {
      id: 'replicas',
      head: 'Leader and replicas',
      about: '★ leader, ○ follower, as the leader of the consumer sees them',
      value: (c) => c.leader,
      file: (c) => [
        c.leader ? `${c.leader} (leader)` : 'no leader',
        ...c.replicas.map((p) => `${p.server} (${peerWords(p)})`),
      ],
      cell: (c) => (
        <>
          {c.leader === null && <strong style={{ color: 'var(--crit)' }}>no leader </strong>}
          {(c.leader !== null || c.replicas.length > 0) && (
            <Replicas replicas={members(c)} cluster={c.cluster} />
          )}
        </>
      ),
      title: (c) => c.replicas.map((p) => `${p.server}: ${peerWords(p)}`).join('\n') || 'no other copy',
    },
    number('pending', 'Unprocessed', 'Messages not yet delivered', (c) => c.pending),
    number('ack-pending', 'Ack Pending', 'Delivered and not yet acknowledged', (c) => c.ackPending),
    number('redelivered', 'Redelivered', 'Delivered more than once', (c) => c.redelivered),
    number('waiting', 'Waiting', 'Pull requests that wait', (c) => c.waiting),
    number('delivered', 'Delivered', 'Stream sequence last delivered', (c) => c.deliveredSeq),
    number('ack-floor', 'Ack Floor', 'Stream sequence below which all is acknowledged', (c) => c.ackFloorSeq),
    number('api-level', 'API level', 'What it requires of a server', (c) => c.apiLevel, {
      ...rare,
      missing: () => 'noted since 2.11',
    }),
    text('leader', 'Leader', (c) => c.leader, 'no leader'),
    number('lag', 'Most lag', 'Of the copy that is furthest behind', mostLag, {
      ...rare,
      missing: () => 'no other copy, or only the leader of the consumer knows',
    }),
    text('region', 'Region', (c) => place(c)?.region ?? null, 'no leader that is in the roster'),
    text('az', 'AZ', (c) => place(c)?.az ?? null, 'no AZ tag'),
    text('tags', 'Tags', (c) => place(c)?.tags.join(' ') || null, 'no tags'),
    { ...text('deliver', 'Deliver', (c) => c.deliver, missing()), words: true },
    number(
      'max-ack-pending',
      'Max ack pending',
      'How many may wait for an acknowledgement',
      (c) => c.maxAckPending,
      rare,
    ),
    number('max-deliver', 'Max deliver', '−1: no limit', (c) => c.maxDeliver, rare),
    time('delivered-at', 'Last delivery', (c) => c.deliveredAt, 'none yet'),
    time('acked-at', 'Last ack', (c) => c.ackedAt, 'none yet'),
    time('leader-since', 'Leader since', (c) => c.leaderSince, 'reported since 2.11.9'),
    time('created', 'Created', (c) => c.created, missing()),
    text('description', 'Description', (c) => c.description, 'none'),
    ...RARE_CONSUMER_COLUMNS,
  ]
}

const known = (value: Text) => (c: StreamConsumer) => (value(c) === null ? missing() : undefined)

function mostLag(c: StreamConsumer): number | null {
  const lags = c.replicas.flatMap((p) => p.lag ?? [])
  return lags.length === 0 ? null : Math.max(...lags)
}

/** Leader and followers as the rows of streams have them. */
export function members(c: Pick<StreamConsumer, 'leader' | 'replicas'>): Replica[] {
  const followers = c.replicas.map((p): Replica => {
    return { server: p.server, role: 'follower', state: stateOf(p), lag: p.lag, activeMs: p.activeMs }
  })
  if (c.leader === null) return followers
  const leader: Replica = { server: c.leader, role: 'leader', state: 'current', lag: 0, activeMs: 0 }
  return [leader, ...followers].sort((a, b) => (a.server < b.server ? -1 : 1))
}

function stateOf(p: StreamPeer): Replica['state'] {
  if (p.offline) return 'offline'
  if (p.current === null) return 'unknown'
  return p.current ? 'current' : 'lagging'
}
