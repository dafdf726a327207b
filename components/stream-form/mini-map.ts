import type { Server, Snapshot } from '@/lib/domain/model'

/** Where everything of the small map stands on one grid: columns are AZs, rows are lanes of clusters. */
export interface MiniMap {
  columns: { region: string; az: string | null; label: string }[]
  regions: { id: string; label: string; start: number; span: number }[]
  bands: { cluster: string | null; crossRegion: boolean; lane: number; start: number; span: number }[]
  cells: { column: number; lane: number; servers: Server[] }[]
  lanes: number
}

/** Regions, AZs and clusters in the order of the big map. All indexes count from 0. */
export function miniMap(snapshot: Snapshot): MiniMap {
  const columns = snapshot.regions.flatMap((r) =>
    r.azs.map((az) => ({ region: r.id, az: az.id, label: az.id === null ? 'no AZ tag' : az.label })),
  )
  const regions = snapshot.regions.map((r) => {
    const start = columns.findIndex((c) => c.region === r.id)
    return { id: r.id, label: r.label, start, span: r.azs.length }
  })
  const columnOf = new Map<string, number>()
  for (const [column, az] of snapshot.regions.flatMap((r) => r.azs).entries()) {
    for (const key of az.servers) columnOf.set(key, column)
  }
  const bands: MiniMap['bands'] = []
  const used = new Map<string, number>()
  const regional = snapshot.clusters.filter((c) => !c.crossRegion)
  for (const { name, region } of regional) {
    const box = regions.find((r) => r.id === region)
    if (!box) continue
    const lane = used.get(box.id) ?? 0
    used.set(box.id, lane + 1)
    bands.push({ cluster: name, crossRegion: false, lane, start: box.start, span: box.span })
  }
  let lanes = Math.max(0, ...used.values())
  for (const { name } of snapshot.clusters.filter((c) => c.crossRegion)) {
    bands.push({ ...reach(snapshot, name, regions), cluster: name, crossRegion: true, lane: lanes++ })
  }
  if (snapshot.servers.some((s) => s.cluster === null)) {
    bands.push({ ...reach(snapshot, null, regions), cluster: null, crossRegion: true, lane: lanes++ })
  }
  const cells = new Map<string, MiniMap['cells'][number]>()
  for (const server of snapshot.servers) {
    const lane = bands.find((b) => b.cluster === server.cluster)?.lane
    const at = columnOf.get(server.key)
    if (lane === undefined || at === undefined) continue
    const key = `${lane}/${at}`
    const cell = cells.get(key) ?? { column: at, lane, servers: [] }
    cell.servers.push(server)
    cells.set(key, cell)
  }
  return { columns, regions, bands, cells: [...cells.values()], lanes }
}

/** From the first region with a server of this cluster to the last. */
function reach(snapshot: Snapshot, cluster: string | null, regions: MiniMap['regions']) {
  const held = new Set(snapshot.servers.filter((s) => s.cluster === cluster).map((s) => s.region))
  const boxes = regions.filter((r) => held.has(r.id))
  const first = boxes[0]
  const last = boxes.at(-1)
  if (!first || !last) return { start: 0, span: 1 }
  return { start: first.start, span: last.start + last.span - first.start }
}
