import type { Box } from '../metrics'
import type { Stop } from '../neighbour'
import type { Bundle } from '../route'
import type { CapsuleLayout } from './types'

export const footId = (region: string): string => `foot:${region}`

/** The region that a capsule or a foot opens; null for other marks. */
export function opensRegion(mark: string): string | null {
  if (mark.startsWith('foot:')) return mark.slice('foot:'.length)
  if (!mark.startsWith('capsule:')) return null
  const parts: unknown = JSON.parse(mark.slice('capsule:'.length))
  return Array.isArray(parts) && typeof parts[1] === 'string' ? parts[1] : null
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
