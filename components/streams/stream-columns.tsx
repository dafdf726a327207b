import Link from 'next/link'
import { StreamAge } from '@/components/live/RowAge'
import { type Column, type Footer, figure } from '@/components/table/column'
import { ClusterName } from '@/components/ui/ClusterName'
import { PinButton } from '@/components/ui/PinButton'
import { bytes, clock, count, NOT_KNOWN, plural } from '@/lib/domain/format'
import { type Cluster, type Stream, streamKey } from '@/lib/domain/model'
import { total, totalText } from '@/lib/domain/total'
import { streamHref } from '@/lib/url/links'
import { Replicas } from './Replicas'
import { Margin, Spread } from './Verdicts'

const exactBytes = (n: number | null) => `${count(n)} B`
const missing = (s: Stream) =>
  s.observedAt === null
    ? 'no replica has answered yet'
    : `not reported by ${s.via ?? 'the server that answered'}`

/** Stream Report: the columns of `nats stream report`, then how safe the stream is and how we know. */
export function streamColumns(clusters: readonly Cluster[]): Column<Stream>[] {
  const number = (
    id: string,
    head: string,
    value: (s: Stream) => number | null,
    more: Partial<Pick<Parameters<typeof figure<Stream>>[0], 'format' | 'exact' | 'about' | 'drawn'>> = {},
  ) => figure<Stream>({ id, head, value, format: count, missing, ...more })
  return [
    {
      id: 'stream',
      head: 'Stream',
      value: (s) => s.name,
      cell: (s) => (
        <>
          <Link href={streamHref(s)} tabIndex={-1} prefetch={false}>
            {s.name}
          </Link>
          <PinButton streamKey={streamKey(s)} name={s.name} inTable />
        </>
      ),
      title: (s) => streamKey(s),
    },
    { id: 'account', head: 'Account', drawn: 3, value: (s) => s.account },
    {
      id: 'storage',
      head: 'Storage',
      words: true,
      value: (s) => s.storage,
      cell: (s) => (s.storage === null ? NOT_KNOWN : s.storage === 'file' ? 'File' : 'Memory'),
      title: (s) => (s.storage === null ? missing(s) : undefined),
    },
    {
      id: 'placement',
      head: 'Placement',
      about: 'Cluster and tags asked for, and replicas wanted',
      value: (s) => `${s.placement.cluster ?? s.cluster ?? ''} ${s.placement.tags.join(' ')}`,
      cell: (s) => <Placement stream={s} clusters={clusters} />,
      title: placementTitle,
    },
    number('consumers', 'Consumers', (s) => s.consumers, { drawn: 4 }),
    number('messages', 'Messages', (s) => s.messages),
    number('bytes', 'Bytes', (s) => s.bytes, { format: bytes, exact: exactBytes }),
    {
      ...number('lost', 'Lost', (s) => s.lost, { about: 'Messages lost, as the leader says' }),
      cell: (s) =>
        s.lost ? <strong style={{ color: 'var(--crit)' }}>{count(s.lost)}</strong> : count(s.lost),
    },
    number('deleted', 'Deleted', (s) => s.deleted, { about: 'Messages deleted inside the stream', drawn: 3 }),
    {
      id: 'replicas',
      head: 'Replicas',
      about: '★ leader, ○ follower, as the leader sees them',
      value: (s) => s.leader,
      cell: (s) => <Replicas replicas={s.replicas} cluster={s.cluster} />,
    },
    {
      id: 'margin',
      head: 'Margin',
      about: 'How many more replicas may fail before writes stop',
      words: true,
      value: (s) => (s.leader === null ? Number.NEGATIVE_INFINITY : s.quorum.margin),
      cell: (s) => <Margin stream={s} />,
      title: marginTitle,
    },
    {
      id: 'spread',
      head: 'Spread',
      about: 'Failure domains over which the replicas lie',
      words: true,
      value: (s) => s.spread.regions * 1e6 + s.spread.azs * 1e3 + s.spread.servers,
      cell: (s) => (s.replicas.length === 0 ? NOT_KNOWN : <Spread spread={s.spread} />),
      title: (s) => plural(s.spread.servers, 'server'),
    },
    {
      id: 'age',
      head: 'Age',
      align: 'end',
      about: 'Since a replica last answered about it',
      value: (s) => (s.observedAt === null ? null : -Date.parse(s.observedAt)),
      cell: (s) => <StreamAge stream={s} />,
    },
    { id: 'via', head: 'via', about: 'The server that answered', value: (s) => s.via },
  ]
}

function marginTitle({ quorum, noLeaderSince }: Stream): string {
  const counts = `needs ${quorum.needed}, has ${quorum.online}`
  return noLeaderSince === null
    ? counts
    : `${counts}; no leader since ${clock(noLeaderSince)} UTC, writes stop`
}

function Placement({ stream, clusters }: { stream: Stream; clusters: readonly Cluster[] }) {
  return (
    <>
      <ClusterName name={stream.placement.cluster ?? stream.cluster} clusters={clusters} />{' '}
      {stream.placement.tags.join(' ')}{' '}
      <span style={{ color: 'var(--ink-3)' }}>R{stream.replicasWanted ?? '?'}</span>
    </>
  )
}

function placementTitle(s: Stream): string {
  const { cluster, tags } = s.placement
  const asked = [cluster && `cluster: ${cluster}`, tags.length > 0 && `tags: ${tags.join(', ')}`].filter(
    Boolean,
  )
  const wanted = s.replicasWanted === null ? 'replicas not reported' : `R${s.replicasWanted}`
  return `asked ${asked.join(', ') || 'no place'}, ${wanted}; lies in ${s.cluster ?? 'a cluster not known'}`
}

/** Footer of Stream Report; `partial` is why the sums are lower bounds, or null. */
export function streamFooter(streams: readonly Stream[], partial: string | null): Footer {
  const sum = (value: (s: Stream) => number | null, format: (n: number | null) => string) => {
    const t = total(streams, value)
    return {
      content: totalText({ sum: t.sum, partial: t.partial || partial !== null }, format),
      title: partial ?? undefined,
    }
  }
  return {
    stream: { content: plural(streams.length, 'stream') },
    account: { content: plural(new Set(streams.map((s) => s.account)).size, 'acc.', 'acc.') },
    consumers: sum((s) => s.consumers, count),
    messages: sum((s) => s.messages, count),
    bytes: sum((s) => s.bytes, bytes),
    lost: sum((s) => s.lost, count),
    deleted: sum((s) => s.deleted, count),
    replicas: { content: <span style={{ fontWeight: 400, fontFamily: 'var(--sans)' }}>{partial}</span> },
  }
}
