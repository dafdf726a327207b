import { isWithin, type Scope } from '@/lib/domain/scope'
import type { Topology } from './topology'

/** What of the topology lies in the scope: its servers, their columns, and the pairs whose clusters both have servers there. */
export function scopedTopology(topology: Topology, scope: Scope | null): Topology {
  if (scope === null) return topology
  const servers = topology.servers.filter((s) => isWithin(scope, s))
  const clusters = new Set(servers.map((s) => s.cluster))
  return {
    regions: topology.regions
      .filter((r) => r.id === scope.region)
      .map((r) => ({ ...r, azs: scope.kind === 'az' ? r.azs.filter((az) => az === scope.az) : r.azs })),
    servers,
    pairs: topology.pairs.filter((p) => clusters.has(p.a) && clusters.has(p.b)),
    // Clusters of one region lie one above the other: arcs between all of them would be all one sees.
    sparse: true,
  }
}

/** Whether the topology has the scope's region, and its AZ. */
export const hasScope = (topology: Topology, scope: Scope): boolean =>
  topology.regions.some(
    (r) => r.id === scope.region && (scope.kind === 'region' || r.azs.some((az) => az === scope.az)),
  )
