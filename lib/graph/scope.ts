import { isWithin, type Scope } from '@/lib/domain/scope'
import type { Topology } from './topology'

/** Up to so many pairs inside of a scope all are drawn. */
const FEW = 3

/**
 * What of the topology lies in the scope: its servers, their columns, the pairs whose clusters both have servers there, and
 * those that lead out of it.
 */
export function scopedTopology(topology: Topology, scope: Scope | null): Topology {
  if (scope === null) return topology
  const servers = topology.servers.filter((s) => isWithin(scope, s))
  const clusters = new Set(servers.map((s) => s.cluster))
  const regionsOf = new Map<string | null, Set<string>>()
  for (const s of topology.servers)
    regionsOf.set(s.cluster, (regionsOf.get(s.cluster) ?? new Set()).add(s.region))
  const inside = topology.pairs.filter((p) => clusters.has(p.a) && clusters.has(p.b))
  return {
    regions: topology.regions
      .filter((r) => r.id === scope.region)
      .map((r) => ({ ...r, azs: scope.kind === 'az' ? r.azs.filter((az) => az === scope.az) : r.azs })),
    servers,
    pairs: inside,
    outside: topology.pairs.filter((p) => clusters.has(p.a) !== clusters.has(p.b)),
    ribbons: [...clusters]
      .flatMap((c) => (c !== null && (regionsOf.get(c)?.size ?? 0) > 1 ? [c] : []))
      .sort(),
    // Clusters of one region lie one above the other: arcs between all of them would be all one sees.
    sparse: inside.length > FEW,
  }
}

/** Whether the topology has the scope's region, and its AZ. */
export const hasScope = (topology: Topology, scope: Scope): boolean =>
  topology.regions.some(
    (r) => r.id === scope.region && (scope.kind === 'region' || r.azs.some((az) => az === scope.az)),
  )
