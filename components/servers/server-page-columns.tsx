import { note } from '@/components/streams/Replicas'
import { exactBytes, missing, number } from '@/components/streams/stream-figure'
import { Margin, Spread } from '@/components/streams/Verdicts'
import { ageColumn } from '@/components/table/age-column'
import { type Column, figure } from '@/components/table/column'
import { RowLink } from '@/components/table/RowLink'
import { ClusterName } from '@/components/ui/ClusterName'
import { Glyph, ReplicaShape } from '@/components/ui/Glyph'
import { bytes, count, plural, rtt } from '@/lib/domain/format'
import type { Cluster, Replica, ServerKey, Stream } from '@/lib/domain/model'
import { type RoleWord, roleOn } from '@/lib/domain/replica-role'
import { streamSeenAt } from '@/lib/domain/seen-at'
import type { ServerRoute } from '@/lib/domain/server-detail'
import { isAtLeast } from '@/lib/domain/version'
import { streamHref } from '@/lib/url/links'
import { notReportedBy } from './missing'
import { peeringColumns } from './peering-columns'
import type { GatewayRow } from './server-links'

export function streamsHereColumns(key: ServerKey): Column<Stream>[] {
  const own = (s: Stream): Replica | undefined => s.replicas.find((r) => r.server === key)
  return [
    {
      id: 'stream',
      head: 'Stream',
      value: (s) => s.name,
      cell: (s) => <RowLink href={streamHref(s)} name={s.name} />,
    },
    { id: 'account', head: 'Account', value: (s) => s.account },
    {
      id: 'role',
      head: 'Role here',
      words: true,
      value: (s) => roleOn(key, s),
      cell: (s) => <Role replica={own(s)} word={roleOn(key, s)} />,
    },
    { id: 'copy', head: 'Copy here', words: true, value: (s) => own(s)?.state ?? null },
    figure({
      id: 'lag',
      head: 'Lag here',
      about: 'Operations behind the leader',
      value: (s) => (own(s)?.role === 'leader' ? 0 : (own(s)?.lag ?? null)),
      format: count,
      missing: () => 'only the leader knows',
    }),
    number('messages', 'Messages', (s) => s.messages),
    number('bytes', 'Bytes', (s) => s.bytes, { format: bytes, exact: exactBytes, unit: 'B' }),
    number('consumers', 'Consumers', (s) => s.consumers),
    {
      id: 'margin',
      head: 'Margin',
      words: true,
      value: (s) => s.quorum.margin,
      title: (s) => `needs ${s.quorum.needed}, has ${s.quorum.online}`,
      cell: (s) => <Margin stream={s} />,
    },
    { id: 'leader', head: 'Leader', value: (s) => s.leader, cell: (s) => s.leader ?? 'no leader' },
    {
      id: 'spread',
      head: 'Spread',
      words: true,
      value: (s) => s.spread.regions * 1e6 + s.spread.azs * 1e3 + s.spread.servers,
      file: (s) => `${plural(s.spread.azs, 'AZ')}, ${plural(s.spread.regions, 'region')}`,
      cell: (s) => <Spread spread={s.spread} />,
    },
    ageColumn({ unit: 'observed at', since: streamSeenAt }),
    { id: 'via', head: 'via', value: (s) => s.via, title: (s) => (s.via === null ? missing(s) : undefined) },
  ]
}

function Role({ replica, word }: { replica: Replica | undefined; word: RoleWord | null }) {
  if (!replica) return null
  const trouble = note(replica)
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', verticalAlign: 'bottom', gap: 4 }}>
      <Glyph>
        <ReplicaShape role={replica.role} state={replica.state} />
      </Glyph>
      {word}
      {trouble && <span style={{ color: 'var(--warn)' }}>{trouble}</span>}
    </span>
  )
}

const UNANSWERED = 'the server does not answer'

/** `isThere`: whether the server answers; otherwise it is what it last said. */
export function gatewayColumns(clusters: readonly Cluster[], isThere = true): Column<GatewayRow>[] {
  const told = peeringColumns<GatewayRow>(
    (g) => g.told,
    (g) =>
      g.connected === null
        ? UNANSWERED
        : g.connected
          ? 'it has not answered about its gateways yet'
          : 'not connected',
    isThere,
  )
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
      cell: (g) =>
        g.connected === null ? (
          'not known'
        ) : g.connected ? (
          'yes'
        ) : (
          <strong style={{ color: 'var(--crit)' }}>no</strong>
        ),
      title: (g) => (g.connected === null ? UNANSWERED : undefined),
    },
    {
      id: 'peer',
      head: 'Peer',
      value: (g) => g.peer,
      title: (g) =>
        g.peer !== null ? undefined : g.connected === null ? UNANSWERED : 'the server does not name it',
    },
    told.address,
    told.cid,
    told.uptime,
    figure({
      id: 'rtt',
      head: 'RTT',
      unit: 'ms',
      value: (g) => g.rttMs,
      format: rtt,
      missing: (g) => (g.connected ? 'not reported' : g.connected === null ? UNANSWERED : 'not connected'),
    }),
    told.subs,
    ...told.traffic,
    told.pending,
  ]
}

export interface RouteRow extends ServerRoute {
  id: string
}

export function routeColumns(version: string | null, isThere = true): Column<RouteRow>[] {
  const missing = () => notReportedBy(version)
  const told = peeringColumns<RouteRow>((r) => r, missing, isThere)
  const shared = isAtLeast(version, '2.10')
    ? 'pooled'
    : 'all accounts: before 2.10 two servers share one route'
  return [
    { id: 'peer', head: 'Peer', value: (r) => r.peer ?? r.peerId, title: (r) => r.peerId ?? missing() },
    told.address,
    {
      id: 'account',
      head: 'Account',
      value: (r) => r.account,
      title: (r) => (r.account === null ? shared : undefined),
    },
    told.cid,
    told.uptime,
    figure({ id: 'rtt', head: 'RTT', unit: 'ms', value: (r) => r.rttMs, format: rtt, missing }),
    told.subs,
    ...told.traffic,
    told.pending,
    {
      id: 'compression',
      head: 'Compression',
      optional: true,
      value: (r) => r.compression,
      title: (r) => (r.compression === null ? missing() : undefined),
    },
  ]
}
