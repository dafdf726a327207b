import { azKey } from '@/lib/domain/az'
import type { Layout } from '@/lib/graph/layout'
import type { Box } from '@/lib/graph/metrics'
import type { Stop } from '@/lib/graph/neighbour'
import type { Bundle } from '@/lib/graph/route'

export interface MapStop extends Stop {
  box: Box
}

/**
 * Where the arrow keys may stop: a region and an AZ at their heads, a band before its servers (a row is a cluster), a server in
 * its middle, a bundle at its label.
 */
export function stopsOf(layout: Layout, bundles: Bundle[]): MapStop[] {
  const regionAt = (x: number) => layout.regions.find((r) => x >= r.x && x <= r.x + r.w)
  const keyOf = (region: { id: string } | undefined) => (region ? `region:${region.id}` : null)
  const azAt = (s: Box): string | null => {
    const x = s.x + s.w / 2
    const region = regionAt(x)
    const column = region?.columns.find((c) => x >= c.x && x <= c.x + c.w)
    return region && column ? `az:${azKey(region.id, column.id)}` : keyOf(region)
  }
  return [
    ...layout.regions.map((r) => ({
      key: `region:${r.id}`,
      at: { x: r.x + r.w / 2, y: r.y + 22 },
      box: { x: r.x, y: r.y, w: r.w, h: 44 },
      up: null,
      inside: null,
    })),
    ...layout.regions.flatMap((r) =>
      r.columns.map((c) => ({
        key: `az:${azKey(r.id, c.id)}`,
        at: { x: c.x + c.w / 2, y: c.y + 12 },
        box: { x: c.x, y: c.y, w: c.w, h: 24 },
        up: `region:${r.id}`,
        inside: `region:${r.id}`,
      })),
    ),
    ...layout.bands
      .filter((b) => b.cluster !== null)
      .map((b) => ({
        key: `cluster:${b.cluster}`,
        at: { x: b.x, y: b.ringY },
        box: { x: b.x, y: b.y, w: b.headW, h: 24 },
        up: b.ribbon ? null : keyOf(regionAt(b.x + b.w / 2)),
        inside: null,
      })),
    ...layout.servers.map((s) => ({
      key: `server:${s.key}`,
      at: { x: s.x + s.w / 2, y: s.y + s.h / 2 },
      box: { x: s.x, y: s.y, w: s.w, h: s.h },
      up: azAt(s),
      inside: azAt(s),
    })),
    ...bundles.map((b) => ({
      key: `gateway:${b.id}`,
      at: b.label.at,
      box: { x: b.label.at.x - 40, y: b.label.at.y - 24, w: 80, h: 48 },
      up: `cluster:${b.a}`,
      inside: null,
    })),
  ]
}
