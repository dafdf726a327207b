import { type Box, overlaps } from '../metrics'
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
 * without touching its width. All are first tried in their shortest wording, then made longer where that leaves room. A note
 * for which there is none is left out; the mark's name and the inspector have it.
 */
export function placeNotes<N extends Note>(layout: CapsuleLayout, notes: readonly N[]): PlacedNote<N>[] {
  const holders = new Map(holdersOf(layout).map((h) => [h.key, h]))
  const rows = new Map<string, { row: Row; notes: { note: N; mark: Box }[] }>()
  for (const note of notes) {
    const mark = holders.get(note.at)
    const band = mark && bandAt(layout, mark)
    const region = mark && layout.regions.find((r) => overlaps(r, mark))
    if (!mark || !band || !region) continue
    const row = { y: band.footY + CAPSULE.under.words, x1: region.x + 2, x2: region.x + region.w - 2 }
    const key = JSON.stringify(row)
    const known = rows.get(key) ?? { row, notes: [] }
    known.notes.push({ note, mark })
    rows.set(key, known)
  }
  return [...rows.values()].flatMap(({ row, notes: own }) => placeRow(row, own))
}

interface Row {
  y: number
  x1: number
  x2: number
}

function placeRow<N extends Note>({ y, x1, x2 }: Row, own: { note: N; mark: Box }[]): PlacedNote<N>[] {
  const placed = new Map<N, PlacedNote<N>>()
  const tryIn = (note: N, mark: Box, text: string): boolean => {
    const w = note.shape + monoWidth(text)
    const isFree = (x: number) =>
      x >= x1 &&
      x + w <= x2 &&
      [...placed.values()].every((o) => o.note === note || x + w + APART <= o.x || o.x + o.w + APART <= x)
    const x = asideOf(mark.x + mark.w / 2 - w / 2, (mark.w + w) / 2 - 8).find(isFree)
    if (x !== undefined) placed.set(note, { note, text, x, y, w })
    return x !== undefined
  }
  for (const { note, mark } of own) tryIn(note, mark, note.wordings.at(-1) ?? '')
  for (const { note, mark } of own)
    if (placed.has(note)) note.wordings.slice(0, -1).some((text) => tryIn(note, mark, text))
  return [...placed.values()]
}

/** `at`, then further and further to both sides, up to `most`. */
const asideOf = (at: number, most: number): number[] => [
  at,
  ...Array.from({ length: Math.max(0, Math.floor(most / STEP)) }, (_, i) => (i + 1) * STEP).flatMap((d) => [
    at + d,
    at - d,
  ]),
]
