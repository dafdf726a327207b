import Link from 'next/link'
import { note } from '@/components/streams/Replicas'
import { Margin } from '@/components/streams/Verdicts'
import { type Column, figure } from '@/components/table/column'
import { ClusterName } from '@/components/ui/ClusterName'
import { Glyph, ReplicaShape } from '@/components/ui/Glyph'
import { bytes, count, rtt } from '@/lib/domain/format'
import type { Cluster, Replica, ServerKey, Stream } from '@/lib/domain/model'
import type { ServerRoute } from '@/lib/domain/server-detail'
import { isAtLeast } from '@/lib/domain/version'
import { streamHref } from '@/lib/url/links'
import { notReportedBy } from './missing'
import type { GatewayRow } from './server-links'

const exactBytes = (n: number | null) => `${count(n)} B`

export function streamsHereColumns(key: ServerKey): Column<Stream>[] {
  const own = (s: Stream): Replica | undefined => s.replicas.find((r) => r.server === key)
  return [
    {
      id: 'stream',
      head: 'Stream',
      value: (s) => s.name,
      cell: (s) => (
        <Link href={streamHref(s)} tabIndex={-1} prefetch={false}>
          {s.name}
        </Link>
      ),
    },
    { id: 'account', head: 'Account', value: (s) => s.account },
    {
      id: 'role',
      head: 'Role here',
      words: true,
      value: (s) => own(s)?.role ?? null,
      cell: (s) => <Role replica={own(s)} />,
    },
    {
      id: 'messages',
      head: 'Messages',
      align: 'end',
      value: (s) => s.messages,
      cell: (s) => count(s.messages),
    },
    {
      id: 'bytes',
      head: 'Bytes',
      align: 'end',
      value: (s) => s.bytes,
      cell: (s) => bytes(s.bytes),
      title: (s) => exactBytes(s.bytes),
    },
    {
      id: 'margin',
      head: 'Margin',
      words: true,
      value: (s) => s.quorum.margin,
      cell: (s) => <Margin stream={s} />,
    },
    { id: 'leader', head: 'Leader', value: (s) => s.leader, cell: (s) => s.leader ?? 'no leader' },
  ]
}

function Role({ replica }: { replica: Replica | undefined }) {
  if (!replica) return null
  const trouble = note(replica)
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}>
      <Glyph>
        <ReplicaShape role={replica.role} state={replica.state} />
      </Glyph>
      {replica.role}
      {trouble && <span style={{ color: 'var(--warn)' }}>{trouble}</span>}
    </span>
  )
}

export function gatewayColumns(clusters: readonly Cluster[]): Column<GatewayRow>[] {
  return [
    {
      id: 'cluster',
      head: 'Cluster',
      value: (g) => g.cluster,
      cell: (g) => <ClusterName name={g.cluster} clusters={clusters} />,
    },
    { id: 'direction', head: 'Direction', words: true, value: (g) => g.direction },
    {
      id: 'connected',
      head: 'Connected',
      words: true,
      value: (g) => g.connected,
      cell: (g) => (g.connected ? 'yes' : <strong style={{ color: 'var(--crit)' }}>no</strong>),
    },
    {
      id: 'peer',
      head: 'Peer',
      value: (g) => g.peer,
      title: (g) => (g.peer === null ? 'the server does not name it' : undefined),
    },
    figure({
      id: 'rtt',
      head: 'RTT',
      value: (g) => g.rttMs,
      format: rtt,
      missing: (g) => (g.connected ? 'not reported' : 'not connected'),
    }),
  ]
}

export interface RouteRow extends ServerRoute {
  id: string
}

export function routeColumns(version: string | null): Column<RouteRow>[] {
  const missing = () => notReportedBy(version)
  const shared = isAtLeast(version, '2.10')
    ? 'pooled'
    : 'all accounts: before 2.10 two servers share one route'
  const number = (
    id: string,
    head: string,
    value: (r: RouteRow) => number | null,
    format = count,
    exact?: (n: number | null) => string,
  ) => figure<RouteRow>({ id, head, value, format, exact, missing })
  return [
    { id: 'peer', head: 'Peer', value: (r) => r.peer ?? r.peerId, title: (r) => r.peerId ?? missing() },
    { id: 'address', head: 'Address', value: (r) => r.address },
    {
      id: 'account',
      head: 'Account',
      value: (r) => r.account,
      title: (r) => (r.account === null ? shared : undefined),
    },
    number('rtt', 'RTT', (r) => r.rttMs, rtt),
    number('subs', 'Subs', (r) => r.subscriptions),
    number('msgs-in', 'Msgs In', (r) => r.inMsgs),
    number('msgs-out', 'Msgs Out', (r) => r.outMsgs),
    number('bytes-in', 'Bytes In', (r) => r.inBytes, bytes, exactBytes),
    number('bytes-out', 'Bytes Out', (r) => r.outBytes, bytes, exactBytes),
  ]
}
