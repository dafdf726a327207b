import { loadavg } from 'node:os'
import { delimiter } from 'node:path'
import { isBuildCurrent } from '@/demo/build'
import { type Binary, natsServerAt } from '@/demo/nats-server/find'
import { obtainChromium } from './chromium'
import { BINARIES } from './mix'
import { Runner } from './runner'
import { runSteps, type Step, sum } from './steps'
import type { Tally } from './tally'
import { HELP, parseVersions, type VersionsOptions } from './versions-options'
import { type VersionRow, versionsTable } from './versions-table'

/** `npm run test:versions`: the e2e tests on each given nats-server, whatever became of the one before. */
export async function main(args: string[]): Promise<number> {
  let options: VersionsOptions
  let binaries: Binary[]
  try {
    options = parseVersions(args)
    if (options.help) {
      console.log(HELP)
      return 0
    }
    binaries = options.paths.map(natsServerAt)
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
    return 1
  }

  const runner = new Runner()
  const runs = options.mixed ? [mixed(binaries)] : binaries.map(alone)
  const loads = new Map<string, string>()
  const tallies = new Map<string, Tally>()
  const steps: Step[] = [
    {
      name: 'set-up',
      run: async () => {
        for (const { version, path } of binaries) console.log(`nats-server ${version}: ${path}`)
        runner.env.CHROMIUM = obtainChromium(console.log)
        return true
      },
    },
    { name: 'build', run: async () => isBuildCurrent(process.cwd()) || runner.run('next', ['build']) },
    ...runs.map(({ name, env }, i): Step => {
      const specs = options.only?.map((spec) => `e2e/${spec}.spec.ts`) ?? []
      return {
        name,
        needs: ['set-up', 'build'],
        run: async () => {
          const before = load()
          Object.assign(runner.env, env)
          const tally = await runner.playwright(`versions-${i}`, [
            `--output=test-results/versions-${i}`,
            ...specs,
          ])
          tallies.set(name, tally)
          loads.set(name, `${before} → ${load()}`)
          return tally.failed === 0
        },
        tally: () => {
          const tally = tallies.get(name)
          if (!tally) throw new Error('the suite did not run')
          return tally
        },
      }
    }),
  ]
  const outcomes = await runSteps(steps, () => runner.interrupted)

  const rows = outcomes
    .filter((outcome) => outcome.verdict !== 'ok' || runs.some(({ name }) => name === outcome.name))
    .map((outcome): VersionRow => ({ ...outcome, load: loads.get(outcome.name) ?? '' }))
  const { passed, failed } = sum(outcomes)
  console.log(`\n${versionsTable(rows)}`)
  if (options.only) console.log(`only ${options.only.join(', ')}`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
}

interface Run {
  name: string
  env: Record<string, string>
}

const alone = ({ version, path }: Binary, i: number, all: readonly Binary[]): Run => ({
  name: all.findIndex((other) => other.version === version) === i ? version : `${version} (${path})`,
  env: { NATS_SERVER: path },
})

/** Tests with a lone server take the first. */
const mixed = (binaries: readonly Binary[]): Run => ({
  name: binaries.map(({ version }) => version).join(' + '),
  env: {
    NATS_SERVER: binaries[0]?.path ?? '',
    [BINARIES]: binaries.map(({ path }) => path).join(delimiter),
  },
})

const load = () => (loadavg()[0] ?? 0).toFixed(1)
