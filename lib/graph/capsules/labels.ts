import type { RegionBox } from '../layout'
import type { Box, Point } from '../metrics'
import { cutToWidth, firstFit, monoWidth, sansWidth } from '../text'

/** A word where it is drawn: its left end on the baseline. Measured, so that a test can see that nothing overlaps. */
export interface Word {
  text: string
  x: number
  y: number
  w: number
}

export const wordBox = (word: Word, size = 11): Box => ({
  x: word.x,
  y: word.y - size * 0.8,
  w: word.w,
  h: size,
})

const mono = (text: string, x: number, y: number, size = 11): Word => ({
  text,
  x,
  y,
  w: monoWidth(text, size),
})
const sans = (text: string, x: number, y: number, bold = false, size = 11): Word => ({
  text,
  x,
  y,
  w: sansWidth(text, size, bold),
})

/** What stands in a capsule, relative to its corner. */
export interface CapsuleInside {
  words: Word[]
  state: Point
  /** Centres of the badges, 12 px each, in their order. */
  badges: Point[]
}

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
  }
}

/** Of a line: shape, the cluster's name, badges, how many. */
export function lineCapsule(
  size: { w: number; h: number },
  name: string,
  count: CountWords,
  badges: number,
): CapsuleInside {
  const right = size.w - 6
  const countW = monoWidth(count.whole)
  const badgesW = badges * (BADGE + 1)
  const room = right - countW - 6 - badgesW - 22
  const y = size.h / 2
  return {
    words: [mono(cutToWidth(name, room), 22, y + 4), mono(count.whole, right - countW, y + 4)],
    state: { x: 13, y },
    badges: Array.from({ length: badges }, (_, i) => ({
      x: right - countW - 4 - badgesW + i * (BADGE + 1) + BADGE / 2,
      y,
    })),
  }
}

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

/** The head of a closed region: its name, and how many answer where both have room. */
export function regionHead(box: Box, title: string, answer: string): Word[] {
  const mark = 26
  const y = box.y + 28
  const answerW = monoWidth(answer)
  const room = box.w - 10 - mark
  const name = cutToWidth(title, room, 13)
  const both = monoWidth(name, 13) + 6 + answerW <= room
  return [
    mono(name, box.x + 10, y, 13),
    ...(both ? [mono(answer, box.x + box.w - mark - answerW, y)] : []),
  ].filter((w) => w.text !== '')
}

/** Under the head of a region whose AZs have no columns: what it consists of. */
export function regionCaption(box: Box, azs: number, clusters: number): Word {
  const counts = [
    `${azs} ${azs === 1 ? 'AZ' : 'AZs'}`,
    `${clusters} ${clusters === 1 ? 'cluster' : 'clusters'}`,
  ]
  return sans(firstFit([counts.join(' · '), ...counts], box.w - 20), box.x + 10, box.y + 58)
}

/** The head of an AZ column: its label, or what of its id fits. */
export function azHead(column: RegionBox['columns'][number], label: string): Word {
  const room = column.w - 6
  const text = firstFit([label], room, 12) || cutToWidth(column.id ?? '–', room, 12) || '…'
  const w = sansWidth(text, 12)
  return { text, x: column.x + (column.w - w) / 2, y: column.y + 17, w }
}

/** The head of a band: its name after the swatch, then the longest wording that fits. */
export function bandHead(box: Box & { headW: number }, name: string, wordings: string[]): Word[] {
  const x = box.x + 22
  const y = box.y + 16
  const room = box.headW - 22 - 6
  const own = mono(cutToWidth(name, room), x, y)
  const text = firstFit(wordings, room - own.w - 8)
  return [own, sans(text, x + own.w + 8, y)].filter((w) => w.text !== '')
}

/** The foot of a region: two lines where it is closed, one where it is open; `room` is kept for the way in or out. */
export function footWords(box: Box, open: boolean, lines: [string[], string]): Word[] {
  const x = box.x + 26
  const room = box.w - 26 - (open ? 76 : 18)
  const [first, second] = [firstFit(lines[0], room), firstFit([lines[1]], room / 1.1)]
  if (open) return [sans(first, x, box.y + 28)].filter((w) => w.text !== '')
  return [sans(first, x, box.y + 20), sans(second, x, box.y + 35, true)].filter((w) => w.text !== '')
}
