import { countAzs, countRegions } from '@/components/map/names'
import type { Column } from '@/components/table/column'
import { ClusterName } from '@/components/ui/ClusterName'
import { count, plural } from '@/lib/domain/format'
import type { Cluster, Server, Snapshot } from '@/lib/domain/model'
import type { ReplicaCounts } from '@/lib/domain/replica-counts'

/** A band or ribbon of the map. */
export interface BandRow {
  cluster: Cluster
  /** Those in the scope of the map. */
  servers: readonly Server[]
  /** How many there are in and out of it. */
  all: number
  up: number
  leads: number
  follows: number
}

export function bandRows(
  clusters: readonly Cluster[],
  servers: readonly Server[],
  counts: ReadonlyMap<string, ReplicaCounts>,
): BandRow[] {
  return clusters.map((cluster) => {
    const own = servers.filter((s) => s.cluster === cluster.name)
    const sum = (of: (c: ReplicaCounts) => number) =>
      own.reduce((n, s) => n + of(counts.get(s.key) ?? { leads: 0, follows: 0 }), 0)
    return {
      cluster,
      servers: own,
      all: cluster.servers.length,
      up: own.filter((s) => s.state === 'up').length,
      leads: sum((c) => c.leads),
      follows: sum((c) => c.follows),
    }
  })
}

/** What the map says of a band. */
export function bandColumns(clusters: Snapshot['clusters']): Column<BandRow>[] {
  return [
    {
      id: 'cluster',
      head: 'Cluster',
      value: (r) => r.cluster.name,
      cell: (r) => <ClusterName name={r.cluster.name} clusters={clusters} />,
    },
    {
      id: 'kind',
      head: 'Kind',
      words: true,
      value: (r) => (r.cluster.crossRegion ? 'cross-region' : 'regional'),
    },
    {
      id: 'up',
      head: 'Servers up',
      align: 'end',
      value: (r) => r.up,
      file: (r) => `${r.up} of ${r.servers.length}`,
      cell: (r) => (
        <span style={r.up < r.servers.length ? { color: 'var(--crit)', fontWeight: 600 } : undefined}>
          {count(r.up)} of {count(r.servers.length)}
          {r.servers.length < r.all && ` here, ${count(r.all)} in all`}
        </span>
      ),
    },
    {
      id: 'where',
      head: 'Where',
      words: true,
      value: (r) =>
        r.cluster.crossRegion
          ? plural(countRegions([...r.servers]), 'region')
          : plural(countAzs([...r.servers]), 'AZ'),
    },
    { id: 'leads', head: 'Leads', align: 'end', value: (r) => r.leads },
    { id: 'follows', head: 'Follows', align: 'end', value: (r) => r.follows },
  ]
}
