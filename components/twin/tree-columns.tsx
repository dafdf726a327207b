import type { ReactNode } from 'react'
import { Age } from '@/components/live/Age'
import { answers, storeShare } from '@/components/map/words'
import { note } from '@/components/streams/Replicas'
import { RowLink } from '@/components/table/RowLink'
import { ClusterName } from '@/components/ui/ClusterName'
import { CROWN, Glyph, ReplicaShape, StateShape } from '@/components/ui/Glyph'
import { StateWord } from '@/components/ui/StateWord'
import { count, fraction, NOT_KNOWN } from '@/lib/domain/format'
import type { Replica, Server, Snapshot } from '@/lib/domain/model'
import type { ReplicaCounts } from '@/lib/domain/replica-counts'
import { roleWord } from '@/lib/domain/replica-role'
import { serverHref } from '@/lib/url/links'
import type { TreeRow } from './tree-rows'

/** What the cells need beside their row; looked up once per snapshot. */
export interface TreeFacts {
  clusters: Snapshot['clusters']
  metaLeader: string | null
  counts: ReadonlyMap<string, ReplicaCounts>
}

/** A stream that is shown on the map, and its copies by server. */
export interface ShownStream {
  key: string
  name: string
  replicas: ReadonlyMap<string, Replica>
}

export interface TreeColumn {
  id: string
  head: string
  about?: string
  align?: 'end'
  words?: boolean
  cell: (row: TreeRow, facts: TreeFacts) => ReactNode
  title?: (row: TreeRow) => string | undefined
}

const serversOf = (row: TreeRow): readonly Server[] => (row.kind === 'server' ? [row.server] : row.servers)

function sumOf(row: TreeRow, facts: TreeFacts, of: (c: ReplicaCounts) => number): string {
  return count(serversOf(row).reduce((sum, s) => sum + of(facts.counts.get(s.key) ?? NONE), 0))
}
const NONE: ReplicaCounts = { leads: 0, follows: 0 }

/** What the map says of its marks, a column each, and one for every stream that is shown. */
export function treeColumns(streams: readonly ShownStream[]): TreeColumn[] {
  return [
    { id: 'name', head: 'Region › AZ › server', cell: (row) => <Name row={row} /> },
    {
      id: 'state',
      head: 'State',
      words: true,
      cell: (row) => (row.kind === 'server' ? <State server={row.server} /> : <Answering row={row} />),
    },
    {
      id: 'cluster',
      head: 'Cluster',
      cell: (row, { clusters }) =>
        row.kind === 'server' ? (
          <ClusterName name={row.server.cluster} clusters={clusters} />
        ) : (
          [...new Set(row.servers.flatMap((s) => s.cluster ?? []))].sort().join(', ')
        ),
    },
    {
      id: 'meta',
      head: 'Meta group',
      words: true,
      cell: (row, { metaLeader }) => serversOf(row).some((s) => s.key === metaLeader) && <Crown />,
    },
    {
      id: 'leads',
      head: 'Leads',
      about: 'Streams whose leader is here',
      align: 'end',
      cell: (row, facts) => sumOf(row, facts, (c) => c.leads),
    },
    {
      id: 'follows',
      head: 'Follows',
      about: 'Replicas here that follow a leader elsewhere',
      align: 'end',
      cell: (row, facts) => sumOf(row, facts, (c) => c.follows),
    },
    {
      id: 'store',
      head: 'Store used',
      about: 'JetStream store used of its limit',
      align: 'end',
      cell: (row) => (row.kind === 'server' ? fraction(storeShare(row.server)) : ''),
      title: (row) =>
        row.kind === 'server' && storeShare(row.server) === null ? 'no limit, or not reported' : undefined,
    },
    ...streams.map(
      ({ key, name, replicas }): TreeColumn => ({
        id: `role ${key}`,
        head: `Role in ${name}`,
        words: true,
        cell: (row) => <Roles row={row} replicas={replicas} />,
      }),
    ),
  ]
}

function Name({ row }: { row: TreeRow }) {
  if (row.kind !== 'server') return row.label
  return <RowLink href={serverHref(row.server.key)} name={row.label} />
}

/** `up`, or `down 48 s`, as the mark of the map. */
function State({ server: { state, why, since } }: { server: Server }) {
  return (
    <>
      <StateWord state={state} why={why} />
      {(state === 'down' || state === 'silent') && (
        <>
          {' '}
          <Age at={since} />
        </>
      )}
    </>
  )
}

/** `4 of 4 answer`, what hide leaves out, and how many are listed where find or the scope leave less than the rest. */
function Answering({ row }: { row: Extract<TreeRow, { kind: 'region' | 'az' }> }) {
  const n = row.servers.length
  const answering = row.servers.filter(answers).length
  const { hidden, listed } = row
  return (
    <span data-tone={answering < n ? 'crit' : undefined}>
      {count(answering)} of {count(n)} {n === 1 ? 'answers' : 'answer'}
      {listed + (hidden?.count ?? 0) < n && ` · ${count(listed)} listed`}
      {hidden && (
        <>
          {' · '}
          {count(hidden.count)} hidden{' '}
          {hidden.worst !== 'up' && (
            <>
              <Glyph>
                <StateShape state={hidden.worst} />
              </Glyph>{' '}
              {hidden.worst}
            </>
          )}
        </>
      )}
    </span>
  )
}

const Crown = () => (
  <>
    <Glyph size={14}>
      <path d={CROWN} fill="currentColor" />
    </Glyph>{' '}
    leader
  </>
)

function Roles({ row, replicas }: { row: TreeRow; replicas: ReadonlyMap<string, Replica> }) {
  const here = serversOf(row).flatMap((s) => replicas.get(s.key) ?? [])
  if (row.kind !== 'server') {
    const leads = here.some((r) => r.role === 'leader')
    return here.length === 0 ? '' : `${here.length} of ${replicas.size}${leads ? ', leader' : ''}`
  }
  const [replica] = here
  if (!replica) return <span title="holds no copy">{NOT_KNOWN}</span>
  return (
    <>
      <Glyph>
        <ReplicaShape role={replica.role} state={replica.state} />
      </Glyph>{' '}
      {roleWord(replica, [...replicas.values()])}
      {note(replica) && `, ${note(replica)}`}
    </>
  )
}
