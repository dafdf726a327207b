import { type Figure, information, series } from '../support/figure'
import { loadLine } from '../support/machine'
import { median } from '../support/numbers'
import type { Part } from '../support/part'
import type { Stage } from '../support/stage'
import { type CliSeries, cliSeries } from './cli'
import { type ColdStart, coldStart } from './cold-start'
import { settled } from './settled'

const BUDGET_MS = 300
const RUNS = 6
const CLI_RUNS = 3
const ATTEMPTS = 3

type Fault = 'SIGSTOP' | 'SIGKILL' | null

/** How soon a dashboard that knows nothing has the complete picture, also while one server is frozen or dead. */
export const connectPart: Part = {
  name: 'connect',
  title: 'cold connect to a complete picture',
  async run(stage) {
    await settled(stage, null)
    const figures: Figure[] = []
    for (const fault of [null, 'SIGSTOP', 'SIGKILL'] as const) {
      const what = fault === null ? 'healthy' : fault === 'SIGSTOP' ? 'one frozen' : 'one killed'
      const starts: ColdStart[] = []
      const cli: CliSeries[] = []
      // Half of the runs each with another victim: one of a regional cluster, one of the cross-region cluster.
      for (const [i, victim] of victims(stage, fault).entries()) {
        await during(stage, fault, victim, async () => {
          const share = fault === null ? RUNS : RUNS / 2
          for (let run = 0; run < share; run++)
            starts.push(await measured(stage, `${what} ${victim ?? ''}`, victim))
          if (i === 0 && stage.cli) cli.push(...(await cliSeries(stage, stage.cli, CLI_RUNS)))
        })
      }
      figures.push(...ours(what, starts), ...theirs(what, cli, median(known(starts))))
    }
    return figures
  },
}

function victims(stage: Stage, fault: Fault): (string | null)[] {
  if (fault === null) return [null]
  const pick = (cluster: string) =>
    stage.supercluster.servers.find((s) => s.cluster === cluster)?.name ?? null
  return [pick('rg2'), pick('xr')]
}

/** Does something while one server is lost and the others have settled, and brings it back. */
async function during(
  stage: Stage,
  fault: Fault,
  victim: string | null,
  act: () => Promise<void>,
): Promise<void> {
  const { supercluster } = stage
  if (fault === null || victim === null) return act()
  await supercluster.kill(victim, fault)
  try {
    await settled(stage, victim)
    await act()
  } finally {
    if (fault === 'SIGSTOP') await supercluster.kill(victim, 'SIGCONT')
    else await supercluster.restart(victim)
    await supercluster.ready()
    await settled(stage, null)
  }
}

/** Once more when the servers themselves changed under it, which a frozen gateway endpoint makes them do. */
async function measured(stage: Stage, what: string, lost: string | null): Promise<ColdStart> {
  for (let attempt = 1; ; attempt++) {
    const start = await tell(stage, what, lost)
    if (!start.hasMoved || attempt === ATTEMPTS) return start
    stage.say('        NATS lost gateway connections meanwhile: measured once more')
  }
}

async function tell(stage: Stage, what: string, lost: string | null): Promise<ColdStart> {
  const start = await coldStart(stage, lost)
  const { connectMs, processMs, httpMs, aspects, missing } = start
  const steps = [...aspects].map(([aspect, ms]) => `${aspect} ${ms}`).join(', ')
  const failure = missing ? `  NOT COMPLETE ${missing}` : ''
  stage.say(
    `    ${what.padEnd(22)} connect ${connectMs} ms (${steps}), process ${processMs} ms, HTTP ${httpMs} ms, ${loadLine()}${failure}`,
  )
  return start
}

function ours(what: string, starts: readonly ColdStart[]): Figure[] {
  const of = (value: (s: ColdStart) => number | null) => starts.map(value)
  const wanted = RUNS
  return [
    series(
      `${what}: first connect → complete picture`,
      of((s) => s.connectMs),
      {
        unit: 'ms',
        wanted,
        budget: { pick: 'max', atMost: BUDGET_MS },
      },
    ),
    series(
      `${what}: process start → complete picture`,
      of((s) => s.processMs),
      { unit: 'ms', wanted },
    ),
    series(
      `${what}: process start → complete over HTTP`,
      of((s) => s.httpMs),
      { unit: 'ms', wanted },
    ),
  ]
}

function theirs(what: string, cli: readonly CliSeries[], oursMs: number | null): Figure[] {
  return cli.map(({ command, ms, fewest, of, dropped, failed }) => {
    const theirsMs = median(ms)
    const ratio = theirsMs !== null && oursMs ? `${(theirsMs / oursMs).toFixed(1)} × ours` : 'no ratio'
    const left = dropped.length > 0 ? `, without ${dropped.join(', ')}` : ''
    const errors = failed > 0 ? `, ${failed} of ${ms.length} ended with an error` : ''
    const text = `median ${Math.round(theirsMs ?? Number.NaN)} max ${Math.round(Math.max(...ms))} ms, ${ratio}; showed ${fewest} of ${of}${left}${errors}`
    return information(`${what}: ${command}`, text)
  })
}

const known = (starts: readonly ColdStart[]) => starts.map((s) => s.connectMs).filter((ms) => ms !== null)
