import type { Snapshot } from '@/lib/domain/model'

/** All that geometry depends on: ids, never measurements. Sorted, so that the order of the input never matters. */
export interface Topology {
  regions: { id: string; azs: (string | null)[] }[]
  servers: { key: string; region: string; az: string | null; cluster: string | null }[]
  /** Pairs of clusters with a gateway in either direction, first name sorts first. */
  pairs: Pair[]
}
export interface Pair {
  a: string
  b: string
}

export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const nullLast = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : compareIds(a, b)

export const pairKey = (p: Pair): string => `${p.a}>${p.b}`

/**
 * What is placed where. A server whose region or AZ the snapshot does not list still gets a column of its own.
 */
export function topologyOf(
  snapshot: Pick<Snapshot, 'regions' | 'servers'> & { gateways: readonly { from: string; to: string }[] },
): Topology {
  const regions = new Map<string, Set<string | null>>()
  const azsOf = (id: string) => {
    const known = regions.get(id) ?? new Set()
    regions.set(id, known)
    return known
  }
  for (const r of snapshot.regions) for (const az of r.azs) azsOf(r.id).add(az.id)
  for (const s of snapshot.servers) azsOf(s.region).add(s.az)
  const pairs = new Map<string, Pair>()
  for (const g of snapshot.gateways) {
    if (g.from === g.to) continue
    const pair = g.from < g.to ? { a: g.from, b: g.to } : { a: g.to, b: g.from }
    pairs.set(pairKey(pair), pair)
  }
  return {
    regions: [...regions]
      .map(([id, azs]) => ({ id, azs: [...azs].sort(nullLast) }))
      .sort((a, b) => compareIds(a.id, b.id)),
    servers: snapshot.servers
      .map(({ key, region, az, cluster }) => ({ key, region, az, cluster }))
      .sort((a, b) => compareIds(a.key, b.key)),
    pairs: [...pairs.values()].sort((x, y) => compareIds(x.a, y.a) || compareIds(x.b, y.b)),
  }
}
