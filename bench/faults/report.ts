import type { Trial } from './trial'

const BUDGET_MS = 3000

export const report = {
  line({ signal, victim, namedMs, namedAs, flagged, findings, wholeAgainMs }: Trial): string {
    const named = namedMs === null ? 'never' : `${namedMs} ms`
    const cells = [
      signal.padEnd(8),
      victim.padEnd(10),
      named.padStart(8),
      namedAs.padEnd(7),
      `wrongly flagged ${flagged.length}`,
      `whole again ${wholeAgainMs} ms`,
    ]
    const more = [...flagged.map((f) => `    WRONG ${f}`), ...findings.map((f) => `    finding ${f}`)]
    return [cells.join('  '), ...more].join('\n')
  },

  summary(trials: readonly Trial[]): string {
    const times = trials.map((t) => t.namedMs ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b)
    const median = times[Math.floor((times.length - 1) / 2)] ?? Number.NaN
    const flagged = trials.reduce((sum, t) => sum + t.flagged.length, 0)
    return `${trials.length} faults: named after ${median} ms (median), ${times.at(-1)} ms (max, budget ${BUDGET_MS} ms); healthy servers wrongly flagged: ${flagged}`
  },

  passed(trials: readonly Trial[]): boolean {
    return (
      trials.length > 0 &&
      trials.every((t) => t.flagged.length === 0 && t.namedMs !== null && t.namedMs <= BUDGET_MS)
    )
  },
}
