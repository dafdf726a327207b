import type { Box } from '../metrics'
import { monoWidth } from '../text'
import { bandAt, holdersOf } from './marks'
import { CAPSULE } from './metrics'
import type { CapsuleLayout } from './types'

/** Words under a mark that is too narrow to hold them: a lag, missing routes, leafnodes. */
export interface Note {
  id: string
  /** The mark it belongs to. */
  at: string
  /** Longest first. */
  wordings: readonly string[]
  /** Room for a shape before the words, px. */
  shape: number
}

/** `x` is its left end, on the baseline `y`; its words start after its shape. */
export interface PlacedNote<N extends Note = Note> {
  note: N
  text: string
  x: number
  y: number
  w: number
}

export const noteBox = ({ x, y, w }: PlacedNote): Box => ({ x, y: y - 9, w, h: 11 })

const APART = 4
const STEP = 3

/**
 * Places words in the row under the marks of a band, the first note first: under its mark, or a little aside but never
 * without touching its width. A note for which no wording has room is left out; the mark's name and the inspector have it.
 */
export function placeNotes<N extends Note>(layout: CapsuleLayout, notes: readonly N[]): PlacedNote<N>[] {
  const holders = new Map(holdersOf(layout).map((h) => [h.key, h]))
  const rows = new Map<number, PlacedNote<N>[]>()
  return notes.flatMap((note): PlacedNote<N>[] => {
    const mark = holders.get(note.at)
    const band = mark && bandAt(layout, mark)
    const region = mark && layout.regions.find((r) => mark.x >= r.x && mark.x <= r.x + r.w)
    if (!mark || !band || !region) return []
    const y = band.footY + CAPSULE.under.words
    const row = rows.get(y) ?? []
    const isFree = (x: number, w: number) =>
      x >= region.x + 2 &&
      x + w <= region.x + region.w - 2 &&
      row.every((o) => x + w + APART <= o.x || o.x + o.w + APART <= x)
    for (const text of note.wordings) {
      const w = note.shape + monoWidth(text)
      const x = asideOf(mark.x + mark.w / 2 - w / 2, (mark.w + w) / 2 - 8).find((at) => isFree(at, w))
      if (x === undefined) continue
      const placed = { note, text, x, y, w }
      rows.set(y, [...row, placed])
      return [placed]
    }
    return []
  })
}

/** `at`, then further and further to both sides, up to `most`. */
const asideOf = (at: number, most: number): number[] => [
  at,
  ...Array.from({ length: Math.max(0, Math.floor(most / STEP)) }, (_, i) => (i + 1) * STEP).flatMap((d) => [
    at + d,
    at - d,
  ]),
]
