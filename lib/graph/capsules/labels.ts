import type { RegionBox } from '../layout'
import type { Box } from '../metrics'
import { cutToWidth, firstFit, monoWidth, sansWidth } from '../text'
import { mono, sans, type Word } from './words'

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
  const middle = box.y + box.h / 2
  if (open) return [sans(first, x, middle + 4)].filter((w) => w.text !== '')
  return [sans(first, x, middle - 4), sans(second, x, middle + 11, true)].filter((w) => w.text !== '')
}
