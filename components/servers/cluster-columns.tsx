import { ageColumn } from '@/components/table/age-column'
import type { Column, Footer } from '@/components/table/column'
import { ClusterName } from '@/components/ui/ClusterName'
import { count, plural } from '@/lib/domain/format'
import { oldest, serverSeenAt } from '@/lib/domain/seen-at'
import { type Total, total, totalText } from '@/lib/domain/total'
import type { ClusterRow } from './cluster-rows'

const NO_GATEWAYS = 'no server of this cluster has reported its gateways'

/** Cluster Overview: the columns of `nats server list`, and the region. */
export function clusterColumns(clusters: readonly { name: string }[]): Column<ClusterRow>[] {
  const number = (id: string, head: string, about: string, value: (r: ClusterRow) => number | null) => ({
    id,
    head,
    about,
    align: 'end' as const,
    value,
    cell: (r: ClusterRow) => count(value(r)),
    title: (r: ClusterRow) => (value(r) === null ? NO_GATEWAYS : undefined),
  })
  const list = (id: string, head: string, none: string, of: (r: ClusterRow) => string[]) => ({
    id,
    head,
    clip: true as const,
    value: (r: ClusterRow) => of(r).join(' ') || null,
    file: of,
    title: (r: ClusterRow) => (of(r).length === 0 ? none : undefined),
  })
  return [
    {
      id: 'cluster',
      head: 'Cluster',
      value: (r) => r.name,
      cell: (r) => <ClusterName name={r.name} clusters={clusters} />,
    },
    {
      ...number('nodes', 'Node Count', 'Servers in the roster', (r) => r.nodes),
      title: (r) => `${r.up} of ${r.nodes} up`,
    },
    number(
      'outgoing',
      'Outgoing Gateways',
      'Connected outbound ends, as its servers report them',
      (r) => r.outgoing,
    ),
    number(
      'incoming',
      'Incoming Gateways',
      'Connected inbound ends, as its servers report them',
      (r) => r.incoming,
    ),
    {
      id: 'connections',
      head: 'Connections',
      about: 'Client connections of the servers that answer',
      align: 'end',
      value: (r) => r.connections.sum,
      cell: (r) => totalText(r.connections, count),
      title: (r) => (r.connections.partial ? `${r.up} of ${r.nodes} servers answer` : undefined),
    },
    {
      id: 'region',
      head: 'Region',
      words: true,
      value: (r) => (r.crossRegion ? 'cross-region' : r.region),
      file: (r) => r.regions,
      title: (r) => r.regions.join(', '),
    },
    list('azs', 'AZs', 'no server has an AZ tag', (r) => r.azs),
    list('tags', 'Tags', 'no tags', (r) => r.tags),
    list('unique-tag', 'Unique tag', 'none, or not reported', (r) => r.uniqueTags),
    list('version', 'Version', 'not reported', (r) => r.versions),
    { ...number('up', 'Up', 'Servers that are up', (r) => r.up), optional: true },
    ageColumn({
      about: 'Since the one that was heard longest ago was heard',
      unit: 'heard at',
      since: (r, snapshot) => oldest(r.servers.map((s) => serverSeenAt(s, snapshot))),
      title: (r) =>
        r.servers.some((s) => s.observedAt === null) ? 'one of its servers was never heard' : undefined,
    }),
    {
      optional: true,
      ...list('via', 'via', 'no answer yet', (r) => r.via),
      about: 'The vantages that got the answers',
    },
  ]
}

/** Footer of Cluster Overview. */
export function clusterFooter(rows: readonly ClusterRow[]): Footer {
  const sum = (value: (r: ClusterRow) => number | null) => ({ content: totalText(total(rows, value), count) })
  const connections: Total = {
    sum: total(rows, (r) => r.connections.sum).sum,
    partial: rows.some((r) => r.connections.partial),
  }
  return {
    cluster: { content: plural(rows.length, 'cluster') },
    nodes: sum((r) => r.nodes),
    outgoing: sum((r) => r.outgoing),
    incoming: sum((r) => r.incoming),
    connections: { content: totalText(connections, count) },
  }
}
