import { settle, type Tally } from './tally'

export interface Step {
  name: string
  run: () => Promise<boolean>
  /** Reads the counts of a step that runs tests. */
  tally?: () => Tally
  /** Not run unless these went well. */
  needs?: string[]
}

export interface Outcome {
  name: string
  verdict: string
  /** A step that is no test and failed counts as one failure, so that a sum never looks better than it was. */
  tally: Tally
  seconds: number
}

/** Runs one step after another, whatever becomes of them, and says of each how it went. */
export async function runSteps(steps: readonly Step[], isInterrupted: () => boolean): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const step of steps) {
    const bad = outcomes.flatMap(({ name, tally }) => (tally.failed > 0 ? [name] : []))
    outcomes.push(isInterrupted() ? interrupted(step) : await take(step, bad))
  }
  return outcomes
}

const interrupted = ({ name }: Step): Outcome => ({
  name,
  verdict: 'not run: interrupted',
  tally: settle(false, null, false),
  seconds: 0,
})

async function take(step: Step, bad: readonly string[]): Promise<Outcome> {
  const { name } = step
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`)
  const started = performance.now()
  const missing = (step.needs ?? []).filter((needed) => bad.includes(needed))
  const ok = missing.length === 0 && (await attempt(step))
  const tally = settle(ok, missing.length === 0 ? read(step) : null, step.tally !== undefined)
  const seconds = (performance.now() - started) / 1000
  const verdict =
    missing.length > 0 ? `not run: ${missing.join(', ')} failed` : tally.failed > 0 ? 'FAILED' : 'ok'
  const tests = step.tally ? `, ${counts(tally)}` : ''
  console.log(`── ${name}: ${verdict}${tests} (${seconds.toFixed(1)} s)`)
  return { name, verdict, tally, seconds }
}

/** `41 passed, 0 failed, 2 skipped` */
export const counts = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/** The last line of a run: `N passed, N failed`. */
export function sum(outcomes: readonly Outcome[]): Tally {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const { tally } of outcomes) {
    total.passed += tally.passed
    total.failed += tally.failed
    total.skipped += tally.skipped
  }
  return total
}

async function attempt(step: Step): Promise<boolean> {
  try {
    return await step.run()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}

/** Null when the step has no report, because it has no tests or did not get that far. */
function read(step: Step): Tally | null {
  try {
    return step.tally?.() ?? null
  } catch {
    return null
  }
}
