import type { Facts } from './facts'
import type { Gatewayz } from './observation'

/**
 * Clusters that take part in gateways: those whose servers say so, and those that somebody is connected to. A leafnode
 * cluster answers `$SYS` too, but nobody wants a gateway to it.
 */
export function gatewayClusters(facts: Pick<Facts, 'servers'>): Set<string> {
  const names = new Set<string>()
  for (const { gatewayz } of facts.servers.values()) {
    if (!gatewayz) continue
    if (gatewayz.value.name !== null) names.add(gatewayz.value.name)
    for (const { cluster } of gatewayz.value.outbound) names.add(cluster)
  }
  return names
}

/** Whether two answers of one server name the same clusters. */
export function namesSame(a: Gatewayz, b: Gatewayz): boolean {
  if (a.name !== b.name || a.outbound.length !== b.outbound.length) return false
  const named = new Set(a.outbound.map((o) => o.cluster))
  return b.outbound.every((o) => named.has(o.cluster))
}
