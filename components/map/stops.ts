import type { Layout } from '@/lib/graph/layout'
import type { Box } from '@/lib/graph/metrics'
import type { Stop } from '@/lib/graph/neighbour'
import type { Bundle } from '@/lib/graph/route'

/** Where the arrow keys may stop: a region at its head, a band at its chip, a server in its middle, a bundle at its label. */
export function stopsOf(layout: Layout, bundles: Bundle[]): (Stop & { box: Box })[] {
  return [
    ...layout.regions.map((r) => ({
      key: `region:${r.id}`,
      at: { x: r.x + r.w / 2, y: r.y + 22 },
      box: { x: r.x, y: r.y, w: r.w, h: 44 },
    })),
    ...layout.bands
      .filter((b) => b.cluster !== null)
      .map((b) => ({
        key: `cluster:${b.cluster}`,
        at: { x: b.x + b.headW / 2, y: b.y + 12 },
        box: { x: b.x, y: b.y, w: b.headW, h: 24 },
      })),
    ...layout.servers.map((s) => ({
      key: `server:${s.key}`,
      at: { x: s.x + s.w / 2, y: s.y + s.h / 2 },
      box: { x: s.x, y: s.y, w: s.w, h: s.h },
    })),
    ...bundles.map((b) => ({
      key: `gateway:${b.id}`,
      at: b.label.at,
      box: { x: b.label.at.x - 40, y: b.label.at.y - 24, w: 80, h: 48 },
    })),
  ]
}
