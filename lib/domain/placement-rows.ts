import { type Severity, type Stream, streamKey } from './model'
import { byName } from './topology'

export const GROUPINGS = ['cluster', 'account', 'name'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** A row of the placement grid. Groups and streams keep their ids from snapshot to snapshot. */
export type PlacementRow =
  | { kind: 'group'; id: string; label: string; count: number; cluster: string | null; pinned: boolean }
  | { kind: 'stream'; id: string; stream: Stream; pinned: boolean }

/** Copies that should be there and are not: assigned to no server, offline or missing. Never negative. */
export function lacking(s: Stream): number {
  const there = s.replicas.filter((r) => r.state !== 'offline' && r.state !== 'missing').length
  return Math.max(0, Math.max(s.replicasWanted ?? 0, s.replicas.length) - there)
}

/** Copies wanted that no server is assigned. */
export const unplaced = (s: Stream): number => Math.max(0, (s.replicasWanted ?? 0) - s.replicas.length)

/** What puts a stream on top of the grid: no leader or no quorum (critical), too few copies (warning); null when neither. */
export function placementTrouble(s: Stream): Exclude<Severity, 'info'> | null {
  if ((s.leader === null && !s.electing) || s.quorum.margin < 0) return 'critical'
  return lacking(s) > 0 ? 'warning' : null
}

/** In trouble, or with a copy that is not current. */
export const isAffected = (s: Stream): boolean =>
  placementTrouble(s) !== null || s.replicas.some((r) => r.state !== 'current')

/** Rows top to bottom: streams in trouble first, worst first, then all others by group and name. */
export function placementRows(
  streams: readonly Stream[],
  { group, affectedOnly }: { group: Grouping; affectedOnly: boolean },
): PlacementRow[] {
  const chosen = (affectedOnly ? streams.filter(isAffected) : [...streams]).sort(byStream)
  const troubled = chosen.filter((s) => placementTrouble(s) !== null)
  const top = [
    ...troubled.filter((s) => placementTrouble(s) === 'critical'),
    ...troubled.filter((s) => placementTrouble(s) === 'warning'),
  ]
  const rest = chosen.filter((s) => placementTrouble(s) === null)
  const rows: PlacementRow[] = []
  if (top.length > 0) {
    rows.push(head('pinned', 'No leader or too few replicas', top, null, true), ...top.map(row(true)))
  }
  if (group === 'name') {
    if (top.length > 0 && rest.length > 0) rows.push(head('rest', 'All others', rest, null, false))
    return [...rows, ...rest.map(row(false))]
  }
  for (const [name, members] of groupBy(rest, group)) {
    const label = name ?? `${group} not known`
    rows.push(head(`${group} ${name ?? ''}`, label, members, group === 'cluster' ? name : null, false))
    rows.push(...members.map(row(false)))
  }
  return rows
}

const byStream = (a: Stream, b: Stream) => byName(a.name, b.name) || byName(a.account, b.account)

const row =
  (pinned: boolean) =>
  (stream: Stream): PlacementRow => ({ kind: 'stream', id: streamKey(stream), stream, pinned })

const head = (
  id: string,
  label: string,
  members: readonly Stream[],
  cluster: string | null,
  pinned: boolean,
): PlacementRow => ({ kind: 'group', id: `group ${id}`, label, count: members.length, cluster, pinned })

/** By name, what nobody told last. */
function groupBy(streams: readonly Stream[], by: 'cluster' | 'account'): [string | null, Stream[]][] {
  const groups = new Map<string | null, Stream[]>()
  for (const s of streams) {
    const members = groups.get(s[by])
    if (members) members.push(s)
    else groups.set(s[by], [s])
  }
  return [...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : byName(a, b)))
}
