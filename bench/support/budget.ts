import { loadavg } from 'node:os'

/** One figure beside its budget; a budget of null is none. Prints, and remembers what was not met. */
export class Budgets {
  #missed: string[] = []

  say(what: string, value: number, budget: number | null, unit: string, aside = ''): void {
    this.#say(
      what,
      value,
      budget === null ? null : { words: `${budget} ${unit}`, isMet: value <= budget },
      unit,
      aside,
    )
  }

  /** As `say`, for what may not be less. */
  sayAtLeast(what: string, value: number, budget: number, unit: string, aside = ''): void {
    this.#say(what, value, { words: `≥ ${budget} ${unit}`, isMet: value >= budget }, unit, aside)
  }

  #say(
    what: string,
    value: number,
    budget: { words: string; isMet: boolean } | null,
    unit: string,
    aside: string,
  ): void {
    if (budget && !budget.isMet) this.#missed.push(what)
    const verdict = budget === null ? '' : ` (budget ${budget.words}: ${budget.isMet ? 'MET' : 'NOT MET'})`
    const digits = Math.abs(value) < 10 ? 1 : 0
    console.log(`  ${what}: ${value.toFixed(digits)} ${unit}${verdict}${aside === '' ? '' : `; ${aside}`}`)
  }

  /** The last words: how many were missed, and how busy the machine was. Returns the exit code. */
  end(): number {
    const load = loadavg()
      .map((n) => n.toFixed(1))
      .join(' ')
    const words = this.#missed.length === 0 ? 'every budget MET' : `NOT MET: ${this.#missed.join(', ')}`
    console.log(`${words}; load average ${load}`)
    return this.#missed.length === 0 ? 0 : 1
  }
}

export const loadNow = (): string => (loadavg()[0] ?? 0).toFixed(1)
