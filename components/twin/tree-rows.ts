import { WORST } from '@/components/map/shown'
import { azKey } from '@/lib/domain/az'
import type { Server, ServerState, Snapshot } from '@/lib/domain/model'
import type { Sieve, Sifted } from '@/lib/domain/query/sieve'
import { compareNames, topologyOf } from '@/lib/graph/topology'

/** A row of the tree: a region, an AZ of it, or a server; in the order of the map's columns. */
export type TreeRow = {
  id: string
  level: 1 | 2 | 3
  /** Place among its siblings, from 1, and how many there are. */
  place: number
  of: number
  label: string
} & (
  | ({ kind: 'region'; region: string } & Branch)
  | ({ kind: 'az'; region: string } & Branch)
  | { kind: 'server'; parent: string; server: Server }
)

interface Branch {
  /** All servers of the region or AZ, whatever find, hide and scope leave of it: what is told of it is told of these, as on the map. */
  servers: readonly Server[]
  /** How many of them are listed. */
  listed: number
  /** How many hide leaves out, and the worst state among them; null when none. */
  hidden: { count: number; worst: ServerState } | null
  open: boolean
}

/**
 * Regions, their AZs and servers; nothing stands below a branch that is `closed`, and one without a server that is found or hidden
 * is left out. `all`: the servers in and out of the scope.
 */
export function treeRows(
  snapshot: Pick<Snapshot, 'regions' | 'servers'>,
  all: readonly Server[],
  sieve: Sieve,
  closed: ReadonlySet<string>,
): TreeRow[] {
  const { regions } = topologyOf({ ...snapshot, gateways: [] })
  const labels = new Map(snapshot.regions.map((r) => [r.id, r]))
  const holds = (of: (s: Server) => boolean) =>
    snapshot.servers.some((s) => of(s) && sieve.fate('server', s) !== 'faded')
  const shown = regions.filter((r) => holds((s) => s.region === r.id))
  return shown.flatMap((region, i): TreeRow[] => {
    const of = (servers: readonly Server[]) => servers.filter((s) => s.region === region.id)
    const here = of(snapshot.servers)
    const id = `region:${region.id}`
    const known = labels.get(region.id)
    const row: TreeRow = {
      id,
      kind: 'region',
      region: region.id,
      level: 1,
      place: i + 1,
      of: shown.length,
      label: known?.label ?? region.id,
      ...branch(of(all), sieve.sift('server', here), !closed.has(id)),
    }
    if (closed.has(id)) return [row]
    const azs = region.azs.filter((az) => holds((s) => s.region === region.id && s.az === az))
    return [
      row,
      ...azs.flatMap((az, j): TreeRow[] => {
        const sifted = sieve.sift(
          'server',
          here.filter((s) => s.az === az),
        )
        const azId = `az:${azKey(region.id, az)}`
        const label = known?.azs.find((a) => a.id === az)?.label ?? (az === null ? 'no AZ tag' : `az ${az}`)
        const open = !closed.has(azId)
        const azRow: TreeRow = {
          id: azId,
          kind: 'az',
          region: region.id,
          level: 2,
          place: j + 1,
          of: azs.length,
          label,
          ...branch(
            of(all).filter((s) => s.az === az),
            sifted,
            open,
          ),
        }
        return open ? [azRow, ...servers(sifted.kept, azId)] : [azRow]
      }),
    ]
  })
}

function branch(
  servers: readonly Server[],
  { kept, hidden }: Pick<Sifted<Server>, 'kept' | 'hidden'>,
  open: boolean,
): Branch {
  const worst = WORST.find((state) => hidden.some((s) => s.state === state))
  return { servers, listed: kept.length, hidden: worst ? { count: hidden.length, worst } : null, open }
}

const servers = (rows: readonly Server[], parent: string): TreeRow[] =>
  [...rows]
    .sort((a, b) => compareNames(a.key, b.key))
    .map((server, i) => ({
      id: `server:${server.key}`,
      kind: 'server',
      parent,
      level: 3,
      place: i + 1,
      of: rows.length,
      label: server.key,
      server,
    }))

/** The row that a row stands in; null for a region. */
export function parentOf(row: TreeRow): string | null {
  return row.kind === 'region' ? null : row.kind === 'az' ? `region:${row.region}` : row.parent
}
