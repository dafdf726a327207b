import type { Places } from '@/components/servers/usePlaces'
import type { Column } from '@/components/table/column'
import { count, dateClock, NOT_KNOWN } from '@/lib/domain/format'
import type { Stream } from '@/lib/domain/model'
import { missing, number } from './stream-figure'

type Text = (s: Stream) => string | null

/** What is seldom looked for in the list of all streams, and is there to be chosen. */
export function rareStreamColumns(places: Places): Column<Stream>[] {
  const text = (
    id: string,
    head: string,
    value: Text,
    more: Partial<Column<Stream>> = {},
  ): Column<Stream> => ({
    id,
    head,
    optional: true,
    value,
    title: (s) => (value(s) === null ? missing(s) : undefined),
    ...more,
  })
  const list = (
    id: string,
    head: string,
    of: (s: Stream) => readonly string[],
    none: string,
    about?: string,
  ) =>
    text(id, head, (s) => of(s).join(', ') || null, {
      about,
      clip: true,
      file: of,
      title: (s) => (of(s).length === 0 ? none : undefined),
    })
  const time = (id: string, head: string, value: Text, none: (s: Stream) => string) =>
    text(id, head, value, {
      cell: (s) => (value(s) === null ? NOT_KNOWN : `${dateClock(value(s))} UTC`),
      title: (s) => (value(s) === null ? none(s) : undefined),
    })
  const where = (of: (server: string) => string | null | undefined) => (s: Stream) =>
    [...new Set(s.replicas.flatMap((r) => of(r.server) ?? []))].sort()
  const rare = { optional: true } as const

  return [
    {
      ...number('api-level', 'API level', (s) => s.apiLevel, {
        ...rare,
        about: 'What it requires of a server',
      }),
      title: (s) => (s.apiLevel === null ? 'noted since 2.11' : undefined),
    },
    text('leader', 'Leader', (s) => s.leader, {
      title: () => undefined,
      cell: (s) => s.leader ?? 'no leader',
    }),
    list(
      'regions',
      'Region',
      where((k) => places.get(k)?.region),
      'no replica is known',
      'Of its replicas',
    ),
    list(
      'azs',
      'AZ',
      where((k) => places.get(k)?.az),
      'no replica in a known AZ',
      'Of its replicas',
    ),
    list('tags', 'Tags', (s) => s.placement.tags, 'no tags asked for', 'Placement tags asked for'),
    list(
      'server-tags',
      'Server tags',
      (s) => [...new Set(s.replicas.flatMap((r) => places.get(r.server)?.tags ?? []))].sort(),
      'its servers have no tags',
      'Of the servers of its replicas',
    ),
    number('replicas-wanted', 'R', (s) => s.replicasWanted, { ...rare, about: 'Replicas wanted' }),
    {
      ...number('online', 'Online', (s) => s.quorum.online, {
        ...rare,
        about: 'Replicas online, of those needed',
      }),
      cell: (s) => `${count(s.quorum.online)} of ${count(s.quorum.needed)}`,
    },
    list('subjects', 'Subjects', (s) => s.subjects, 'none, or not reported'),
    text('retention', 'Retention', (s) => s.retention, { words: true }),
    text('mirror', 'Mirror of', (s) => s.mirror, {
      title: (s) => (s.mirror === null ? 'mirrors nothing' : undefined),
    }),
    list('sources', 'Sources', (s) => s.sources, 'takes from no other stream'),
    number('first-seq', 'FirstSeq', (s) => s.firstSeq, rare),
    number('last-seq', 'LastSeq', (s) => s.lastSeq, rare),
    number('lost-bytes', 'Lost bytes', (s) => s.lostBytes, { ...rare, unit: 'B' }),
    time(
      'last-write',
      'Last write',
      (s) => s.lastAt,
      (s) => (s.lastSeq === 0 ? 'none yet' : missing(s)),
    ),
    time('created', 'Created', (s) => s.created, missing),
    text('offline', 'Offline', (s) => s.offlineReason, {
      about: 'Why its servers keep it offline',
      words: true,
      title: (s) => (s.offlineReason === null ? 'not kept offline, or no server says so' : undefined),
    }),
    time(
      'no-leader-since',
      'No leader since',
      (s) => s.noLeaderSince,
      () => 'it has a leader',
    ),
  ]
}
