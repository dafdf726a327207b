import { LiveWatch } from '../support/live-watch'
import { loadLine } from '../support/machine'
import type { Part } from '../support/part'
import { atRandom, inTurn } from './plan'
import { figuresOf, trialLine } from './report'
import { type Trial, tryFault } from './trial'

/** How fast a lost server is named, and whether a healthy one is ever flagged, as a viewer of the dashboard sees it. */
export const faultsPart: Part = {
  name: 'faults',
  title: 'a server lost → named; healthy servers flagged',
  async run(stage, { random, seed, only }) {
    const names = stage.names.filter((name) => only === null || name === only)
    const faults = random === null ? inTurn(names) : atRandom(names, random, seed)
    if (random !== null) stage.say(`    ${random} random faults, --seed ${seed}`)
    const dashboard = stage.startDashboard()
    try {
      await dashboard.ready()
      const watch = await LiveWatch.open(dashboard.url)
      const trials: Trial[] = []
      try {
        for (const [i, fault] of faults.entries()) {
          const trial = await tryFault(stage, watch, fault)
          trials.push(trial)
          stage.say(`${trialLine(trial)}  [${i + 1}/${faults.length}, ${loadLine()}]`)
        }
      } catch (error) {
        // What was measured so far still counts; what was not is missing in the figures.
        stage.say(`    STOPPED: ${error instanceof Error ? error.message : error}`)
      } finally {
        watch.close()
      }
      return figuresOf(trials, faults.length)
    } finally {
      await stage.stopDashboard(dashboard)
    }
  },
}
