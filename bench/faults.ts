/**
 * How fast a lost server is named, and whether a healthy one is ever called lost:
 *   node demo/bootstrap.mjs bench/faults.ts [--port-offset N] [--only NAME]
 * Starts the scenario's 12 servers and the collector in this process, then freezes (SIGSTOP) and kills (SIGKILL) each
 * server in turn. Exit code 1 when a healthy server was flagged, or one took longer than the budget.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { moveMetaLeaderOutOfXr } from '@/demo/meta-leader'
import { obtainNatsServer } from '@/demo/nats-server/obtain'
import { startSupercluster } from '@/demo/supercluster'
import { report } from './faults/report'
import { createStreams, startWatching } from './faults/rig'
import { type Trial, tryFault } from './faults/trial'

export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { 'port-offset': { type: 'string', default: '26500' }, only: { type: 'string' } },
  })
  const root = process.cwd()
  const dir = join(root, '.orrery', 'bench-faults')
  rmSync(dir, { recursive: true, force: true })
  const say = (line: string) => console.log(line)
  const binary = await obtainNatsServer({ binDir: join(root, '.orrery', 'bin'), say })
  say(`nats-server ${binary.version} (${binary.from})`)
  const supercluster = await startSupercluster({
    portOffset: Number(values['port-offset']),
    dir,
    binary: binary.path,
    onNote: say,
  })
  // A SIGTERM of ours must not leave twelve servers behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void supercluster.stop().then(() => process.exit(130)))
  }
  const collector = startWatching(supercluster)
  try {
    await moveMetaLeaderOutOfXr(supercluster, say)
    await createStreams(supercluster)
    const trials: Trial[] = []
    const victims = supercluster.servers.filter((s) => !values.only || s.name === values.only)
    for (const signal of ['SIGSTOP', 'SIGKILL'] as const) {
      for (const { name } of victims) {
        const trial = await tryFault(supercluster, collector, name, signal)
        trials.push(trial)
        say(report.line(trial))
      }
    }
    say(report.summary(trials))
    return report.passed(trials) ? 0 : 1
  } finally {
    await collector.stop()
    await supercluster.stop()
  }
}
