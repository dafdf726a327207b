'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { FilteredOut } from '@/components/filter/FilteredOut'
import { useSieve } from '@/components/filter/useFilter'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { ViewState } from '@/components/shell/ViewState'
import { DataTable } from '@/components/table/DataTable'
import { TableScroller } from '@/components/table/TableScroller'
import { Chip, View } from '@/components/table/View'
import { Glyph, SeverityShape } from '@/components/ui/Glyph'
import { useSelection } from '@/components/ui/useSelection'
import { type Stream, streamKey, type Tombstone } from '@/lib/domain/model'
import { streamHref } from '@/lib/url/links'
import { NewStream } from './NewStream'
import { NoStreams } from './NoStreams'
import { streamColumns, streamFooter } from './stream-columns'
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
  const columns = useMemo(() => streamColumns(clusters), [clusters])
  const pick = useCallback(
    (s: Stream | Tombstone) => void select({ kind: 'stream', id: streamKey(s) }),
    [select],
  )
  const open = useCallback((s: Stream | Tombstone) => router.push(streamHref(s)), [router])
  const selected = selection?.kind === 'stream' ? selection.id : null
  return (
    <View
      title="Streams"
      chips={<HealthChips streams={streams} />}
      actions={<NewStream writable={writable} />}
    >
      <ViewState needs="jetstream">
        <TableScroller>
          {streams.length === 0 ? (
            <NoStreams />
          ) : (
            <DataTable
              caption="Stream Report"
              columns={columns}
              rows={shown.kept}
              rowKey={streamKey}
              sortKey="sort"
              defaultSort={BY_BYTES}
              selected={selected}
              onSelect={pick}
              onOpen={open}
              dim={(s) => isStale(s, snapshot)}
              foot={streamFooter(shown.kept, partialReason({ ...snapshot, streams: shown.kept }))}
              empty={<FilteredOut noun="stream" sifted={shown} />}
            />
          )}
          <Tombstones tombstones={tombstones} selected={selected} onSelect={pick} onOpen={open} />
        </TableScroller>
      </ViewState>
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
          {noLeader.length} no leader
        </Chip>
      )}
      {noQuorum.length > 0 && (
        <Chip tone="crit" title={names(noQuorum)}>
          <Glyph size={14}>
            <SeverityShape severity="critical" />
          </Glyph>
          {noQuorum.length} no quorum
        </Chip>
      )}
      {atRisk.length > 0 && (
        <Chip tone="warn" title={names(atRisk)}>
          <Glyph size={14}>
            <SeverityShape severity="warning" />
          </Glyph>
          {atRisk.length} at margin 0
        </Chip>
      )}
    </>
  )
}
