import type { Seen } from './facts'
import type { StreamCopy } from './observation'
import { nameOfKey } from './twin'

/** Leaders are asked every 2 s: a claim this much older than another one was not renewed. */
const RENEWED_WITHIN_MS = 3000

/** Its holder says of itself that it leads; a stream without a group is led by whoever holds it. */
export function leads({ value, from }: Seen<StreamCopy>): boolean {
  return value.grouped ? value.leader === nameOfKey(from) : true
}

/**
 * The copy of the leader among all copies of a stream; null when nobody claims it. Of several fresh claims (a partition, an
 * orphan of R1) the one elected last counts, then the one that most copies name, then the first by name: never now this, now that.
 */
export function leadersCopy(copies: readonly Seen<StreamCopy>[]): Seen<StreamCopy> | null {
  const claims = copies.filter(leads)
  if (claims.length < 2) return claims[0] ?? null
  const newest = Math.max(...claims.map((c) => c.at))
  const named = (key: string) => copies.filter((c) => c.value.leader === nameOfKey(key)).length
  const elected = (c: Seen<StreamCopy>) =>
    c.value.leaderSince === null ? 0 : Date.parse(c.value.leaderSince) || 0
  const [best] = claims
    .filter((c) => newest - c.at <= RENEWED_WITHIN_MS)
    .sort((a, b) => elected(b) - elected(a) || named(b.from) - named(a.from) || (a.from < b.from ? -1 : 1))
  return best ?? null
}
