import { TOMBSTONE_MS } from '@/lib/domain/compose-tombstones'
import type { Seen } from '@/lib/domain/facts'
import type { MetaView } from '@/lib/domain/observation'

/** Servers that were taken out of the meta group, by name, with when that was seen (our clock, ms). */
export class Removals {
  readonly byName = new Map<string, number>()

  /** The meta leader's view of now and the one before it: a group that shrank tells who was taken out. */
  compare(before: Seen<MetaView> | null, now: Seen<MetaView>): void {
    const members = membersOf(now)
    for (const name of members) this.byName.delete(name)
    if (before === null || (now.value.size ?? 0) >= (before.value.size ?? 0)) return
    // A member without a name may be any of those that are missing.
    if (now.value.peers.some((p) => p.name === '')) return
    for (const name of membersOf(before)) if (!members.has(name)) this.byName.set(name, now.at)
  }

  /** Taken out, and last heard (`heard`, ms) so long ago that nothing is said of it any more. */
  isPast(name: string, heard: number, at: number): boolean {
    const since = this.byName.get(name)
    return since !== undefined && at - Math.max(since, heard) >= TOMBSTONE_MS
  }
}

export function membersOf({ value, from }: Seen<MetaView>): Set<string> {
  return new Set([from, ...value.peers.map((p) => p.name)].filter((name) => name !== ''))
}
