import { TOMBSTONE_MS } from '@/lib/domain/compose-tombstones'
import type { Seen, TombstoneFact } from '@/lib/domain/facts'
import type { StreamCopy } from '@/lib/domain/observation'

/** A deletion reaches the last holder, and the last answer on its way, within this. */
const SETTLES_MS = 5000

/** Streams that are gone. */
export class Tombstones {
  readonly byKey = new Map<string, TombstoneFact>()

  put(key: string, tombstone: TombstoneFact): void {
    this.byKey.set(key, tombstone)
  }

  /** Someone lists it: true when that is only the echo of the stream that has just gone; else the tombstone goes. */
  isEcho(key: string, created: string | null, at: number): boolean {
    const grave = this.byKey.get(key)
    if (!grave) return false
    const isSame = (grave.last?.value.created ?? null) === created
    if (isSame && at - grave.since < SETTLES_MS) return true
    this.byKey.delete(key)
    return false
  }

  /** The meta group lists the name in an answer to a question of `askedAt`; the same as `isEcho`, without knowing which stream. */
  isNameEcho(key: string, askedAt: number): boolean {
    const grave = this.byKey.get(key)
    return grave !== undefined && askedAt - grave.since < SETTLES_MS
  }

  prune(at: number): void {
    for (const [key, { since }] of this.byKey) if (at - since >= TOMBSTONE_MS) this.byKey.delete(key)
  }
}

/** Who held a stream: those with a copy, and the members that the newest copy names. */
export function holdersOf(
  copies: ReadonlyMap<string, Seen<StreamCopy>>,
  last: Seen<StreamCopy> | null,
): string[] {
  const named =
    last === null ? [] : [last.from, last.value.leader ?? '', ...last.value.peers.map((p) => p.name)]
  return [...new Set([...copies.keys(), ...named])].filter((name) => name !== '')
}
