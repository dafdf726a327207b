import type { Server, Snapshot } from './model'

/** A part of the supercluster that the map is narrowed to; `az: null` is the servers without an AZ. */
export type Scope = { kind: 'region'; region: string } | { kind: 'az'; region: string; az: string | null }

export const isWithin = (scope: Scope, server: Pick<Server, 'region' | 'az'>): boolean =>
  server.region === scope.region && (scope.kind === 'region' || server.az === scope.az)

/** The scope around this one; null is the whole supercluster. */
export const above = (scope: Scope): Scope | null =>
  scope.kind === 'az' ? { kind: 'region', region: scope.region } : null

type Places = Pick<Snapshot, 'regions' | 'servers' | 'clusters' | 'gateways'>

/**
 * What of a snapshot lies in the scope: its region, AZs and servers, the clusters that have a server there, and their links,
 * also those that lead out of it. Rows keep their identity; null is all of it.
 */
export function scoped<S extends Places>(snapshot: S, scope: Scope | null): S {
  if (scope === null) return snapshot
  const servers = snapshot.servers.filter((s) => isWithin(scope, s))
  const clusters = new Set(servers.map((s) => s.cluster))
  return {
    ...snapshot,
    servers,
    regions: snapshot.regions
      .filter((r) => r.id === scope.region)
      .map((r) => (scope.kind === 'az' ? { ...r, azs: r.azs.filter((az) => az.id === scope.az) } : r)),
    clusters: snapshot.clusters.filter((c) => clusters.has(c.name)),
    gateways: snapshot.gateways.filter((g) => clusters.has(g.from) || clusters.has(g.to)),
  }
}
