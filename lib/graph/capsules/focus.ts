import type { Box } from '../metrics'
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
  if (foot) return layout.opened.has(foot.region) ? { kind: 'close' } : { kind: 'region', id: foot.region }
  const capsule = layout.capsules.find((c) => c.id === mark)
  if (!capsule) return null
  if (layout.tier === 'regions' && capsule.cluster !== null) return { kind: 'cluster', id: capsule.cluster }
  return { kind: 'region', id: capsule.of.region }
}

/** Where the arrow keys may stop: heads of regions, bands at their chip, capsules, chips, feet, bundles at their label. */
export function capsuleStops(layout: CapsuleLayout, bundles: Bundle[]): (Stop & { box: Box })[] {
  const centre = (box: Box) => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 })
  const at = (key: string, box: Box) => ({ key, at: centre(box), box })
  return [
    ...layout.regions.map((r) => at(`region:${r.id}`, { x: r.x, y: r.y, w: r.w, h: 44 })),
    ...(layout.tier === 'azs'
      ? layout.bands
          .filter((b) => b.cluster !== null && !b.again)
          .map((b) => at(`cluster:${b.cluster}`, { x: b.x, y: b.y, w: b.headW, h: 24 }))
      : []),
    ...layout.capsules.map((c) => at(c.id, c)),
    ...layout.servers.map((s) => at(`server:${s.key}`, s)),
    ...layout.feet.map((f) => at(footId(f.region), f)),
    ...bundles.map((b) =>
      at(`gateway:${b.id}`, { x: b.label.at.x - 40, y: b.label.at.y - 24, w: 80, h: 48 }),
    ),
  ]
}
