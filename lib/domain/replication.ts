import type { Seen, StreamFact } from './facts'
import type { ServerKey } from './model'
import type { StreamCopy } from './observation'
import type { StreamSource } from './stream-detail'
import { leadersCopy } from './stream-leader'
import { byName } from './topology'

/**
 * One row of the Replication Report: what a stream mirrors or takes from, and how that goes; `GET /api/streams/replication`.
 * `lag`, `activeMs` and `error` are of the leader of `stream`; null when it does not answer, or has not heard from its origin.
 */
export interface ReplicationRow extends StreamSource {
  account: string
  stream: string
  kind: 'mirror' | 'source'
  leader: ServerKey | null
  observedAt: string
  via: ServerKey
}

export interface Replication {
  at: string
  rows: ReplicationRow[]
}

/** Every mirror and source of every stream, by account and name. */
export function replicationRows(streams: Iterable<StreamFact>): ReplicationRow[] {
  const rows: ReplicationRow[] = []
  for (const fact of streams) {
    const copies = [...fact.copies.values()]
    // Most streams take from no other: with thousands of them the search for their leaders would be for nothing.
    if (![...copies, ...(fact.last ? [fact.last] : [])].some(takesFromOthers)) continue
    const led = leadersCopy(copies)
    const copy = led ?? copies[0] ?? fact.last
    if (!copy) continue
    const { mirror, sources } = copy.value
    const base = {
      account: fact.account,
      stream: fact.name,
      leader: led?.from ?? null,
      observedAt: new Date(copy.at).toISOString(),
      via: copy.from,
    }
    // What anybody else says of lag and age is not true.
    const told = (s: StreamSource) => (led ? s : { ...s, lag: null, activeMs: null, error: null })
    if (mirror) rows.push({ ...told(mirror), ...base, kind: 'mirror' })
    for (const source of sources) rows.push({ ...told(source), ...base, kind: 'source' })
  }
  return rows.sort((a, b) => byName(a.account, b.account) || byName(a.stream, b.stream))
}

const takesFromOthers = ({ value }: Seen<StreamCopy>) => value.mirror !== null || value.sources.length > 0

/** Key of a row: several sources of one stream may differ only in what they take. */
export const replicationKey = (r: Omit<ReplicationRow, 'observedAt' | 'via' | 'leader'>): string =>
  [r.account, r.stream, r.kind, r.external ?? '', r.name, takes(r).join(' ')].join('/')

/** Subjects that are taken, and what becomes of them: `orders.eu`, `a.> → b.>`; empty means all, unchanged. */
export function takes(s: Pick<StreamSource, 'filter' | 'transforms'>): string[] {
  const transforms = s.transforms.map(({ from, to }) => (to ? `${from} → ${to}` : from))
  return [...(s.filter === null ? [] : [s.filter]), ...transforms]
}
