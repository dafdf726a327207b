import type { Facts, RememberedServer } from '@/lib/domain/facts'
import { lastHeard } from '@/lib/domain/server-state'

/** Everybody worth remembering over a restart of Orrery: the newest id of each name, and who was remembered and has not spoken. */
export function rosterToKeep(facts: Facts): RememberedServer[] {
  const kept = new Map(facts.remembered.map((r) => [r.name, r]))
  for (const fact of facts.servers.values()) {
    const { name, cluster, host, version, tags, jetstream } = fact.origin
    const heard = lastHeard(fact) ?? fact.firstHeard
    if ((kept.get(name)?.lastHeard ?? 0) <= heard) {
      kept.set(name, { name, cluster, host, version, tags, jetstream, lastHeard: heard })
    }
  }
  // Who was taken out for good is no longer missed.
  for (const name of facts.removed.keys()) if (!isHeard(facts, name)) kept.delete(name)
  return [...kept.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function isHeard({ servers, removed }: Facts, name: string): boolean {
  const since = removed.get(name) ?? 0
  return [...servers.values()].some((f) => f.origin.name === name && (lastHeard(f) ?? 0) > since)
}
