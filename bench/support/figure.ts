import { largest, median, p95 } from './numbers'

/** One measured figure, with what it may be at most. Without a budget it is printed for information. */
export interface Figure {
  what: string
  /** The measured value in words. */
  value: string
  /** null: there is no budget for it. */
  budget: { text: string; met: boolean } | null
}

type Pick = 'median' | 'p95' | 'max'

const PICKS: Record<Pick, (values: readonly number[]) => number | null> = { median, p95, max: largest }

/**
 * A series against its budget. `wanted` is how many samples there should be: one that is missing (a null) was not measured,
 * and what was not measured is never met.
 */
export function series(
  what: string,
  values: readonly (number | null)[],
  options: { unit: string; wanted: number; budget?: { pick: Pick; atMost: number } },
): Figure {
  const { unit, wanted, budget } = options
  const measured = values.filter((value) => value !== null)
  const parts = (['median', 'p95', 'max'] as const).map((pick) => {
    const value = PICKS[pick](measured)
    return `${pick} ${value === null ? '-' : figureText(value)}`
  })
  const lost = wanted - measured.length
  const count = lost > 0 ? `n ${measured.length}, NOT MEASURED ${lost}` : `n ${measured.length}`
  const judged = budget ? PICKS[budget.pick](measured) : null
  return {
    what,
    value: `${parts.join('  ')} ${unit}  (${count})`,
    budget: budget
      ? {
          text: `${budget.pick} ≤ ${figureText(budget.atMost)} ${unit}`,
          met: lost <= 0 && judged !== null && judged <= budget.atMost,
        }
      : null,
  }
}

/** One number against its budget; null was not measured. */
export function single(what: string, value: number | null, unit: string, atMost?: number): Figure {
  return {
    what,
    value: value === null ? 'NOT MEASURED' : `${figureText(value)} ${unit}`,
    budget:
      atMost === undefined
        ? null
        : { text: `≤ ${figureText(atMost)} ${unit}`, met: value !== null && value <= atMost },
  }
}

export const information = (what: string, value: string): Figure => ({ what, value, budget: null })

export function figureLine({ what, value, budget }: Figure): string {
  const verdict = budget ? `budget ${budget.text}: ${budget.met ? 'MET' : 'NOT MET'}` : ''
  return `  ${what.padEnd(58)} ${value}${verdict ? `   ${verdict}` : ''}`
}

const figureText = (value: number) =>
  String(Math.abs(value) < 10 ? Math.round(value * 100) / 100 : Math.round(value))
