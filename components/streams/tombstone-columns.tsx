import { Age } from '@/components/live/Age'
import { ageColumn } from '@/components/table/age-column'
import { type Column, figure } from '@/components/table/column'
import { RowLink } from '@/components/table/RowLink'
import { bytes, count, dateClock } from '@/lib/domain/format'
import { streamKey, type Tombstone } from '@/lib/domain/model'
import { streamHref } from '@/lib/url/links'

const exactBytes = (n: number | null) => `${count(n)} B`
const missing = () => 'it was never told while the stream was there'

/** Streams that are gone: since when, how we know, and what they last were. */
export function tombstoneColumns(): Column<Tombstone>[] {
  return [
    {
      id: 'stream',
      head: 'Stream',
      value: (t) => t.name,
      cell: (t) => <RowLink href={streamHref(t)} name={t.name} gone />,
      title: (t) => streamKey(t),
    },
    { id: 'account', head: 'Account', value: (t) => t.account },
    {
      id: 'since',
      head: 'Gone since',
      words: true,
      value: (t) => t.since,
      cell: (t) => (
        <>
          {dateClock(t.since)} UTC, <Age at={t.since} suffix=" ago" />
        </>
      ),
    },
    { id: 'why', head: 'How we know', words: true, value: (t) => t.why },
    figure<Tombstone>({ id: 'messages', head: 'Messages', value: (t) => t.messages, format: count, missing }),
    figure<Tombstone>({
      id: 'bytes',
      head: 'Bytes',
      value: (t) => t.bytes,
      format: bytes,
      exact: exactBytes,
      unit: 'B',
      missing,
    }),
    figure<Tombstone>({ id: 'last', head: 'LastSeq', value: (t) => t.lastSeq, format: count, missing }),
    { id: 'servers', head: 'Was held by', value: (t) => t.servers.join(', ') || null, title: missing },
    { id: 'cluster', head: 'Was in', optional: true, value: (t) => t.cluster, title: missing },
    {
      id: 'subjects',
      head: 'Subjects',
      optional: true,
      value: (t) => t.subjects.join(', ') || null,
      title: missing,
    },
    ageColumn({
      head: 'Last seen',
      optional: true,
      unit: 'observed at',
      since: (t) => t.observedAt,
      suffix: ' ago',
    }),
  ]
}
