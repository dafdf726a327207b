import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { obtainTools } from './setup'
import { readPlaywright, readVitest, settle, type Tally } from './tally'

/** Not in test-results/, which Playwright empties. */
const REPORTS = join('.orrery', 'reports')
const UNIT_REPORT = join(REPORTS, 'unit.json')
const E2E_REPORT = join(REPORTS, 'e2e.json')

interface Step {
  name: string
  run: () => Promise<boolean>
  /** Reads the counts of a step that runs tests. */
  tally?: () => Tally
  /** Not run unless these went well. */
  needs?: string[]
}

let running: ChildProcess | null = null
let interrupted = false

const tools = { NATS_SERVER: '', CHROMIUM: '' }

const STEPS: Step[] = [
  {
    name: 'set-up',
    run: async () => {
      const found = await obtainTools(console.log)
      tools.NATS_SERVER = found.natsServer
      tools.CHROMIUM = found.chromium
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
    run: () => run('playwright', 'test', '--reporter=list,json'),
    tally: () => readPlaywright(JSON.parse(readFileSync(E2E_REPORT, 'utf8'))),
  },
]

/** `npm test`: every step, then one line with the sum of all tests. A failed step fails the whole, whatever it is. */
export async function main(): Promise<number> {
  mkdirSync(REPORTS, { recursive: true })
  for (const report of [UNIT_REPORT, E2E_REPORT]) rmSync(report, { force: true })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupt)
  const bad: string[] = []
  const total = { passed: 0, failed: 0 }
  for (const step of STEPS) {
    if (interrupted) {
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

/** Playwright takes SIGINT as the order to stop what it started; the steps that are left count as failed. */
function interrupt(): void {
  interrupted = true
  running?.kill('SIGINT')
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

/** Runs a program of the dependencies; true when it ended with 0. */
function run(command: string, ...args: string[]): Promise<boolean> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...Object.fromEntries(Object.entries(tools).filter(([, path]) => path !== '')),
      PATH: [join(process.cwd(), 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      PLAYWRIGHT_JSON_OUTPUT_NAME: E2E_REPORT,
    },
  })
  running = child
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}
