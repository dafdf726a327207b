'use client'
import { useRouter } from 'next/navigation'
import { Age } from '@/components/live/Age'
import { ageColumn } from '@/components/table/age-column'
import type { Column } from '@/components/table/column'
import { DataTable } from '@/components/table/DataTable'
import { RowLink } from '@/components/table/RowLink'
import { dateClock, plural } from '@/lib/domain/format'
import type { GoneServer } from '@/lib/domain/model'
import { serverHref } from '@/lib/url/links'

const NEWEST_FIRST = { column: 'since', direction: 'desc' } as const
const keyOf = (s: GoneServer) => s.key
const isGone = () => true
const unheard = () => 'it was never told while the server was there'

const COLUMNS: Column<GoneServer>[] = [
  {
    id: 'name',
    head: 'Name',
    value: (s) => s.key,
    cell: (s) => <RowLink href={serverHref(s.key)} name={s.key} gone />,
  },
  {
    id: 'since',
    head: 'Gone since',
    words: true,
    value: (s) => s.since,
    cell: (s) => (
      <>
        {dateClock(s.since)} UTC, <Age at={s.since} suffix=" ago" />
      </>
    ),
  },
  { id: 'why', head: 'How we know', words: true, value: (s) => s.why },
  { id: 'cluster', head: 'Was in', value: (s) => s.cluster, title: unheard },
  { id: 'host', head: 'IP', value: (s) => s.host, title: unheard },
  { id: 'version', head: 'Version', value: (s) => s.version, title: unheard },
  ageColumn({ head: 'Last heard', unit: 'heard at', since: (s) => s.observedAt, suffix: ' ago' }),
]

/** Servers that were taken out within the last ten minutes; none of them counts for anything above. */
export function GoneServers({ servers }: { servers: readonly GoneServer[] }) {
  const router = useRouter()
  if (servers.length === 0) return null
  return (
    <DataTable
      title="Gone"
      aside={`${plural(servers.length, 'server')}, shown for 10 minutes`}
      caption="Servers that are gone"
      columns={COLUMNS}
      rows={servers}
      narrow
      rowKey={keyOf}
      sortKey="sort-gone"
      defaultSort={NEWEST_FIRST}
      onOpen={(s) => router.push(serverHref(s.key))}
      dim={isGone}
    />
  )
}
