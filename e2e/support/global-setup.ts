import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildDashboard, isBuildCurrent } from '@/demo/build'
import { Dashboard } from '@/demo/dashboard'
import { freeOffset } from '@/demo/explain-ports'
import { moveMetaLeaderOutOfXr } from '@/demo/meta-leader'
import { versionOf } from '@/demo/nats-server/find'
import { DASHBOARD_PORT } from '@/demo/options'
import { type Supercluster, startSupercluster } from '@/demo/supercluster'
import { startControl } from './control'
import { mixFromEnvironment, mixOf } from './mix'
import { obtainTools } from './setup'
import { ENV } from './stack'

const say = (line: string) => console.log(`  ${line}`)

/** Starts the 12 servers and the built dashboard for all specs; the returned function stops them, by process id. */
export default async function setUp(): Promise<() => Promise<void>> {
  const root = process.cwd()
  const { natsServer } = await obtainTools(say)
  const mix = mixFromEnvironment()
  if (mix.length > 0) say(`a mix of ${mix.map(versionOf).join(', ')}`)
  const dir = mkdtempSync(join(tmpdir(), 'orrery-e2e-'))
  const closers: (() => unknown)[] = [() => rmSync(dir, { recursive: true, force: true })]
  const tearDown = async () => {
    for (const close of closers.reverse()) await close()
  }
  try {
    const portOffset = await freeOffset(randomOffsets())
    if (portOffset === null) throw new Error('no free ports for the tests')
    const supercluster: Supercluster = await startSupercluster({
      portOffset,
      dir,
      binary: mix.length > 0 ? mixOf(mix) : natsServer,
      onNote: say,
      onLost: (name, exit, lines) =>
        say([`${name} ended (${exit.signal ?? exit.code})`, ...lines].join('\n    ')),
    })
    closers.push(() => supercluster.stop())
    const control = await startControl(supercluster)
    closers.push(() => control.close())
    say(`12 servers ready, meta leader ${await moveMetaLeaderOutOfXr(supercluster, say)}`)

    if (!isBuildCurrent(root)) {
      say('building the dashboard')
      await buildDashboard(root, join(dir, 'build.log'))
    }
    const port = DASHBOARD_PORT + portOffset
    const { servers } = supercluster
    const dashboard = Dashboard.start({ root, dir, port, name: 'e2e', servers, changesPerMinute: 1000 })
    closers.push(() => dashboard.stop())
    await dashboard.ready()
    say(`dashboard at ${dashboard.url}`)
    process.env[ENV.url] = dashboard.url
    process.env[ENV.control] = control.url
    return tearDown
  } catch (error) {
    await tearDown()
    throw error
  }
}

/**
 * Offsets to try, at random, so that two runs that start together rarely meet; below the range from which the system
 * takes ports for outgoing connections, and away from the demo's.
 */
function* randomOffsets(): Generator<number> {
  for (let attempt = 0; attempt < 50; attempt++) yield 10_000 + 50 * randomInt(0, 180)
}
