'use client'
import { DataTable } from '@/components/table/DataTable'
import { plural } from '@/lib/domain/format'
import { streamKey, type Tombstone } from '@/lib/domain/model'
import { tombstoneColumns } from './tombstone-columns'

const NEWEST_FIRST = { column: 'since', direction: 'desc' } as const
const COLUMNS = tombstoneColumns()
const isGone = () => true

interface Props {
  tombstones: readonly Tombstone[]
  selected: string | null
  onSelect: (stream: Tombstone) => void
  onOpen: (stream: Tombstone) => void
}

/** Streams that went within the last ten minutes; none of them counts for anything above. */
export function Tombstones({ tombstones, selected, onSelect, onOpen }: Props) {
  if (tombstones.length === 0) return null
  return (
    <DataTable
      title="Gone"
      aside={`${plural(tombstones.length, 'stream')}, shown for 10 minutes`}
      caption="Streams that are gone"
      columns={COLUMNS}
      rows={tombstones}
      rowKey={streamKey}
      sortKey="sort-gone"
      defaultSort={NEWEST_FIRST}
      selected={selected}
      onSelect={onSelect}
      onOpen={onOpen}
      dim={isGone}
    />
  )
}
