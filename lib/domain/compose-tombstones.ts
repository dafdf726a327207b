import type { Facts, TombstoneFact } from './facts'
import type { Tombstone } from './model'
import { byName } from './topology'

/** A stream that is gone stays to be seen for this long. */
export const TOMBSTONE_MS = 10 * 60_000

const iso = (ms: number) => new Date(ms).toISOString()

/** Streams that are gone, newest first. */
export function composeTombstones(facts: Facts, now: number): Tombstone[] {
  return [...facts.tombstones.values()]
    .filter((t) => now - t.since < TOMBSTONE_MS)
    .sort((a, b) => b.since - a.since || byName(a.name, b.name))
    .map(compose)
}

function compose({ account, name, since, why, last, holders }: TombstoneFact): Tombstone {
  const config = last?.value.config ?? null
  return {
    account,
    name,
    since: iso(since),
    why,
    cluster: last?.value.cluster ?? null,
    servers: [...holders].sort(byName),
    replicasWanted: config?.replicas ?? null,
    storage: config?.storage ?? null,
    subjects: config?.subjects ?? [],
    messages: last?.value.state.messages ?? null,
    bytes: last?.value.state.bytes ?? null,
    lastSeq: last?.value.state.lastSeq ?? null,
    created: last?.value.created ?? null,
    observedAt: last === null ? null : iso(last.at),
  }
}
