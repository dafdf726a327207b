import type { LinkState } from './link-state'
import type { RoutePair } from './route-pairs'

/** The routes that touch a group of servers: those that both ends confirm, of all. */
export interface RouteTally {
  whole: number
  all: number
  /** Those that are not whole, as `a b`. */
  lost: string[]
}

/** By group. A route inside a group counts once, one between two groups in both; one of servers in no group is left out. */
export function tallyRoutes(
  pairs: readonly RoutePair[],
  groupOf: (server: string) => string | undefined,
): Map<string, RouteTally> {
  const tallies = new Map<string, RouteTally>()
  for (const pair of pairs) {
    for (const group of new Set([groupOf(pair.a), groupOf(pair.b)])) {
      if (group === undefined) continue
      const tally = tallies.get(group) ?? { whole: 0, all: 0, lost: [] }
      tally.all++
      if (pair.state === 'full') tally.whole++
      else tally.lost.push(pair.id)
      tallies.set(group, tally)
    }
  }
  return tallies
}

/** Of no route at all nothing is known: the servers are alone, or have not told theirs. */
export const tallyState = ({ whole, all }: Pick<RouteTally, 'whole' | 'all'>): LinkState =>
  all === 0 ? 'unknown' : whole === all ? 'full' : whole === 0 ? 'broken' : 'part'
