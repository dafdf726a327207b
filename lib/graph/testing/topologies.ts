import { sampleSnapshot } from '@/lib/domain/sample'
import { type Topology, topologyOf } from '../topology'

/** Topologies for tests of geometry: servers by key, region, AZ and cluster, a gateway between all clusters. */
export type Row = [key: string, region: string, az: string | null, cluster: string | null]

export function build(rows: Row[]): Topology {
  const clusters = [...new Set(rows.flatMap(([, , , c]) => (c === null ? [] : [c])))].sort()
  return topologyOf({
    regions: [],
    servers: rows.map(([key, region, az, cluster]) => ({
      ...template(),
      key,
      name: key,
      region,
      az,
      cluster,
    })),
    gateways: clusters.flatMap((from) => clusters.flatMap((to) => (from === to ? [] : [{ from, to }]))),
  })
}
function template() {
  const [server] = sampleSnapshot().servers
  if (!server) throw new Error('the sample has no server')
  return server
}
export const grid = (
  regions: string[],
  azs: (string | null)[],
  per: number,
  cluster = (r: string) => r,
): Row[] =>
  regions.flatMap((r) =>
    azs.flatMap((az) =>
      Array.from({ length: per }, (_, i): Row => [`${cluster(r)}-${r}-${az}-${i}`, r, az, cluster(r)]),
    ),
  )
/** 60 characters. */
export const LONG = 'a-very-long-name-of-a-machine-in-a-far-away-datacenter-12345'

/** Deterministic shuffle (mulberry32). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  let s = seed
  const random = () => {
    s = (s + 0x6d2b79f5) | 0
    let t = Math.imul(s ^ (s >>> 15), 1 | s)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** A fleet like the generated one: clusters by turn over the regions, the last `crossRegion` of them over all. */
export function fleet(servers: number, clusters: number, regions: number, crossRegion = 0): Row[] {
  return Array.from({ length: servers }, (_, i): Row => {
    const cluster = i % clusters
    const nth = Math.floor(i / clusters)
    const spread = cluster >= clusters - crossRegion
    const region = ((spread ? nth : cluster) % regions) + 1
    const az = ((spread ? Math.floor(nth / regions) : nth) % 3) + 1
    return [`c${cluster + 1}-n${nth + 1}`, `r${region}`, String(az), `c${cluster + 1}`]
  })
}
