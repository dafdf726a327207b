import type { BandBox, Layout } from './layout'
import { STROKE_OFFSET } from './metrics'
import type { Bundle } from './route'
import { type Pair, pairKey } from './topology'

/** Room to the right of a scope for the lines that leave it, and for the words at their ends, px. */
export const EDGE = { line: 40, words: 236, gap: 8 } as const
/** From line to line of a band, and from its corners. */
const ROW = { pitch: 20, inset: 16 } as const

/** How many lines leave a band abreast. */
export const edgeRows = ({ h }: Pick<BandBox, 'h'>): number =>
  Math.max(1, Math.floor((h - 2 * ROW.inset) / ROW.pitch) + 1)

/** What leaves a band for clusters outside of the scope: those that are named, and those that one line stands for. */
export interface Leaving {
  named: readonly Pair[]
  rest: readonly Pair[]
}

export interface EdgeRest {
  band: string
  cluster: string
  x1: number
  x2: number
  y: number
}

/** All are named where they have room; else those of `first`, as many as have, and the last line stands for the others. */
export function leavingOf(band: Pick<BandBox, 'h'>, pairs: readonly Pair[], first: readonly Pair[]): Leaving {
  const rows = edgeRows(band)
  if (pairs.length <= rows) return { named: pairs, rest: [] }
  const named = first.slice(0, rows - 1)
  return { named, rest: pairs.filter((p) => !named.includes(p)) }
}

/**
 * Lines from the right side of a band to the edge of the scope, around its middle, each with its words at its end.
 */
export function edgesOf(
  layout: Pick<Layout, 'width' | 'edgeX'>,
  band: BandBox,
  { named, rest: others }: Leaving,
): { bundles: Bundle[]; rest: EdgeRest | null } {
  const count = named.length + (others.length > 0 ? 1 : 0)
  const x1 = band.x + band.w
  const x2 = layout.edgeX
  const at = (i: number) => band.y + band.h / 2 + (i - (count - 1) / 2) * ROW.pitch
  const bundles = named.map((pair, i): Bundle => {
    const isFirst = pair.a === band.cluster
    const [from, to] = [
      { x: x1, y: at(i) },
      { x: x2, y: at(i) },
    ]
    return {
      id: pairKey(pair),
      ...pair,
      kind: 'edge',
      outside: isFirst ? pair.b : pair.a,
      line: isFirst ? [from, to] : [to, from],
      firstOnLeft: isFirst,
      label: { at: { x: x2 + EDGE.gap, y: at(i) }, room: layout.width - x2 - 2 * EDGE.gap },
    }
  })
  const rest =
    others.length > 0
      ? {
          band: band.id,
          cluster: band.cluster ?? '',
          x1,
          x2: x2 - STROKE_OFFSET,
          y: at(count - 1),
        }
      : null
  return { bundles, rest }
}
