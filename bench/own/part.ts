import type { Snapshot } from '@/lib/domain/model'
import { type Figure, series } from '../support/figure'
import { LiveWatch } from '../support/live-watch'
import { loadLine } from '../support/machine'
import type { Part } from '../support/part'
import type { Stage } from '../support/stage'
import { isCalm } from '../support/whole'

const CALM_WITHIN_MS = 120_000
const PATIENCE_MS = 30_000
const BUDGET_MS = { SIGKILL: 1000, SIGSTOP: 5000 } as const

/** How soon another server of its cluster takes the place of a vantage whose own server is killed or frozen. */
export const ownPart: Part = {
  name: 'own',
  title: 'the server of our own connection lost → another one has taken over',
  async run(stage) {
    const dashboard = stage.startDashboard()
    try {
      await dashboard.ready()
      const watch = await LiveWatch.open(dashboard.url)
      const figures: Figure[] = []
      try {
        for (const kind of ['SIGKILL', 'SIGSTOP'] as const) {
          const times: (number | null)[] = []
          await watch.until('calm', isCalm, CALM_WITHIN_MS)
          const clusters = watch.current.clusters.map((c) => c.name)
          for (const cluster of clusters) times.push(await takeover(stage, watch, kind, cluster))
          figures.push(
            series(`own server ${kind} → another vantage stands`, times, {
              unit: 'ms',
              wanted: clusters.length,
              budget: { pick: 'max', atMost: BUDGET_MS[kind] },
            }),
          )
        }
      } finally {
        watch.close()
      }
      return figures
    } finally {
      await stage.stopDashboard(dashboard)
    }
  },
}

/** ms from the signal until the cluster's vantage stands on another server; null: not in time. */
async function takeover(
  stage: Stage,
  watch: LiveWatch,
  kind: keyof typeof BUDGET_MS,
  cluster: string,
): Promise<number | null> {
  const { supercluster } = stage
  const serverOf = (s: Snapshot) =>
    s.coverage.vantages.find((v) => v.cluster === cluster && v.state === 'connected')?.server ?? null
  await watch.until('calm before the fault', isCalm, CALM_WITHIN_MS)
  const victim = serverOf(watch.current)
  if (victim === null) throw new Error(`no vantage in ${cluster}`)
  const began = performance.now()
  void supercluster.kill(victim, kind)
  const isOther = (s: Snapshot) => ![null, victim].includes(serverOf(s))
  const ms = await watch
    .until('another vantage', isOther, PATIENCE_MS)
    .then(() => Math.round(performance.now() - began))
    .catch(() => null)
  stage.say(`    ${kind} ${victim}: ${ms === null ? 'nobody took over' : `${ms} ms`}  [${loadLine()}]`)
  if (kind === 'SIGSTOP') await supercluster.kill(victim, 'SIGCONT')
  else await supercluster.restart(victim)
  await supercluster.ready()
  return ms
}
