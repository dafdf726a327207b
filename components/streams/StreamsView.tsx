'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { FilteredOut } from '@/components/filter/FilteredOut'
import { useSieve } from '@/components/filter/useFilter'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { usePlaces } from '@/components/servers/usePlaces'
import { TableGrid } from '@/components/table/TableGrid'
import { TableScroller } from '@/components/table/TableScroller'
import { TableTools } from '@/components/table/TableTools'
import { useTable } from '@/components/table/useTable'
import { Chip, View } from '@/components/table/View'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { useSelection } from '@/components/ui/useSelection'
import { count } from '@/lib/domain/format'
import { type Stream, streamKey } from '@/lib/domain/model'
import { streamHref } from '@/lib/url/links'
import { Inaccessible } from './Inaccessible'
import { NewStream } from './NewStream'
import { ReplicationReport } from './ReplicationReport'
import { streamColumns } from './stream-columns'
import { streamFooter } from './stream-footer'
import { isStale, partialReason, streamHealth } from './stream-health'
import { Tombstones } from './Tombstones'

const BY_BYTES = { column: 'bytes', direction: 'desc' } as const

/** Stream Report. `writable` names the accounts in which streams may be created; none means read-only. */
export function StreamsView({ writable }: { writable: readonly string[] }) {
  const snapshot = useSnapshot()
  const { streams, clusters, tombstones } = snapshot
  const sieve = useSieve()
  const shown = useMemo(() => sieve.sift('stream', streams), [sieve, streams])
  const [selection, select] = useSelection()
  const router = useRouter()
  const places = usePlaces()
  const columns = useMemo(() => streamColumns(clusters, places), [clusters, places])
  const pick = useCallback(
    (s: { account: string; name: string }) => void select({ kind: 'stream', id: streamKey(s) }),
    [select],
  )
  const open = useCallback((s: { account: string; name: string }) => router.push(streamHref(s)), [router])
  const selected = selection?.kind === 'stream' ? selection.id : null
  const report = useTable({
    caption: 'Stream Report',
    columns,
    rows: shown.kept,
    sortKey: 'sort',
    defaultSort: BY_BYTES,
  })
  return (
    <View
      title="Streams"
      needs="streams"
      chips={<HealthChips streams={streams} />}
      actions={
        <>
          {streams.length > 0 && <TableTools table={report} />}
          <NewStream writable={writable} />
        </>
      }
    >
      <TableScroller>
        <TableGrid
          table={report}
          rowKey={streamKey}
          selected={selected}
          onSelect={pick}
          onOpen={open}
          dim={(s) => isStale(s, snapshot)}
          foot={streamFooter(shown.kept, partialReason({ ...snapshot, streams: shown.kept }))}
          empty={
            streams.length > 0 ? (
              <FilteredOut noun="stream" sifted={shown} />
            ) : (
              <NoStreams answered={snapshot.coverage.answered} writable={writable} />
            )
          }
        />
        <Inaccessible streams={shown.kept} selected={selected} onSelect={pick} onOpen={open} />
        <ReplicationReport streams={shown.kept} onSelect={pick} />
        <Tombstones tombstones={tombstones} selected={selected} onSelect={pick} onOpen={open} />
      </TableScroller>
    </View>
  )
}

function HealthChips({ streams }: { streams: readonly Stream[] }) {
  const { noLeader, noQuorum, atRisk } = streamHealth(streams)
  const names = (of: Stream[]) => of.map(streamKey).slice(0, 20).join(', ')
  return (
    <>
      {noLeader.length > 0 && (
        <Chip tone="crit" title={names(noLeader)}>
          <Glyph size={14}>
            <SeverityShape severity="critical" />
          </Glyph>
          {count(noLeader.length)} no leader
        </Chip>
      )}
      {noQuorum.length > 0 && (
        <Chip tone="crit" title={names(noQuorum)}>
          <Glyph size={14}>
            <SeverityShape severity="critical" />
          </Glyph>
          {count(noQuorum.length)} no quorum
        </Chip>
      )}
      {atRisk.length > 0 && (
        <Chip tone="warn" title={names(atRisk)}>
          <Glyph size={14}>
            <SeverityShape severity="warning" />
          </Glyph>
          {count(atRisk.length)} at margin 0
        </Chip>
      )}
    </>
  )
}

function NoStreams({ answered, writable }: { answered: number; writable: readonly string[] }) {
  if (answered === 0) return <>No server has answered yet, so no stream is known.</>
  return (
    <>
      No streams yet.{' '}
      {writable.length > 0 && (
        <Link href="/streams/new" style={{ color: 'var(--accent)', textDecoration: 'underline' }}>
          Create one
        </Link>
      )}
    </>
  )
}
