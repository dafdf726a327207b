import type { Point } from '../metrics'
import { cutToWidth, monoWidth } from '../text'
import { mono, type Word } from './words'

/** What stands in a capsule, relative to its corner. */
export interface CapsuleInside {
  words: Word[]
  state: Point
  /** Centres of the badges, 12 px each, in their order. */
  badges: Point[]
  /** Notes that have room, in their order, each at its left end; its words start after its shape. */
  notes: (Word & { note: number })[]
}

/** Something said in a capsule beside its count: room for a shape, and words, longest first. */
export interface Inside {
  shape: number
  wordings: readonly string[]
}

/** A capsule of this width holds its notes; under a narrower one they have a row of their own. */
export const WIDE = 60

const SHAPE = 12
const BADGE = 12
const LINE_H = 12

/**
 * Of a column: how many, their worst state under it, then the badges; what has no room is left to the accessible name.
 * A low one holds a single server: its shape, then a badge or the one.
 */
export function columnCapsule(
  size: { w: number; h: number },
  count: CountWords,
  badges: number,
): CapsuleInside {
  const middle = size.w / 2
  const fitting = [[count.whole], [count.first, count.rest], [count.first]].map((lines) =>
    lines.filter((l) => l !== ''),
  )
  const high = (lines: string[]) => lines.length * LINE_H + SHAPE + (badges > 0 ? BADGE + 2 : 0) + 2
  const lines = fitting.find((l) => l.every((text) => monoWidth(text, 12) <= size.w) && high(l) <= size.h)
  if (!lines) return lowCapsule(size, count, badges)
  let y = (size.h - high(lines)) / 2
  const words = lines.map((text): Word => {
    y += LINE_H
    return mono(text, middle - monoWidth(text, 12) / 2, y - 1, 12)
  })
  y += 2 + SHAPE
  const state = { x: middle, y: y - SHAPE / 2 }
  const row = Math.min(badges, Math.floor(size.w / (BADGE + 1)))
  return {
    words,
    state,
    badges: Array.from({ length: row }, (_, i) => ({
      x: middle + (i - (row - 1) / 2) * (BADGE + 1),
      y: y + 2 + BADGE / 2,
    })),
    notes: [],
  }
}

function lowCapsule(size: { w: number; h: number }, count: CountWords, badges: number): CapsuleInside {
  const tail = badges > 0 ? BADGE : monoWidth(count.first)
  const x = (size.w - SHAPE - 2 - tail) / 2
  const y = size.h / 2
  return {
    words: badges > 0 ? [] : [mono(count.first, x + SHAPE + 2, y + 4)],
    state: { x: x + SHAPE / 2, y },
    badges: badges > 0 ? [{ x: x + SHAPE + 2 + BADGE / 2, y }] : [],
    notes: [],
  }
}

/** Of a line: shape, the cluster's name, notes, badges, how many. Without a name how many comes first. */
export function lineCapsule(
  size: { w: number; h: number },
  name: string,
  count: CountWords,
  badges: number,
  inside: readonly Inside[] = [],
): CapsuleInside {
  const y = size.h / 2
  const [first, last] = name === '' ? [count.whole, ''] : [name, count.whole]
  const lastW = monoWidth(last)
  const badgesW = badges * (BADGE + 1)
  const right = size.w - 6 - lastW - (last === '' ? 0 : 6)
  const least = Math.min(monoWidth(first), LEAST_NAME)
  const notes: CapsuleInside['notes'] = []
  let free = right - badgesW - (badges > 0 ? 4 : 0)
  inside.forEach(({ shape, wordings }, note) => {
    const text = wordings.find((t) => free - shape - monoWidth(t) - GAP >= LEFT + least - 0.1)
    if (text === undefined) return
    const w = shape + monoWidth(text)
    notes.push({ text, note, x: free - w, y: y + 4, w })
    free -= w + GAP
  })
  return {
    words: [
      mono(cutToWidth(first, free + 0.1 - LEFT), LEFT, y + 4),
      mono(last, size.w - 6 - lastW, y + 4),
    ].filter((w) => w.text !== ''),
    state: { x: 13, y },
    badges: Array.from({ length: badges }, (_, i) => ({
      x: right - badgesW + i * (BADGE + 1) + BADGE / 2,
      y,
    })),
    notes,
  }
}

/** Where the words of a line begin, and between its notes, px; a name keeps five characters. */
const LEFT = 22
const GAP = 5
const LEAST_NAME = 33

/** `2/3`, in one piece or in two; `3` when all answer. */
export interface CountWords {
  whole: string
  first: string
  rest: string
}
export const countWords = (answering: number, all: number): CountWords =>
  answering === all
    ? { whole: String(all), first: String(all), rest: '' }
    : { whole: `${answering}/${all}`, first: String(answering), rest: `/${all}` }
