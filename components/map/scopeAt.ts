import type { Scope } from '@/lib/domain/scope'
import type { Layout } from '@/lib/graph/layout'
import { type Box, overlaps, type Point } from '@/lib/graph/metrics'
import { parseScope } from '@/lib/url/scope'
import type { Selection } from '@/lib/url/selection'

/**
 * What two presses narrow the map to: the AZ column under the pointer, or the region where it is beside the columns. Nothing
 * on servers and gateways, whose presses mean something else, and nothing where the map is that narrow already.
 */
export function scopeAt(layout: Layout, mark: string | null, at: Point): Scope | null {
  if (mark !== null && /^(server|gateway):/.test(mark)) return null
  const holds = (box: Box) => overlaps(box, { ...at, w: 1e-6, h: 1e-6 })
  const region = layout.regions.find(holds)
  if (!region) return null
  const az = region.columns.find(holds)
  if (az && region.columns.length > 1) return { kind: 'az', region: region.id, az: az.id }
  return layout.regions.length > 1 ? { kind: 'region', region: region.id } : null
}

/** What a selected region or AZ narrows the map to; null for what is neither. */
export const partOf = ({ kind, id }: Selection): Scope | null =>
  kind === 'region' ? { kind, region: id } : kind === 'az' ? parseScope(id) : null
