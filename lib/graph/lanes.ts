import { compareNames, type Topology } from './topology'

/** A row of the map: one cluster, over the regions `from`…`to` (indices). */
export interface Lane {
  /** Cluster name, or `no cluster in <region>` for servers without one. */
  id: string
  cluster: string | null
  from: number
  to: number
  row: number
  ribbon: boolean
  servers: Topology['servers']
}

/**
 * Rows of the clusters: the j-th regional cluster of a region (sorted) on row j; below, cross-region clusters packed
 * greedily by interval, so that ribbons which share no region share a row. `crossRegion` names clusters that are ribbons
 * whatever this topology shows of them.
 */
export function assignLanes(
  topology: Topology,
  crossRegion: ReadonlySet<string> = new Set(),
): { lanes: Lane[]; rows: number; firstRibbonRow: number } {
  const place = new Map(topology.regions.map((r, i) => [r.id, i]))
  const groups = new Map<string, Lane>()
  for (const s of topology.servers) {
    const at = place.get(s.region) ?? 0
    const id = s.cluster ?? `no cluster in ${s.region}`
    const lane = groups.get(id) ?? {
      id,
      cluster: s.cluster,
      from: at,
      to: at,
      row: 0,
      ribbon: false,
      servers: [],
    }
    lane.from = Math.min(lane.from, at)
    lane.to = Math.max(lane.to, at)
    lane.ribbon = lane.to > lane.from || crossRegion.has(id)
    lane.servers.push(s)
    groups.set(id, lane)
  }
  const lanes = [...groups.values()].sort(
    (a, b) => Number(a.cluster === null) - Number(b.cluster === null) || compareNames(a.id, b.id),
  )
  const used: number[] = topology.regions.map(() => 0)
  for (const lane of lanes.filter((l) => !l.ribbon)) {
    lane.row = used[lane.from] ?? 0
    used[lane.from] = lane.row + 1
  }
  const firstRibbonRow = Math.max(0, ...used)
  const packed: Lane[][] = []
  for (const lane of lanes.filter((l) => l.ribbon)) {
    const free = packed.findIndex((row) => row.every((o) => lane.to < o.from || o.to < lane.from))
    const row = free < 0 ? packed.length : free
    packed[row] = [...(packed[row] ?? []), lane]
    lane.row = firstRibbonRow + row
  }
  return { lanes, rows: firstRibbonRow + packed.length, firstRibbonRow }
}
