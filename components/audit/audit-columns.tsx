import { valueWords } from '@/components/change/Diff'
import type { Column } from '@/components/table/column'
import { RowLink } from '@/components/table/RowLink'
import type { Attempt } from '@/lib/domain/audit'
import { accountOf, whoOf } from '@/lib/domain/audit-search'
import { stringifyExact } from '@/lib/domain/exact-json'
import { dateClock, NOT_KNOWN } from '@/lib/domain/format'
import { streamHref } from '@/lib/url/links'

/** Attempts: when, who, what, to which stream, what changed, what came of it. */
export function auditColumns(): Column<Attempt>[] {
  return [
    { id: 'at', head: 'When', value: (a) => a.at, cell: (a) => `${dateClock(a.at)} UTC`, title: (a) => a.at },
    { id: 'who', head: 'Who', words: true, value: whoOf, title: from },
    { id: 'from', head: 'From', value: (a) => a.from.address, title: from },
    { id: 'what', head: 'What', words: true, value: (a) => a.what, title: (a) => askedWords(a.asked) },
    { id: 'account', head: 'Account', value: accountOf },
    {
      id: 'stream',
      head: 'Stream',
      value: (a) => a.stream,
      title: (a) => (a.stream === null ? 'it concerns no single stream' : undefined),
      cell: ({ account, stream }) =>
        account !== null && stream !== null ? (
          <RowLink href={streamHref({ account, name: stream })} name={stream} />
        ) : (
          NOT_KNOWN
        ),
    },
    {
      id: 'outcome',
      head: 'Outcome',
      words: true,
      about: 'begun: its end is not in the log; it is under way, or Orrery ended before it did',
      value: (a) => a.outcome,
      cell: (a) => (
        <span style={{ color: tone(a.outcome), fontWeight: 600 }}>
          {a.outcome}
          {a.times > 1 && ` × ${a.times}`}
        </span>
      ),
    },
    {
      id: 'diff',
      head: 'Changes',
      value: changes,
      title: (a) => (a.diff.length === 0 ? 'nothing of a configuration' : changes(a)),
    },
    {
      id: 'words',
      head: 'In words',
      words: true,
      value: (a) => a.words ?? null,
      title: (a) => a.words ?? 'the outcome says it all',
    },
  ]
}

/** `filter orders.eu, keep 10`; what is absent is said so. */
function askedWords(asked: unknown): string {
  if (typeof asked !== 'object' || asked === null) return 'with nothing beside it'
  const parts = Object.entries(asked).map(
    ([key, value]) =>
      `${key} ${value === null ? 'none' : typeof value === 'string' ? value : stringifyExact(value)}`,
  )
  return parts.join(', ') || 'with nothing beside it'
}

const from = ({ from: { host, agent } }: Attempt) =>
  `to ${host ?? 'no host'}, with ${agent ?? 'no user agent'}`

const changes = ({ diff }: Attempt) =>
  diff.map((d) => `${d.field} ${valueWords(d.field, d.from)} → ${valueWords(d.field, d.to)}`).join(', ') ||
  '–'

function tone(outcome: string): string | undefined {
  if (outcome === 'denied' || outcome === 'refused' || outcome === 'fault') return 'var(--crit)'
  return outcome === 'unknown' || outcome === 'begun' ? 'var(--warn)' : undefined
}
