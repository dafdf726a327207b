import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { passInterruptsOn, run } from './program'
import { obtainTools } from './setup'
import { runSteps, type Step, sum } from './steps'
import { readPlaywright, readVitest } from './tally'

/** Not in test-results/, which Playwright empties. */
export const REPORTS = join('.orrery', 'reports')
const UNIT_REPORT = join(REPORTS, 'unit.json')
const E2E_REPORT = join(REPORTS, 'e2e.json')

const tools: Record<string, string> = {}

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
  {
    name: 'types',
    run: async () => (await run('next', ['typegen'])) && (await run('tsc', ['--noEmit'])),
  },
  { name: 'lint', run: () => run('biome', ['check', '.']) },
  {
    name: 'unit',
    run: () =>
      run(
        'vitest',
        ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`],
        tools,
      ),
    tally: () => readVitest(JSON.parse(readFileSync(UNIT_REPORT, 'utf8'))),
  },
  { name: 'build', run: () => run('next', ['build']) },
  {
    name: 'e2e',
    needs: ['set-up', 'build'],
    run: () =>
      run('playwright', ['test', '--reporter=list,json'], {
        ...tools,
        PLAYWRIGHT_JSON_OUTPUT_NAME: E2E_REPORT,
      }),
    tally: () => readPlaywright(JSON.parse(readFileSync(E2E_REPORT, 'utf8'))),
  },
]

/** `npm test`: every step, then one line with the sum of all tests. A failed step fails the whole, whatever it is. */
export async function main(): Promise<number> {
  mkdirSync(REPORTS, { recursive: true })
  for (const report of [UNIT_REPORT, E2E_REPORT]) rmSync(report, { force: true })
  passInterruptsOn()
  const outcomes = await runSteps(STEPS)
  const bad = outcomes.filter(({ tally }) => tally.failed > 0).map(({ name }) => name)
  const { passed, failed } = sum(outcomes)
  console.log(bad.length > 0 ? `\nfailed steps: ${bad.join(', ')}` : '\nall steps ok')
  console.log(`${passed} passed, ${failed} failed`)
  return bad.length > 0 ? 1 : 0
}
