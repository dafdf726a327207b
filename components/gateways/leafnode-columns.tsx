import { notReportedBy } from '@/components/servers/missing'
import { peeringColumns } from '@/components/servers/peering-columns'
import { whereColumns } from '@/components/servers/where-columns'
import { ageColumn } from '@/components/table/age-column'
import { type Column, type Footer, figure } from '@/components/table/column'
import { RowLink } from '@/components/table/RowLink'
import { bytes, count, NOT_KNOWN, plural, rtt } from '@/lib/domain/format'
import type { LeafnodeRow } from '@/lib/domain/leafnodes'
import type { Cluster, Server, ServerKey } from '@/lib/domain/model'
import type { ServerPeering } from '@/lib/domain/server-detail'
import { total, totalText } from '@/lib/domain/total'
import { serverHref } from '@/lib/url/links'

/** Leafnode Report: the columns of `nats server report leafnodes`, then where the reporting server is and how we know. */
export function leafnodeColumns(
  clusters: readonly Cluster[],
  servers: ReadonlyMap<ServerKey, Server>,
): Column<LeafnodeRow>[] {
  const of = (r: LeafnodeRow) => servers.get(r.server)
  const missing = (r: LeafnodeRow) => notReportedBy(of(r)?.version)
  const where = whereColumns<LeafnodeRow>(of, clusters)
  const told = peeringColumns<LeafnodeRow>(peeringOf, missing)
  return [
    {
      id: 'server',
      head: 'Server',
      about: 'Who reports the connection',
      value: (r) => r.server,
      cell: (r) => <ServerLink server={r.server} />,
    },
    {
      id: 'name',
      head: 'Name',
      about: 'What the server at the other end calls itself',
      value: (r) => r.name,
      cell: (r) => (r.peer === null ? (r.name ?? NOT_KNOWN) : <ServerLink server={r.peer} />),
      title: (r) =>
        r.name === null ? missing(r) : r.peer === null ? 'it does not answer $SYS itself' : undefined,
    },
    {
      id: 'account',
      head: 'Account',
      about: 'On the reporting server',
      value: (r) => r.account,
      cell: (r) => (r.account === null ? NOT_KNOWN : short(r.account)),
      title: (r) => r.account ?? missing(r),
    },
    told.address,
    figure({ id: 'rtt', head: 'RTT', unit: 'ms', value: (r) => r.rttMs, format: rtt, missing }),
    ...told.traffic,
    told.subs,
    {
      id: 'compression',
      head: 'Compressed',
      value: (r) => r.compression,
      title: (r) => (r.compression === null ? missing(r) : undefined),
    },
    {
      id: 'spoke',
      head: 'Spoke',
      about: 'Whether the reporting server is the one that dialled',
      words: true,
      value: (r) => r.isSpoke,
      title: (r) => (r.isSpoke === null ? missing(r) : undefined),
    },
    told.cid,
    { ...where.cluster, optional: true },
    { ...where.region, optional: true },
    { ...where.az, optional: true },
    { ...where.tags, optional: true },
    { ...where.version, optional: true },
    ageColumn({ about: 'Since it told its leafnodes', unit: 'told at', since: (r) => r.observedAt }),
    {
      id: 'via',
      head: 'via',
      about: 'The vantage that got the answer',
      optional: true,
      value: (r) => r.via,
      title: (r) => (r.via === null ? 'through a vantage that stands no more' : undefined),
    },
  ]
}

/** Accounts of JWTs are keys of 56 characters: cut as the CLI does it. */
const short = (account: string) =>
  account.length > 23 ? `${account.slice(0, 10)}…${account.slice(-10)}` : account

const ServerLink = ({ server }: { server: ServerKey }) => <RowLink href={serverHref(server)} name={server} />

/** LEAFZ tells neither since when a connection stands nor what waits on it. */
const peeringOf = (r: LeafnodeRow): ServerPeering => ({
  ...r,
  peer: r.peer ?? r.name,
  peerId: null,
  startedAt: null,
  pending: null,
})

/** Sums over the connections that are shown. */
export function leafnodeFooter(rows: readonly LeafnodeRow[]): Footer {
  const sum = (of: (r: LeafnodeRow) => number | null, format: (n: number | null) => string) => ({
    content: totalText(total(rows, of), format),
  })
  return {
    server: { content: plural(rows.length, 'connection') },
    'msgs-in': sum((r) => r.inMsgs, count),
    'msgs-out': sum((r) => r.outMsgs, count),
    'bytes-in': sum((r) => r.inBytes, bytes),
    'bytes-out': sum((r) => r.outBytes, bytes),
    subs: sum((r) => r.subscriptions, count),
  }
}
