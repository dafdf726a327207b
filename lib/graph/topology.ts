import type { Snapshot } from '@/lib/domain/model'

/** All that geometry depends on: ids, never measurements. Sorted, so that the order of the input never matters. */
export interface Topology {
  regions: { id: string; azs: (string | null)[] }[]
  servers: { key: string; region: string; az: string | null; cluster: string | null }[]
  /** Pairs of clusters with a gateway in either direction, first name sorts first. */
  pairs: Pair[]
  /** Only pairs with a fault or in focus are drawn, however few there are. */
  sparse?: boolean
  /** In a scope: pairs of which one cluster has no server there. */
  outside?: Pair[]
  /** In a scope: clusters that go on in other regions. */
  ribbons?: string[]
}
export interface Pair {
  a: string
  b: string
}

export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
/** As `compareIds`, but runs of digits by their value: `az-9` before `az-10`, so that the next server takes the next slot. */
export function compareNames(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => text.match(/\d+|\D+/g) ?? [])
  for (let i = 0; x && y && i < Math.min(x.length, y.length); i++) {
    const [p = '', q = ''] = [x[i], y[i]]
    const byValue = /^\d/.test(p) && /^\d/.test(q) ? Number(p) - Number(q) : 0
    const order = byValue || compareIds(p, q)
    if (order !== 0) return order
  }
  return compareIds(a, b)
}
const nullLast = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : compareNames(a, b)

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
      .sort((a, b) => compareNames(a.id, b.id)),
    servers: snapshot.servers
      .map(({ key, region, az, cluster }) => ({ key, region, az, cluster }))
      .sort((a, b) => compareNames(a.key, b.key)),
    pairs: [...pairs.values()].sort((x, y) => compareIds(x.a, y.a) || compareIds(x.b, y.b)),
  }
}
