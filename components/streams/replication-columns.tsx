import type { Places } from '@/components/servers/usePlaces'
import { ageColumn } from '@/components/table/age-column'
import { type Column, figure } from '@/components/table/column'
import { RowLink } from '@/components/table/RowLink'
import { count, duration } from '@/lib/domain/format'
import { type ReplicationRow, takes } from '@/lib/domain/replication'
import { streamHref } from '@/lib/url/links'

/** Replication Report: the columns of `nats stream report`, then who told it and where that is. */
export function replicationColumns(places: Places): Column<ReplicationRow>[] {
  return [
    {
      id: 'stream',
      head: 'Stream',
      value: (r) => r.stream,
      cell: (r) => <RowLink href={streamHref({ account: r.account, name: r.stream })} name={r.stream} />,
      title: (r) => `${r.account}/${r.stream}`,
    },
    { id: 'account', head: 'Account', drawn: 3, value: (r) => r.account },
    { id: 'kind', head: 'Kind', words: true, value: (r) => r.kind },
    { id: 'source', head: 'Source stream', value: (r) => r.name },
    {
      id: 'takes',
      head: 'Filters and transforms',
      value: (r) => takes(r).join(', ') || 'all',
      file: (r) => (takes(r).length > 0 ? takes(r) : 'all'),
    },
    ...howItGoes,
    {
      id: 'leader',
      head: 'Leader',
      value: (r) => r.leader,
      cell: (r) => r.leader ?? <strong style={{ color: 'var(--crit)' }}>no leader</strong>,
    },
    {
      id: 'region',
      head: 'Region',
      about: 'Of who answered',
      optional: true,
      value: (r) => places.get(r.via)?.region ?? null,
      title: (r) => (places.has(r.via) ? undefined : 'that server is not in the roster'),
    },
    {
      id: 'az',
      head: 'AZ',
      about: 'Of who answered',
      optional: true,
      value: (r) => places.get(r.via)?.az ?? null,
      title: (r) => (places.get(r.via)?.az == null ? 'no AZ tag' : undefined),
    },
    ageColumn({ unit: 'observed at', since: (r) => r.observedAt }),
    { id: 'via', head: 'via', value: (r) => r.via },
  ]
}

const untold = (r: ReplicationRow) =>
  r.leader === null ? 'only the leader of the stream knows' : 'it has not heard from its source yet'

const howItGoes: Column<ReplicationRow>[] = [
  {
    id: 'api-prefix',
    head: 'API prefix',
    value: (r) => r.external,
    cell: (r) => r.external ?? 'this account',
    words: true,
  },
  figure({
    id: 'active',
    head: 'Active',
    about: 'Since it last heard from its source',
    unit: 'ms',
    value: (r) => r.activeMs,
    format: duration,
    missing: untold,
  }),
  figure({
    id: 'lag',
    head: 'Lag',
    about: 'Messages that it has still to take',
    value: (r) => r.lag,
    format: count,
    missing: untold,
  }),
  {
    id: 'error',
    head: 'Error',
    words: true,
    value: (r) => r.error,
    cell: (r) => (r.error === null ? 'none' : <strong style={{ color: 'var(--crit)' }}>{r.error}</strong>),
  },
]
