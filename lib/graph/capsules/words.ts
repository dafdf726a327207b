import type { Box } from '../metrics'
import { monoWidth, sansWidth } from '../text'

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

export const mono = (text: string, x: number, y: number, size = 11): Word => ({
  text,
  x,
  y,
  w: monoWidth(text, size),
})
export const sans = (text: string, x: number, y: number, bold = false, size = 11): Word => ({
  text,
  x,
  y,
  w: sansWidth(text, size, bold),
})
