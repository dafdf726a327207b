import { type Figure, information, series, single } from '../support/figure'
import { KINDS } from './plan'
import type { Trial } from './trial'

const BUDGET_MS = 3000

export function trialLine(trial: Trial): string {
  const { fault, namedMs, namedAs, flagged, paths, calmMs, disturbed, failure } = trial
  const cells = [
    fault.kind.padEnd(12),
    fault.victim.padEnd(10),
    `for ${fault.holdMs} ms`.padEnd(11),
    (namedMs === null ? 'not named' : `${namedAs} after ${namedMs} ms`).padEnd(24),
    `wrongly flagged ${flagged.length}`,
    `calm ${calmMs === null ? 'never' : `after ${calmMs} ms`}`,
  ]
  return [
    `    ${cells.join('  ')}`,
    ...flagged.map((text) => `        WRONG ${text}`),
    ...paths.map((text) => `        path ${text}`),
    ...disturbed.map((name) => `        ${name} ended by itself or was restarted by the set-up: not counted`),
    ...(failure === null ? [] : [`        FAILED ${failure}`]),
  ].join('\n')
}

/** The figures of all trials. A fault shorter than the budget need not be named, and is then not counted as late. */
export function figuresOf(trials: readonly Trial[], wanted: number): Figure[] {
  const figures: Figure[] = []
  for (const kind of KINDS) {
    const of = trials.filter((t) => t.fault.kind === kind)
    if (of.length === 0) continue
    const lasting = of.filter((t) => t.fault.holdMs >= BUDGET_MS)
    const brief = of.filter((t) => t.fault.holdMs < BUDGET_MS)
    if (lasting.length > 0) {
      figures.push(
        series(
          `${kind}: signal → named on /api/live`,
          lasting.map((t) => t.namedMs),
          {
            unit: 'ms',
            wanted: lasting.length,
            budget: { pick: 'max', atMost: BUDGET_MS },
          },
        ),
      )
    }
    if (brief.length > 0) {
      const named = brief.filter((t) => t.namedMs !== null).length
      figures.push(information(`${kind}: shorter than ${BUDGET_MS} ms`, `${named} of ${brief.length} named`))
    }
  }
  const unfinished = wanted - trials.filter((t) => t.failure === null).length
  return [
    ...figures,
    single('faults that could not be finished', unfinished, `of ${wanted}`, 0),
    single('healthy servers ever flagged', flagCount(trials), 'flags', 0),
    series(
      'brought back → calm',
      trials.map((t) => t.calmMs),
      { unit: 'ms', wanted },
    ),
  ]
}

/** null when nothing was tried. */
const flagCount = (trials: readonly Trial[]) =>
  trials.length === 0 ? null : trials.reduce((sum, t) => sum + t.flagged.length, 0)
