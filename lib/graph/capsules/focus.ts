import { azKey } from '@/lib/domain/az'
import { type Box, overlaps } from '../metrics'
import type { Stop } from '../neighbour'
import type { Bundle } from '../route'
import type { CapsuleLayout } from './types'

export const footId = (region: string): string => `foot:${region}`

export type Way = { kind: 'region' | 'cluster'; id: string } | { kind: 'close' }

/**
 * Where a press on a mark leads: a foot opens its region or closes it, an AZ's capsule opens its region. Where regions are
 * the capsules, one of a cluster leads to that cluster, whose servers are then drawn. null for other marks.
 */
export function leadsTo(mark: string, layout: CapsuleLayout): Way | null {
  const foot = layout.feet.find((f) => footId(f.region) === mark)
  // Alone in its scope it is open whatever one does.
  if (foot && layout.regions.length === 1) return null
  if (foot) return layout.opened.has(foot.region) ? { kind: 'close' } : { kind: 'region', id: foot.region }
  const capsule = layout.capsules.find((c) => c.id === mark)
  if (!capsule) return null
  if (layout.tier === 'regions' && capsule.cluster !== null) return { kind: 'cluster', id: capsule.cluster }
  return { kind: 'region', id: capsule.of.region }
}

/**
 * Where the arrow keys may stop: heads of regions and of the AZs of open ones, bands at their chip, capsules, chips, feet,
 * bundles at their label. `up` is the mark that Esc goes up to; null where it leaves the map.
 */
export function capsuleStops(layout: CapsuleLayout, bundles: Bundle[]): (Stop & { box: Box })[] {
  const at = (key: string, box: Box, up: string | null, inside: string | null = null) => ({
    key,
    at: { x: box.x + box.w / 2, y: box.y + box.h / 2 },
    box,
    up,
    inside,
  })
  const regionAt = (box: Box) => {
    const region = layout.regions.find((r) => overlaps(r, box))
    return region ? `region:${region.id}` : null
  }
  /** The AZ whose open column it stands in, with its middle where it goes over several; else the region. */
  const holderOf = (box: Box) => {
    const region = layout.regions.find((r) => overlaps(r, box))
    const middle = { ...box, x: box.x + box.w / 2, w: 1e-6 }
    const column = region && layout.opened.has(region.id) && region.columns.find((c) => overlaps(c, middle))
    return region && column ? `az:${azKey(region.id, column.id)}` : regionAt(box)
  }
  return [
    ...layout.regions.map((r) => at(`region:${r.id}`, { x: r.x, y: r.y, w: r.w, h: 44 }, null)),
    ...layout.regions
      .filter((r) => layout.opened.has(r.id))
      .flatMap((r) =>
        r.columns.map((c) =>
          at(
            `az:${azKey(r.id, c.id)}`,
            { x: c.x, y: c.y, w: c.w, h: 24 },
            `region:${r.id}`,
            `region:${r.id}`,
          ),
        ),
      ),
    ...layout.bands
      .filter((b) => b.cluster !== null && !b.again && !b.headless)
      .map((b) => ({
        ...at(
          `cluster:${b.cluster}`,
          { x: b.x, y: b.y, w: b.headW, h: 24 },
          b.ribbon ? null : regionAt({ x: b.x, y: b.y, w: b.headW, h: b.h }),
        ),
        // A row is a cluster: its chip stands before all that the band holds.
        at: { x: b.x, y: b.ringY },
      })),
    ...layout.capsules.map((c) => at(c.id, c, `region:${c.of.region}`, holderOf(c))),
    ...layout.servers.map((s) => at(`server:${s.key}`, s, regionAt(s), holderOf(s))),
    ...layout.feet.map((f) => at(footId(f.region), f, `region:${f.region}`)),
    ...bundles.map((b) =>
      at(`gateway:${b.id}`, { x: b.label.at.x - 40, y: b.label.at.y - 24, w: 80, h: 48 }, null),
    ),
  ]
}
