import type { LinkState } from '@/lib/domain/link-state'
import { type EdgeRest, edgesOf, leavingOf } from '@/lib/graph/edges'
import type { Layout } from '@/lib/graph/layout'
import type { Bundle } from '@/lib/graph/route'
import { type Pair, pairKey } from '@/lib/graph/topology'
import { type MapModel, pairState, WORST_LINK } from './mapModel'

/** One line for the links of a cluster out of the scope that have none of their own. */
export interface Rest extends EdgeRest {
  count: number
  /** Whether others have lines of their own. */
  isMore: boolean
  worst: LinkState
  /** How many of them have a fault. */
  faulty: number
}

/**
 * The links that lead out of a scope, from each band of it. Where they are too many, those with a fault and those in focus
 * have lines of their own, the worst first. What hide leaves out keeps its place, and counts for nothing.
 */
export function leavingLinks(
  layout: Layout,
  outside: readonly Pair[],
  model: MapModel,
  focus: string | null,
  isKept: (pair: Pair) => boolean = () => true,
): { bundles: Bundle[]; rests: Rest[] } {
  const answer: { bundles: Bundle[]; rests: Rest[] } = { bundles: [], rests: [] }
  for (const band of layout.bands) {
    const own = outside.filter((p) => p.a === band.cluster || p.b === band.cluster)
    if (own.length === 0) continue
    const states = new Map(own.map((p) => [p, pairState(model, p)]))
    const rank = (p: Pair) => WORST_LINK.indexOf(states.get(p) ?? 'full')
    const inFocus = (p: Pair) => pairKey(p) === focus || p.a === focus || p.b === focus
    const first = own.filter((p) => states.get(p) !== 'full' || inFocus(p)).sort((p, q) => rank(p) - rank(q))
    const leaving = leavingOf(band, own, first)
    const { bundles, rest } = edgesOf(layout, band, leaving)
    answer.bundles.push(...bundles)
    const others = leaving.rest.filter(isKept).map((p) => states.get(p) ?? 'full')
    if (!rest || others.length === 0) continue
    answer.rests.push({
      ...rest,
      count: others.length,
      isMore: leaving.named.length > 0,
      worst: WORST_LINK.find((state) => others.includes(state)) ?? 'full',
      faulty: others.filter((state) => state === 'broken' || state === 'part').length,
    })
  }
  return answer
}
