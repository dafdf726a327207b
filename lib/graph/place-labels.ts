import type { Layout } from './layout'
import { type Box, overlaps } from './metrics'
import type { Bundle } from './route'

/** The words of a label over a line reach from here to here above it, px. */
const ABOVE = { from: 22, to: 10 }
const APART = 6
/** Two strokes and what keeps words off them. */
const LINE = 4

/**
 * Finds room for the labels of arcs over a level stretch of their lines: within it, or as near as may be and over a part of
 * it. `widths` are those of its wordings, longest first; all have the shortest before one has more, in the given order. Arcs
 * for which there is no room are not in the answer. `taken` is room that something else keeps; `discs` stand on the lines of
 * bundles, by their ids.
 */
export function placeLabels(
  layout: Pick<Layout, 'width' | 'regions'>,
  bundles: readonly Bundle[],
  widths: (bundle: Bundle) => readonly number[],
  taken: readonly Box[] = [],
  discs: ReadonlyMap<string, Box> = new Map(),
): Map<string, Bundle['label']> {
  const arcs = bundles.filter((b) => b.kind === 'arc')
  const lines = bundles.flatMap((b) => stretchesOf(b).map(({ from, to }) => around(from, to)))
  const blocks = [...layout.regions, ...taken, ...lines]
  const placed = new Map<string, { box: Box; label: Bundle['label'] }>()
  const place = (bundle: Bundle, options: readonly number[]) => {
    const elsewhere = (all: Iterable<[string, Box]>) =>
      [...all].flatMap(([id, box]) => (id === bundle.id ? [] : [box]))
    // Its own disc ends where its words begin.
    const all = [
      ...blocks,
      ...elsewhere(discs),
      ...elsewhere([...placed].map(([id, { box }]): [string, Box] => [id, box])),
    ]
    const found = firstOf(options, (w) =>
      firstOf(levelsOf(bundle), (over) => {
        const row = { x: 0, y: over.y - ABOVE.from, w: layout.width, h: ABOVE.from - ABOVE.to }
        const x = nearest(
          over,
          w,
          layout.width,
          all.filter((b) => overlaps(b, row)),
        )
        const label = { at: { x: (x ?? 0) + w / 2, y: over.y }, room: w + 0.5 }
        return x === null ? null : { box: { ...row, x, w }, label }
      }),
    )
    if (found) placed.set(bundle.id, found)
  }
  for (const b of arcs) place(b, widths(b).slice(-1))
  for (const b of arcs) if (placed.has(b.id)) place(b, widths(b))
  return new Map([...placed].map(([id, { label }]) => [id, label]))
}

/** Level stretches that words may stand over, the longest first. */
const levelsOf = (bundle: Bundle) =>
  stretchesOf(bundle)
    .filter(({ from, to }) => from.y === to.y && from.y > ABOVE.from)
    .map(({ from, to }) => ({ x1: Math.min(from.x, to.x), x2: Math.max(from.x, to.x), y: from.y }))
    .sort((p, q) => q.x2 - q.x1 - (p.x2 - p.x1))

const stretchesOf = ({ line }: Bundle) =>
  line.slice(1).flatMap((to, i) => {
    const from = line[i]
    return from ? [{ from, to }] : []
  })

const around = (p: { x: number; y: number }, q: { x: number; y: number }): Box => ({
  x: Math.min(p.x, q.x) - LINE,
  y: Math.min(p.y, q.y) - LINE,
  w: Math.abs(p.x - q.x) + 2 * LINE,
  h: Math.abs(p.y - q.y) + 2 * LINE,
})

/** The left end of words of width `w` that touch nothing and lie over at least half of the stretch, or half of them do. */
function nearest(
  { x1, x2 }: { x1: number; x2: number },
  w: number,
  width: number,
  blocks: readonly Box[],
): number | null {
  const wanted = (x1 + x2 - w) / 2
  const over = Math.min(w, x2 - x1) / 2
  const [least, most] = [Math.max(4, x1 + over - w), Math.min(width - 4 - w, x2 - over)]
  const isFree = (x: number) =>
    x >= least - 0.01 &&
    x <= most + 0.01 &&
    blocks.every((b) => x + w + APART <= b.x || b.x + b.w + APART <= x)
  const options = [wanted, least, most, ...blocks.flatMap((b) => [b.x - APART - w, b.x + b.w + APART])]
  return options.filter(isFree).sort((p, q) => Math.abs(p - wanted) - Math.abs(q - wanted))[0] ?? null
}

function firstOf<T, R>(all: readonly T[], of: (one: T) => R | null): R | null {
  for (const one of all) {
    const result = of(one)
    if (result !== null) return result
  }
  return null
}
