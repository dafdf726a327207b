import type { Layout } from './layout'
import type { Box } from './metrics'
import { placeLabels } from './place-labels'
import { lengthOf, pointAt } from './polyline'
import type { Bundle } from './route'
import { type Pair, pairKey } from './topology'

/** A pair that should have a label: the widths of its wordings, longest first. */
export interface Wanted {
  pair: Pair
  widths: readonly number[]
  /** A disc stands in the middle of its line. */
  isBroken: boolean
}

type Channel = Pick<Layout, 'top' | 'tracks' | 'channel'>
/** The room above the regions with as many tracks as have room for words. */
const NAMED = { base: 14, track: 26, words: 22 } as const
/** Lines without words: close above the regions, under the tracks of those that have them. */
const LOW = { tracks: 0.15, channel: { base: 3, track: 40 } } as const

/** The channel of those that are named. */
export function highChannel({ tracks, channel }: Channel): Omit<Channel, 'top'> {
  const height = channel.base + channel.track * tracks
  const rows = Math.floor((height - NAMED.base - NAMED.words) / NAMED.track) + 1
  return rows < 1 ? { tracks, channel } : { tracks: rows, channel: { base: NAMED.base, track: NAMED.track } }
}

/** The channel of the others. */
export const lowChannel = (): Omit<Channel, 'top'> => LOW

/** More are not read, however much room there is; so many are tried. */
const MOST = { labelled: 12, tried: 36 }
/** Tracks closer than this look like one bundle. */
const LEAST_PITCH = 13
/** Where the number of those that are left over stands. */
const REST: Box = { x: 0, y: 0, w: 150, h: 30 }

/**
 * Of more pairs than have room for their labels those that have it, the first ones first: one is left over when with it a
 * label of an earlier one, or its own, would have none.
 */
export function arrange(
  layout: Layout,
  wanted: readonly Wanted[],
  route: (pairs: Pair[]) => Bundle[],
): { bundles: Bundle[]; rest: Pair[] } {
  let bundles: Bundle[] = []
  const chosen: Wanted[] = []
  for (const one of wanted.slice(0, MOST.tried)) {
    if (chosen.length === MOST.labelled) break
    const tried = labelled(layout, [...chosen, one], route)
    if (tried === null) continue
    chosen.push(one)
    bundles = tried
  }
  const isChosen = new Set(chosen.map((c) => c.pair))
  return { bundles, rest: wanted.flatMap(({ pair }) => (isChosen.has(pair) ? [] : [pair])) }
}

/** All of them with their labels; null when one has no room. */
function labelled(
  layout: Layout,
  wanted: readonly Wanted[],
  route: (pairs: Pair[]) => Bundle[],
): Bundle[] | null {
  const routed = new Map(route(wanted.map((w) => w.pair)).map((b) => [b.id, b]))
  const widths = new Map(wanted.map((w) => [pairKey(w.pair), w.widths]))
  const inOrder = wanted.flatMap((w) => routed.get(pairKey(w.pair)) ?? [])
  if (inOrder.length < wanted.length || !areApart(inOrder)) return null
  const broken = new Set(wanted.flatMap((w) => (w.isBroken ? [pairKey(w.pair)] : [])))
  const discs = new Map(inOrder.flatMap((b) => (broken.has(b.id) ? [[b.id, discOf(b)] as const] : [])))
  const labels = placeLabels(layout, inOrder, (b) => widths.get(b.id) ?? [], [REST], discs)
  const arcs = inOrder.filter((b) => b.kind === 'arc')
  if (arcs.some((b) => !labels.has(b.id))) return null
  return inOrder
    .map((b) => ({ ...b, label: labels.get(b.id) ?? b.label, isPlated: b.kind === 'straight' }))
    .sort((p, q) => (p.id < q.id ? -1 : 1))
}

/** The disc stands on either of the two strokes. */
function discOf({ line }: Bundle): Box {
  const { x, y } = pointAt(line, lengthOf(line) / 2).at
  return { x: x - 12, y: y - 12, w: 24, h: 24 }
}

/** Whether tracks that run over each other can be told apart. */
function areApart(bundles: readonly Bundle[]): boolean {
  const tracks = bundles
    .filter((b) => b.kind === 'arc')
    .map(({ line }) => {
      const y = Math.min(...line.map((p) => p.y))
      const xs = line.flatMap((p) => (p.y === y ? [p.x] : []))
      return { y, x1: Math.min(...xs), x2: Math.max(...xs) }
    })
  return tracks.every((p, i) =>
    tracks.slice(i + 1).every((q) => q.x2 < p.x1 || p.x2 < q.x1 || Math.abs(p.y - q.y) >= LEAST_PITCH),
  )
}
