import type { Seen, StreamFact } from '@/lib/domain/facts'
import type { StreamCopy } from '@/lib/domain/observation'

/** Names are asked every 10 s. */
const LISTED_WITHIN_MS = 30_000

/** What a server told of a stream; `at`, `told` and `vantage` move on while it tells the same. */
export type Held = Seen<StreamCopy>

export interface MutableStream extends StreamFact {
  copies: Map<string, Held>
  /** The last list it was in, by the number of that list. */
  listedIn: number
  /** Whole lists of names in a row without it. */
  unlisted: number
}

/** A stream of which nothing is known yet but its name. */
export const freshStream = (account: string, name: string, at: number): MutableStream => ({
  account,
  name,
  firstSeen: at,
  copies: new Map(),
  droppedAt: null,
  assignedAt: null,
  unheldSince: null,
  offlineReason: null,
  last: null,
  strays: [],
  unlisted: 0,
  listedIn: 0,
})

/** The meta group listed it lately. */
export function isListed({ assignedAt }: StreamFact, at: number): boolean {
  return assignedAt !== null && at - assignedAt < LISTED_WITHIN_MS
}

export function newestOf({ copies }: StreamFact): Seen<StreamCopy> | null {
  return [...copies.values()].reduce<Seen<StreamCopy> | null>((a, b) => (a && a.at >= b.at ? a : b), null)
}
