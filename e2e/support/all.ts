import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { REPORTS, Runner } from './runner'
import { obtainTools } from './setup'
import { readVitest, settle, type Tally } from './tally'

const UNIT_REPORT = join(REPORTS, 'unit.json')

interface Step {
  name: string
  run: () => Promise<boolean>
  /** Reads the counts of a step that runs tests. */
  tally?: () => Tally
  /** Not run unless these went well. */
  needs?: string[]
}

const runner = new Runner()
let e2e: Tally | null = null

const STEPS: Step[] = [
  {
    name: 'set-up',
    run: async () => {
      const found = await obtainTools(console.log)
      Object.assign(runner.env, { NATS_SERVER: found.natsServer, CHROMIUM: found.chromium })
      return true
    },
  },
  { name: 'types', run: async () => (await run('next', 'typegen')) && (await run('tsc', '--noEmit')) },
  { name: 'lint', run: () => run('biome', 'check', '.') },
  {
    name: 'unit',
    run: () =>
      run('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`),
    tally: () => readVitest(JSON.parse(readFileSync(UNIT_REPORT, 'utf8'))),
  },
  { name: 'build', run: () => run('next', 'build') },
  {
    name: 'e2e',
    needs: ['set-up', 'build'],
    run: async () => {
      e2e = await runner.playwright('e2e')
      return e2e.failed === 0
    },
    tally: () => {
      if (!e2e) throw new Error('the suite did not run')
      return e2e
    },
  },
]

/** `npm test`: every step, then one line with the sum of all tests. A failed step fails the whole, whatever it is. */
export async function main(): Promise<number> {
  mkdirSync(REPORTS, { recursive: true })
  rmSync(UNIT_REPORT, { force: true })
  const bad: string[] = []
  const total = { passed: 0, failed: 0 }
  for (const step of STEPS) {
    if (runner.interrupted) {
      bad.push(step.name)
      continue
    }
    console.log(`\n── ${step.name} ${'─'.repeat(60 - step.name.length)}`)
    const started = performance.now()
    const missing = (step.needs ?? []).filter((name) => bad.includes(name))
    const ok = missing.length === 0 && (await attempt(step))
    const counted = settle(ok, read(step), step.tally !== undefined)
    if (counted.failed > 0) bad.push(step.name)
    total.passed += counted.passed
    total.failed += counted.failed
    const time = `${((performance.now() - started) / 1000).toFixed(1)} s`
    const verdict =
      missing.length > 0 ? `not run: ${missing.join(', ')} failed` : counted.failed > 0 ? 'FAILED' : 'ok'
    const tests = step.tally
      ? `, ${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped`
      : ''
    console.log(`── ${step.name}: ${verdict}${tests} (${time})`)
  }
  // A step that is no test and failed counts as one failure, so that the last line never looks better than it was.
  console.log(bad.length > 0 ? `\nfailed steps: ${bad.join(', ')}` : '\nall steps ok')
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return bad.length > 0 ? 1 : 0
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

const run = (command: string, ...args: string[]) => runner.run(command, args)
