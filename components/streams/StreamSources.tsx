'use client'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { useSnapshot } from '@/components/live/SnapshotProvider'
import { usePlaces } from '@/components/servers/usePlaces'
import { DataTable } from '@/components/table/DataTable'
import { SectionTitle } from '@/components/table/View'
import { useSelection } from '@/components/ui/useSelection'
import { plural } from '@/lib/domain/format'
import { streamKey } from '@/lib/domain/model'
import { type ReplicationRow, replicationKey } from '@/lib/domain/replication'
import type { StreamDetail, StreamSource } from '@/lib/domain/stream-detail'
import { streamHref } from '@/lib/url/links'
import { replicationColumns } from './replication-columns'

const BY_SOURCE = { column: 'source', direction: 'asc' } as const

/** What the stream mirrors and takes from, and how that goes; who takes from it in turn. */
export function StreamSources({ detail: d }: { detail: StreamDetail }) {
  const { streams } = useSnapshot()
  const places = usePlaces()
  // The rows are all of this stream: what they take comes first.
  const columns = useMemo(() => {
    const all = replicationColumns(places)
    const isOwn = (id: string) => id === 'stream' || id === 'account'
    return [...all.filter((c) => c.id === 'source'), ...all.filter((c) => c.id !== 'source' && !isOwn(c.id))]
  }, [places])
  const rows = useMemo(() => rowsOf(d), [d])
  const [, select] = useSelection()
  const router = useRouter()
  // A stream of another account or domain may be out of sight.
  const known = (r: ReplicationRow) =>
    r.external === null && streams.some((s) => s.account === r.account && s.name === r.name)
  const pick = (r: ReplicationRow) =>
    known(r) && void select({ kind: 'stream', id: streamKey({ account: r.account, name: r.name }) })
  const open = (r: ReplicationRow) =>
    known(r) && router.push(streamHref({ account: r.account, name: r.name }))
  const takers = streams
    .filter((s) => s.account === d.account && (s.mirror === d.name || s.sources.includes(d.name)))
    .map((s) => s.name)
  const taken = takers.length === 0 ? undefined : `taken by ${takers.join(', ')}`
  if (rows.length === 0) return taken && <SectionTitle aside={taken}>Mirror and sources</SectionTitle>
  return (
    <DataTable
      title="Mirror and sources"
      caption={`Mirror and sources of ${d.name}`}
      aside={[rows.length > 0 && plural(rows.length, 'stream'), taken].filter(Boolean).join(' · ')}
      columns={columns}
      rows={rows}
      rowKey={replicationKey}
      sortKey="sort-sources"
      defaultSort={BY_SOURCE}
      onSelect={pick}
      onOpen={open}
    />
  )
}

function rowsOf(d: StreamDetail): ReplicationRow[] {
  const leader = d.cluster?.leader ?? (d.cluster === null ? d.via : null)
  const row = (s: StreamSource, kind: ReplicationRow['kind']): ReplicationRow => ({
    ...s,
    kind,
    account: d.account,
    stream: d.name,
    leader,
    observedAt: d.observedAt,
    via: d.via ?? leader ?? '',
  })
  return [...(d.mirror ? [row(d.mirror, 'mirror')] : []), ...d.sources.map((s) => row(s, 'source'))]
}
