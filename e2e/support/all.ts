import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { REPORTS, Runner } from './runner'
import { obtainTools } from './setup'
import { runSteps, type Step, sum } from './steps'
import { readVitest, type Tally } from './tally'

const UNIT_REPORT = join(REPORTS, 'unit.json')

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
  const outcomes = await runSteps(STEPS, () => runner.interrupted)
  const bad = outcomes.filter(({ tally }) => tally.failed > 0).map(({ name }) => name)
  const { passed, failed } = sum(outcomes)
  console.log(bad.length > 0 ? `\nfailed steps: ${bad.join(', ')}` : '\nall steps ok')
  console.log(`${passed} passed, ${failed} failed`)
  return bad.length > 0 ? 1 : 0
}

const run = (command: string, ...args: string[]) => runner.run(command, args)
