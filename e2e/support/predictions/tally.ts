import type { Verdict } from './compare'

/** How many predictions held. */
export interface Tally {
  agrees: number
  notKnowable: number
  mismatches: string[]
}

export const emptyTally = (): Tally => ({ agrees: 0, notKnowable: 0, mismatches: [] })

export function count(tally: Tally, what: string, verdict: Verdict): void {
  if (verdict === 'agrees') tally.agrees++
  else if (verdict === 'not knowable') tally.notKnowable++
  else tally.mismatches.push(`${what}: ${verdict}`)
}

/** "320 creates, 310 of 312 predictions hold (99.4 %), 8 said to be not knowable" */
export function tallyWords(what: string, { agrees, notKnowable, mismatches }: Tally): string {
  const decided = agrees + mismatches.length
  const share = ((100 * agrees) / Math.max(1, decided)).toFixed(1)
  return `${decided + notKnowable} ${what}, ${agrees} of ${decided} predictions hold (${share} %), ${notKnowable} said to be not knowable`
}
