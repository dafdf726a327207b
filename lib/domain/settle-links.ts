import { equal } from './equal'
import { keepRows } from './keep-rows'
import type { Snapshot } from './model'

/**
 * Routes and leafnodes as they were while nothing but round trips wobbles: there are thousands of them, and a millisecond
 * on one changes nothing. A round trip that moved by more than that, and by half, is told.
 */
export function settleLinks(previous: Snapshot, next: Snapshot): Pick<Snapshot, 'routes' | 'leafnodes'> {
  return {
    routes: keepRows(
      previous.routes,
      next.routes,
      (r) => r.server,
      (a, b) => equal(a, b, WOBBLES) && a.peers.every((end, i) => isNear(end.rttMs, b.peers[i]?.rttMs)),
    ),
    leafnodes: keepRows(
      previous.leafnodes,
      next.leafnodes,
      (l) => l.server,
      (a, b) => equal(a, b, WOBBLES) && a.ends.every((end, i) => isNear(end.rttMs, b.ends[i]?.rttMs)),
    ),
  }
}

const WOBBLES: ReadonlySet<string> = new Set(['rttMs'])
const NEAR = { ms: 1, share: 0.5 }

function isNear(a: number | null, b: number | null | undefined): boolean {
  if (a === null || b === null || b === undefined) return a === (b ?? null)
  const moved = Math.abs(a - b)
  return moved <= NEAR.ms || moved <= NEAR.share * Math.max(a, b)
}
