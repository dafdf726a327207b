import type { Gatewayz } from '@/lib/domain/observation'

/**
 * Keeps in `missing` the clusters of `wanted` to which there is no outbound connection, with when (`at`, our clock, ms)
 * that was first seen; true when one was not missing before.
 */
export function updateMissing(
  missing: Map<string, number>,
  { name, outbound }: Gatewayz,
  wanted: ReadonlySet<string>,
  at: number,
): boolean {
  const there = new Set([name, ...outbound.map((o) => o.cluster)])
  for (const cluster of missing.keys()) {
    if (there.has(cluster) || !wanted.has(cluster)) missing.delete(cluster)
  }
  const fresh = [...wanted].filter((c) => !there.has(c) && !missing.has(c))
  for (const cluster of fresh) missing.set(cluster, at)
  return fresh.length > 0
}
