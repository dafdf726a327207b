'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { useDetail } from '@/components/live/useDetail'
import { usePlaces } from '@/components/servers/usePlaces'
import { DataTable } from '@/components/table/DataTable'
import { isReplication } from '@/lib/domain/detail-shape'
import { plural } from '@/lib/domain/format'
import { type Stream, streamKey } from '@/lib/domain/model'
import { type ReplicationRow, replicationKey } from '@/lib/domain/replication'
import { streamHref } from '@/lib/url/links'
import { replicationColumns } from './replication-columns'

const BY_STREAM = { column: 'stream', direction: 'asc' } as const
const keyOf = (r: ReplicationRow) => streamKey({ account: r.account, name: r.stream })

interface Props {
  /** Those that are shown; only their mirrors and sources are. */
  streams: readonly Stream[]
  onSelect: (stream: { account: string; name: string }) => void
}

/** Mirrors and sources and how they go, asked for while this is looked at; nothing where no stream has any. */
export function ReplicationReport({ streams, onSelect }: Props) {
  const replicated = streams.filter((s) => s.mirror !== null || s.sources.length > 0)
  if (replicated.length === 0) return null
  return <Report streams={replicated} onSelect={onSelect} />
}

function Report({ streams, onSelect }: Props) {
  const { detail, trouble } = useDetail({
    href: '/api/streams/replication',
    initial: null,
    is: isReplication,
    row: null,
  })
  const router = useRouter()
  const places = usePlaces()
  const columns = useMemo(() => replicationColumns(places), [places])
  const names = new Set(streams.map(streamKey))
  const rows = detail?.rows.filter((r) => names.has(keyOf(r))) ?? []
  const select = useCallback(
    (r: ReplicationRow) => onSelect({ account: r.account, name: r.stream }),
    [onSelect],
  )
  const open = useCallback(
    (r: ReplicationRow) => router.push(streamHref({ account: r.account, name: r.stream })),
    [router],
  )
  return (
    <DataTable
      title="Replication Report"
      caption="Replication Report"
      aside={trouble ?? `${plural(rows.length, 'mirror or source', 'mirrors and sources')}`}
      columns={columns}
      rows={rows}
      rowKey={replicationKey}
      sortKey="sort-replication"
      defaultSort={BY_STREAM}
      onSelect={select}
      onOpen={open}
      empty={trouble ?? (detail ? 'Their leaders have not told of them yet.' : 'Asking…')}
    />
  )
}
