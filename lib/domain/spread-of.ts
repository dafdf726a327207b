/** The least, the middle and the greatest of some figures. */
export interface Spread {
  min: number
  median: number
  max: number
}

/** Of an even number the lower middle; null when there are none. */
export function spreadOf(figures: readonly number[]): Spread | null {
  const sorted = [...figures].sort((a, b) => a - b)
  const [min, median, max] = [sorted[0], sorted[Math.floor((sorted.length - 1) / 2)], sorted.at(-1)]
  return min === undefined || median === undefined || max === undefined ? null : { min, median, max }
}
