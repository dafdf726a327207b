/** Gateways where there are more than can all be named: no part of the first load of a map that names all. See `useCrowd`. */
import type { LinkState } from '@/lib/domain/link-state'
import { arcWidths } from '@/lib/graph/bundle-label'
import { arrange, highChannel, lowChannel } from '@/lib/graph/crowd'
import type { Layout } from '@/lib/graph/layout'
import type { Bundle } from '@/lib/graph/route'
import { type Pair, pairKey } from '@/lib/graph/topology'
import { bundleWords } from './bundle-words'
import { type MapModel, pairBrokenSince, pairState, WORST_LINK } from './mapModel'

export { leavingLinks } from './leaving'

export interface Crowd {
  /** Those that are named, with their labels. */
  bundles: Bundle[]
  /** The others, low over the regions, for lines without words. */
  thin: Bundle[]
  /** State of each of the others, in their order. */
  states: LinkState[]
  /** Those that have a fault and no name here, drawn or not. */
  moreFaulty: Pair[]
  /** Those that are not drawn at all. */
  left: Pair[]
}

/** More lines without words are a dark slab: then those that are whole are left out, and of the others the last. */
const MOST_THIN = 24

/** As wide as an age gets. */
const AGE = '00 m'

let last: { layout: Layout; key: string; value: Lines } | null = null
type Lines = Pick<Crowd, 'bundles' | 'thin'> & { rest: Pair[] }

/** The worst named first, as many as have room. Keeps the identity of its lines while layout, pairs and widths stay. */
export function crowdOf(
  layout: Layout,
  pairs: readonly Pair[],
  model: MapModel,
  route: (channel: typeof highChannel, pairs: Pair[]) => Bundle[],
): Crowd {
  const stateOf = new Map(pairs.map((p) => [p, pairState(model, p)]))
  const rank = (p: Pair) => WORST_LINK.indexOf(stateOf.get(p) ?? 'full')
  const wanted = [...pairs]
    .sort((p, q) => rank(p) - rank(q))
    .map((pair) => ({ pair, widths: widthsOf(pair, model), isBroken: stateOf.get(pair) === 'broken' }))
  const isFaulty = (p: Pair) => isFault(stateOf.get(p))
  const key = JSON.stringify([wanted, pairs.filter(isFaulty).map(pairKey)])
  if (last?.layout !== layout || last.key !== key) {
    const { bundles, rest } = arrange(layout, wanted, (some) => route(highChannel, some))
    const drawn = rest.length > MOST_THIN ? rest.filter(isFaulty).slice(0, MOST_THIN) : rest
    const thin = drawn.length > 0 ? route(lowChannel, drawn).map((b) => ({ ...b, isThin: true })) : []
    last = { layout, key, value: { bundles, thin, rest } }
  }
  const { bundles, thin, rest } = last.value
  const states = new Map([...stateOf].map(([p, state]) => [pairKey(p), state]))
  const ids = new Set(thin.map((b) => b.id))
  return {
    bundles,
    thin,
    states: thin.map((b) => states.get(b.id) ?? 'full'),
    moreFaulty: rest.filter((p) => isFault(states.get(pairKey(p)))),
    left: rest.filter((p) => !ids.has(pairKey(p))),
  }
}

const isFault = (state: LinkState | undefined) => state === 'broken' || state === 'part'

function widthsOf(pair: Pair, model: MapModel): number[] {
  const [ab, ba] = [`${pair.a}>${pair.b}`, `${pair.b}>${pair.a}`].map((key) => model.links.get(key))
  const age = pairBrokenSince(model, pair) === null ? null : AGE
  return arcWidths(pair, bundleWords(pair, ab, ba, { age, isOpen: false }))
}
