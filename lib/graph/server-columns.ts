import type { Snapshot } from '@/lib/domain/model'
import { compareIds, type Topology, topologyOf } from './topology'

/** One server's column of the placement grid, left to right in the order of the map: region › AZ › name. */
export interface ServerColumn {
  key: string
  /** null: replicas are said to lie there, but the roster does not know it. */
  region: string | null
  az: string | null
  /** First column of its region, of its AZ: drawn with a line before it. */
  firstOf: 'region' | 'az' | null
  width: number
}

/** A run of columns of one region, or of one AZ: `start` and `end` (exclusive) are indexes of columns. */
export interface ColumnGroup {
  id: string
  label: string
  start: number
  end: number
}

export interface ServerColumns {
  columns: ServerColumn[]
  /** `id` is the region's id; '' for servers that the roster does not know. */
  regions: ColumnGroup[]
  azs: ColumnGroup[]
  /** Index of a server's column. */
  indexOf: ReadonlyMap<string, number>
}

export const COLUMN_WIDTH = 64
/** Between two regions. */
export const REGION_GAP = 12

/**
 * Columns for all servers of the topology, then one for each key of `strangers` that it does not hold (members of a Raft
 * group whose name nobody knows, servers that left the roster): a replica is never drawn nowhere.
 */
export function serverColumns(
  topology: Pick<Topology, 'regions' | 'servers'>,
  labels: Pick<Snapshot, 'regions'>,
  strangers: Iterable<string> = [],
): ServerColumns {
  const out: ServerColumns = { columns: [], regions: [], azs: [], indexOf: new Map() }
  const known = new Set(topology.servers.map((s) => s.key))
  for (const region of topology.regions) {
    const told = labels.regions.find((r) => r.id === region.id)
    for (const az of region.azs) {
      const keys = topology.servers.filter((s) => s.region === region.id && s.az === az).map((s) => s.key)
      const label = az === null ? 'no AZ tag' : (told?.azs.find((a) => a.id === az)?.label ?? `az ${az}`)
      append(out, { region: region.id, az, keys, regionLabel: told?.label ?? region.id, azLabel: label })
    }
  }
  const strange = [...new Set(strangers)].filter((key) => !known.has(key)).sort(compareIds)
  append(out, { region: null, az: null, keys: strange, regionLabel: 'not in the roster', azLabel: '' })
  return { ...out, indexOf: new Map(out.columns.map((c, i) => [c.key, i])) }
}

interface Run {
  region: string | null
  az: string | null
  keys: string[]
  regionLabel: string
  azLabel: string
}

function append(out: ServerColumns, { region, az, keys, regionLabel, azLabel }: Run) {
  if (keys.length === 0) return
  const start = out.columns.length
  const last = out.columns.at(-1)
  const opensRegion = last === undefined || last.region !== region
  for (const [i, key] of keys.entries()) {
    const firstOf = i > 0 ? null : opensRegion ? 'region' : 'az'
    const width = COLUMN_WIDTH + (firstOf === 'region' && start > 0 ? REGION_GAP : 0)
    out.columns.push({ key, region, az, firstOf, width })
  }
  const end = out.columns.length
  const open = out.regions.at(-1)
  if (open && !opensRegion) open.end = end
  else out.regions.push({ id: region ?? '', label: regionLabel, start, end })
  out.azs.push({ id: JSON.stringify([region, az]), label: azLabel, start, end })
}

/**
 * `serverColumns` of a snapshot that keeps the identity of its answer while the topology stays, so that memoised rows are
 * left alone when only measurements change. Servers of `hidden` get no column, and neither do the replicas on them.
 */
export function rememberedColumns(): (
  snapshot: Pick<Snapshot, 'regions' | 'servers' | 'streams'>,
  hidden?: ReadonlySet<string>,
) => ServerColumns {
  let last: { key: string; value: ServerColumns } | null = null
  return (snapshot, hidden = NONE) => {
    const known = new Set(snapshot.servers.map((s) => s.key))
    const servers = hidden.size === 0 ? snapshot.servers : snapshot.servers.filter((s) => !hidden.has(s.key))
    const topology = topologyOf({ regions: snapshot.regions, servers, gateways: [] })
    const strangers = new Set<string>()
    for (const s of snapshot.streams)
      for (const r of s.replicas) if (!known.has(r.server)) strangers.add(r.server)
    const key = JSON.stringify([topology, snapshot.regions, [...strangers].sort(compareIds)])
    if (last?.key !== key) last = { key, value: serverColumns(topology, snapshot, strangers) }
    return last.value
  }
}

const NONE: ReadonlySet<string> = new Set()
