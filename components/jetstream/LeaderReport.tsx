'use client'
import { useCallback, useMemo } from 'react'
import { Age } from '@/components/live/Age'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { DataTable } from '@/components/table/DataTable'
import { Button } from '@/components/ui/Button'
import { plural } from '@/lib/domain/format'
import type { Server } from '@/lib/domain/model'
import { leaderColumns, leaderFooter } from './leader-columns'
import { type LeaderRow, leaderRows } from './leader-rows'
import { useConsumerLeaders } from './useConsumerLeaders'

const BY_CLUSTER = { column: 'cluster', direction: 'asc' } as const
const keyOf = (r: LeaderRow) => r.server.key

interface Props {
  servers: readonly Server[]
  selected: string | null
  onSelect: (server: Server) => void
  onOpen: (server: Server) => void
}

/** RAFT Leader Report: who leads how many streams. */
export function LeaderReport({ servers, selected, onSelect, onOpen }: Props) {
  const { streams, clusters } = useSnapshot()
  const { counted, state, count } = useConsumerLeaders()
  const consumers = useMemo(
    () => (counted?.leaders ? new Map(Object.entries(counted.leaders)) : null),
    [counted],
  )
  const rows = useMemo(() => leaderRows(servers, streams, consumers), [servers, streams, consumers])
  const columns = useMemo(() => leaderColumns(clusters), [clusters])
  const select = useCallback((r: LeaderRow) => onSelect(r.server), [onSelect])
  const open = useCallback((r: LeaderRow) => onOpen(r.server), [onOpen])
  const leaderless = streams.filter((s) => s.leader === null).length
  return (
    <DataTable
      title="RAFT Leader Report"
      caption="RAFT Leader Report"
      aside={
        <>
          {leaderless > 0 && `${plural(leaderless, 'stream')} without a leader · `}
          {counted && (
            <>
              {counted.why ?? 'consumers counted'}{' '}
              {counted.silent.length > 0 && `without ${counted.silent.join(', ')}, `}
              {counted.why === null && <Age at={counted.at} suffix=" ago" />}{' '}
            </>
          )}
          {state === 'failed' && 'Nobody answered about consumers. '}
          <Button size="small" disabled={state === 'asking'} onClick={() => void count()}>
            {state === 'asking' ? 'Counting…' : counted ? 'Count again' : 'Count consumer leaders'}
          </Button>
        </>
      }
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      sortKey="sort-leaders"
      defaultSort={BY_CLUSTER}
      selected={selected}
      onSelect={select}
      onOpen={open}
      foot={leaderFooter(rows)}
      empty="No server with JetStream has answered yet."
    />
  )
}
