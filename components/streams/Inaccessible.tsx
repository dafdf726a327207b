'use client'
import { useMemo } from 'react'
import { Age } from '@/components/live/Age'
import { ageColumn } from '@/components/table/age-column'
import type { Column } from '@/components/table/column'
import { DataTable } from '@/components/table/DataTable'
import { RowLink } from '@/components/table/RowLink'
import { dateClock, NOT_KNOWN, plural } from '@/lib/domain/format'
import { type Stream, streamKey } from '@/lib/domain/model'
import { streamSeenAt } from '@/lib/domain/seen-at'
import { streamHref } from '@/lib/url/links'
import { Replicas } from './Replicas'

const WORST_FIRST = { column: 'what', direction: 'asc' } as const

/** What keeps a stream from being used, worst first; null when nothing does. */
export function obstacle(s: Stream): string | null {
  if (s.offlineReason !== null) return `kept offline by its servers: ${s.offlineReason}`
  if (s.unheldSince !== null) return 'assigned, but no server that answers holds a copy'
  if (s.leader === null) return s.electing ? null : 'no leader'
  return s.quorum.margin < 0 ? 'no quorum: its leader answers and takes no messages' : null
}
const sinceOf = (s: Stream) => s.unheldSince ?? s.noLeaderSince

const COLUMNS: Column<Stream>[] = [
  {
    id: 'stream',
    head: 'Stream',
    value: (s) => s.name,
    cell: (s) => <RowLink href={streamHref(s)} name={s.name} />,
    title: streamKey,
  },
  { id: 'account', head: 'Account', value: (s) => s.account },
  {
    id: 'what',
    head: 'Reason',
    words: true,
    value: obstacle,
    cell: (s) => <strong style={{ color: 'var(--crit)' }}>{obstacle(s)}</strong>,
  },
  {
    id: 'since',
    head: 'Since',
    words: true,
    value: sinceOf,
    cell: (s) =>
      sinceOf(s) === null ? (
        NOT_KNOWN
      ) : (
        <>
          {dateClock(sinceOf(s))} UTC, <Age at={sinceOf(s)} suffix=" ago" />
        </>
      ),
    title: (s) =>
      sinceOf(s) === null ? 'its leader answers; when it lost its majority is not told' : undefined,
  },
  {
    id: 'needs',
    head: 'Replicas online',
    value: (s) => s.quorum.margin,
    file: (s) => `${s.quorum.online} of ${s.quorum.needed} needed`,
    cell: (s) => `${s.quorum.online} of ${s.quorum.needed} needed`,
  },
  {
    id: 'replicas',
    head: 'Replicas',
    value: (s) => s.replicas.map((r) => r.server).join(' ') || null,
    cell: (s) => <Replicas replicas={s.replicas} cluster={s.cluster} />,
  },
  ageColumn({ unit: 'observed at', since: streamSeenAt }),
]

interface Props {
  streams: readonly Stream[]
  selected: string | null
  onSelect: (stream: Stream) => void
  onOpen: (stream: Stream) => void
}

/** Streams that cannot be used now, with the reason; nothing where all can. */
export function Inaccessible({ streams, selected, onSelect, onOpen }: Props) {
  const rows = useMemo(() => streams.filter((s) => obstacle(s) !== null), [streams])
  if (rows.length === 0) return null
  return (
    <DataTable
      title="Inaccessible Streams"
      caption="Inaccessible Streams"
      aside={plural(rows.length, 'stream')}
      columns={COLUMNS}
      rows={rows}
      rowKey={streamKey}
      sortKey="sort-inaccessible"
      defaultSort={WORST_FIRST}
      selected={selected}
      onSelect={onSelect}
      onOpen={onOpen}
    />
  )
}
