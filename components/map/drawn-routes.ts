import type { RoutePair } from '@/lib/domain/route-pairs'
import type { Layout } from '@/lib/graph/layout'
import { ALL_ROUTES } from '@/lib/graph/route-arches'

/**
 * Of a band of few cards all routes; of a larger one, where they would be a thicket, those that are not whole and those of
 * the server in focus.
 */
export function drawnRoutes(layout: Layout, pairs: readonly RoutePair[], focus: string | null): RoutePair[] {
  const small = new Set(
    layout.bands.flatMap((b) =>
      b.cluster !== null && b.lane.servers.length <= ALL_ROUTES ? [b.cluster] : [],
    ),
  )
  const cards = new Set(layout.servers.flatMap((s) => (s.form === 'card' ? [s.key] : [])))
  return pairs.filter(
    (p) =>
      p.state !== 'full' ||
      p.a === focus ||
      p.b === focus ||
      (small.has(p.cluster) && cards.has(p.a) && cards.has(p.b)),
  )
}
