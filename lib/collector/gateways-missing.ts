import type { Facts } from '@/lib/domain/facts'
import { gatewayClusters, namesSame } from '@/lib/domain/gateway-clusters'
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

/** `gatewayClusters`, looked up again only when somebody names others: every answer of a thousand servers asks for it. */
export class JoinedClusters {
  #names: Set<string> | null = null

  /** With what a server said before, and says now. */
  after(facts: Pick<Facts, 'servers'>, before: Gatewayz | undefined, now: Gatewayz): ReadonlySet<string> {
    if (before && !namesSame(before, now)) this.#names = null
    this.#names ??= gatewayClusters(facts)
    // The first answer of a server only adds to them.
    if (!before) for (const name of [now.name ?? '', ...now.outbound.map((o) => o.cluster)]) this.#add(name)
    return this.#names
  }

  #add(name: string): void {
    if (name !== '') this.#names?.add(name)
  }

  /** Servers went. */
  forget(): void {
    this.#names = null
  }
}
