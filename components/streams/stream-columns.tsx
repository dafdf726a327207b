import type { Places } from '@/components/servers/usePlaces'
import { ageColumn } from '@/components/table/age-column'
import type { Column } from '@/components/table/column'
import { RowLink } from '@/components/table/RowLink'
import { ClusterName } from '@/components/ui/ClusterName'
import { PinButton } from '@/components/ui/PinButton'
import { bytes, clock, count, NOT_KNOWN, plural } from '@/lib/domain/format'
import { type Cluster, type Replica, type Stream, streamKey } from '@/lib/domain/model'
import { roleWord } from '@/lib/domain/replica-role'
import { streamSeenAt } from '@/lib/domain/seen-at'
import { streamHref } from '@/lib/url/links'
import { Replicas } from './Replicas'
import { rareStreamColumns } from './stream-columns-rare'
import { exactBytes, missing, number } from './stream-figure'
import { Margin, Spread } from './Verdicts'

/** Stream Report: the columns of `nats stream report`, then how safe the stream is and how we know. */
export function streamColumns(clusters: readonly Cluster[], places: Places): Column<Stream>[] {
  return [
    {
      id: 'stream',
      head: 'Stream',
      value: (s) => s.name,
      cell: (s) => (
        <RowLink href={streamHref(s)} name={s.name}>
          <PinButton streamKey={streamKey(s)} name={s.name} inTable />
        </RowLink>
      ),
      title: (s) => streamKey(s),
    },
    { id: 'account', head: 'Account', drawn: 3, value: (s) => s.account },
    {
      id: 'storage',
      optional: true,
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
      file: placementText,
      cell: (s) => <Placement stream={s} clusters={clusters} />,
      title: placementTitle,
    },
    number('consumers', 'Consumers', (s) => s.consumers, { drawn: 4 }),
    number('messages', 'Messages', (s) => s.messages),
    number('bytes', 'Bytes', (s) => s.bytes, { format: bytes, exact: exactBytes, unit: 'B' }),
    {
      ...number('lost', 'Lost', (s) => s.lost, { about: 'Messages lost, as the leader says' }),
      cell: (s) =>
        s.lost ? (
          <strong style={{ color: 'var(--crit)' }}>
            {count(s.lost)} ({bytes(s.lostBytes)})
          </strong>
        ) : (
          count(s.lost)
        ),
    },
    number('deleted', 'Deleted', (s) => s.deleted, { about: 'Messages deleted inside the stream', drawn: 3 }),
    {
      id: 'replicas',
      head: 'Replicas',
      about: '★ leader, ○ follower, as the leader sees them',
      value: (s) => s.leader,
      file: (s) => s.replicas.map((r) => replicaText(r, s.replicas)),
      cell: (s) => <Replicas replicas={s.replicas} cluster={s.cluster} />,
    },
    {
      id: 'spread',
      head: 'Spread',
      about: 'Failure domains over which the replicas lie',
      words: true,
      value: (s) => s.spread.regions * 1e6 + s.spread.azs * 1e3 + s.spread.servers,
      file: (s) => spreadText(s.spread),
      cell: (s) => (s.replicas.length === 0 ? NOT_KNOWN : <Spread spread={s.spread} />),
      title: (s) => (s.replicas.length === 0 ? 'no replica is known' : plural(s.spread.servers, 'server')),
    },
    {
      id: 'margin',
      head: 'Margin',
      about: 'How many more replicas may fail before writes stop',
      words: true,
      value: (s) => (s.leader === null ? Number.NEGATIVE_INFINITY : s.quorum.margin),
      file: (s) => s.quorum.margin,
      cell: (s) => <Margin stream={s} />,
      title: marginTitle,
    },
    ageColumn({
      about: 'Since a replica last answered about it',
      unit: 'observed at',
      since: streamSeenAt,
    }),
    { id: 'via', head: 'via', about: 'The server that answered', value: (s) => s.via, title: viaTitle },
    ...rareStreamColumns(places),
  ]
}

const viaTitle = (s: Stream) => (s.via === null ? missing(s) : undefined)

/** `rg2-az1 (leader)`, `rg2-az2 (follower, lagging, 38 behind)`. */
function replicaText(r: Replica, all: readonly Replica[]): string {
  const state = r.state === 'current' ? '' : `, ${r.state}`
  return `${r.server} (${roleWord(r, all)}${state}${r.lag ? `, ${r.lag} behind` : ''})`
}

const spreadText = (s: Stream['spread']) =>
  `${plural(s.servers, 'server')}, ${plural(s.azs, 'AZ')}, ${plural(s.regions, 'region')}`

function marginTitle({ quorum, noLeaderSince, offlineReason, electing }: Stream): string {
  if (offlineReason !== null) return `by its servers: ${offlineReason}`
  const counts = `needs ${quorum.needed}, has ${quorum.online}`
  if (electing) return `${counts}; its group hands over, writes wait for a moment`
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
  const wanted = s.replicasWanted === null ? 'replicas not reported' : `R${s.replicasWanted}`
  return `asked ${askedText(s) || 'no place'}, ${wanted}; lies in ${s.cluster ?? 'a cluster not known'}`
}

/** The same with `replicas: 3`, as the cell shows it too; not told is left out. */
const placementText = (s: Stream): string =>
  [askedText(s), s.replicasWanted !== null && `replicas: ${s.replicasWanted}`].filter(Boolean).join(' ')

/** `cluster: rg2 tags: az:1, ssd`, as the CLI writes it; empty when nothing was asked for. */
function askedText({ placement: { cluster, tags } }: Stream): string {
  const parts = [cluster && `cluster: ${cluster}`, tags.length > 0 && `tags: ${tags.join(', ')}`]
  return parts.filter(Boolean).join(' ')
}
