'use client'
import Link from 'next/link'
import { useMemo } from 'react'
import { ChangeMenu } from '@/components/change/ChangeMenu'
import { Age } from '@/components/live/Age'
import { StreamAge } from '@/components/live/RowAge'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { useDetail } from '@/components/live/useDetail'
import { usePlaces } from '@/components/servers/usePlaces'
import { DataTable } from '@/components/table/DataTable'
import { DetailNotice, OldDetailNotice } from '@/components/table/DetailNotice'
import { TableScroller } from '@/components/table/TableScroller'
import { View } from '@/components/table/View'
import { ClusterName } from '@/components/ui/ClusterName'
import { isStreamDetail } from '@/lib/domain/detail-shape'
import { dateClock, plural } from '@/lib/domain/format'
import type { Stream } from '@/lib/domain/model'
import type { StreamConsumer, StreamDetail } from '@/lib/domain/stream-detail'
import { streamHref } from '@/lib/url/links'
import { consumerColumns } from './consumer-columns'
import { RawConfig } from './RawConfig'
import { SnapshotStreamFacts, StreamFacts } from './StreamFacts'
import { StreamSources } from './StreamSources'
import { LeaderAnswers, Margin, marginWords, Spread } from './Verdicts'

const BY_NAME = { column: 'consumer', direction: 'asc' } as const
const consumerKey = (c: StreamConsumer) => c.name

interface Props {
  account: string
  name: string
  initial: StreamDetail | null
}

/** The page of one stream: every field of `nats stream info`, how safe it is, and its consumers. */
export function StreamPage({ account, name, initial }: Props) {
  const { servers, streams, clusters, tombstones } = useSnapshot()
  const stream = streams.find((s) => s.account === account && s.name === name) ?? null
  const gone = tombstones.find((t) => t.account === account && t.name === name) ?? null
  const { detail, trouble } = useDetail({
    href: `/api${streamHref({ account, name })}`,
    initial,
    is: isStreamDetail,
    row: stream,
  })
  const places = usePlaces()
  const columns = useMemo(() => consumerColumns(clusters, places), [clusters, places])
  const consumers = detail?.consumers ?? null
  const verdict = stream && marginWords(stream)
  return (
    <View
      title={
        <span className="mono" title={name}>
          {name}
        </span>
      }
      chips={
        <span style={{ display: 'inline-flex', gap: 12, alignItems: 'center', fontSize: 12 }}>
          <span style={{ color: 'var(--ink-2)' }}>stream · {account}</span>
          {stream && (
            <>
              <span className="mono">
                <ClusterName name={stream.cluster} clusters={clusters} />
              </span>
              <span style={{ color: 'var(--ink-2)' }}>
                <Spread spread={stream.spread} /> · margin <Margin stream={stream} /> ·{' '}
                <LeaderAnswers stream={stream} />
              </span>
            </>
          )}
        </span>
      }
      actions={
        <>
          <HowKnown detail={detail} stream={stream} />
          {stream && <ChangeMenu stream={stream} />}
        </>
      }
    >
      <TableScroller>
        {stream === null && gone !== null && (
          <DetailNotice tone="crit">
            {name} is gone since {dateClock(gone.since)} UTC, <Age at={gone.since} suffix=" ago" />:{' '}
            {gone.why}.{gone.servers.length > 0 && ` It was held by ${gone.servers.join(', ')}`}
            {gone.messages !== null && ` with ${plural(gone.messages, 'message')}`}
            {gone.servers.length > 0 && '.'} <Link href="/streams">All streams</Link>
          </DetailNotice>
        )}
        {stream === null && gone === null && (
          <DetailNotice tone={detail !== null && trouble === null ? 'warn' : 'crit'}>
            No stream {name} of account {account} is in this snapshot.{' '}
            {detail && (trouble === null ? 'Its leader answers, though. ' : 'Below is what it last was. ')}
            <Link href="/streams">All streams</Link>
          </DetailNotice>
        )}
        {stream !== null && verdict?.tone === 'crit' && (
          <DetailNotice tone="crit">
            {name}: {verdict.text}
            {stream.noLeaderSince && (
              <>
                {' '}
                since {dateClock(stream.noLeaderSince)} UTC, <Age at={stream.noLeaderSince} suffix=" ago" />
              </>
            )}
            .{' '}
            {stream.offlineReason !== null ? (
              `Its servers say: ${stream.offlineReason}. Its data is kept.`
            ) : (
              <>
                {stream.unheldSince && 'It is assigned, but no server that answers holds a copy. '}It needs{' '}
                {stream.quorum.needed} of its replicas and has {stream.quorum.online}.
              </>
            )}
          </DetailNotice>
        )}
        {stream !== null && trouble !== null && (
          <OldDetailNotice trouble={trouble} observedAt={detail?.observedAt ?? null} />
        )}
        {detail ? (
          <StreamFacts
            detail={detail}
            stream={stream}
            version={servers.find((s) => s.key === detail.via)?.version ?? null}
          />
        ) : (
          stream && <SnapshotStreamFacts stream={stream} />
        )}
        {detail && <StreamSources detail={detail} />}
        {(detail !== null || stream !== null) && (
          <DataTable
            title="Consumers"
            aside={consumers && plural(consumers.length, 'consumer')}
            caption={`Consumers of ${name}`}
            columns={columns}
            rows={consumers ?? []}
            rowKey={consumerKey}
            sortKey="sort"
            defaultSort={BY_NAME}
            empty={
              consumers
                ? `${name} has no consumers.`
                : (detail?.consumersWhy ?? 'The consumers are not known: nobody has answered yet.')
            }
          />
        )}
        {detail && <RawConfig raw={detail.config.raw} />}
      </TableScroller>
    </View>
  )
}

/** Who told what the page shows, and how long ago. */
function HowKnown({ detail, stream }: { detail: StreamDetail | null; stream: Stream | null }) {
  if (detail === null && stream === null) return null
  return (
    <span style={{ color: 'var(--ink-3)', fontSize: 12 }}>
      {detail ? `from ${detail.via ?? 'its leader'}` : stream?.via ? `from ${stream.via}` : 'nobody answers'}{' '}
      ·{' '}
      {detail ? (
        <Age at={detail.observedAt} suffix=" ago" />
      ) : (
        stream && <StreamAge stream={stream} suffix=" ago" />
      )}
    </span>
  )
}
