import { randomInt } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Dashboard } from '@/demo/dashboard'
import { freeOffset } from '@/demo/explain-ports'
import { moveMetaLeaderOutOfXr } from '@/demo/meta-leader'
import { DASHBOARD_PORT } from '@/demo/options'
import { startSupercluster } from '@/demo/supercluster'
import { startControl } from './control'
import { ENV } from './stack'

/** What one worker of Playwright needs. */
export interface StackOptions {
  /** The number of the worker, from 0. */
  worker: number
  dir: string
  /** The nats-server to start; by name of the server where it differs. */
  binary: Parameters<typeof startSupercluster>[0]['binary']
  say: (line: string) => void
}

/**
 * Starts 12 servers and a dashboard for one worker and puts their addresses into the environment.
 * @param closers takes what stops them, also when the start fails half-way
 */
export async function startStack(
  { worker, dir: all, binary, say }: StackOptions,
  closers: (() => unknown)[],
): Promise<void> {
  const dir = join(all, String(worker))
  mkdirSync(dir)
  const portOffset = await freeOffset(randomOffsets())
  if (portOffset === null) throw new Error('no free ports for the tests')
  const supercluster = await startSupercluster({
    portOffset,
    dir,
    binary,
    onNote: say,
    onLost: (name, exit, lines) =>
      say([`${name} ended (${exit.signal ?? exit.code})`, ...lines].join('\n    ')),
  })
  closers.push(() => supercluster.stop())
  const control = await startControl(supercluster)
  closers.push(() => control.close())
  say(`12 servers ready, meta leader ${await moveMetaLeaderOutOfXr(supercluster, say)}`)

  const { servers } = supercluster
  const port = DASHBOARD_PORT + portOffset
  const dashboard = Dashboard.start({
    root: process.cwd(),
    dir,
    port,
    name: 'e2e',
    servers,
    changesPerMinute: 1000,
  })
  closers.push(() => dashboard.stop())
  await dashboard.ready()
  say(`dashboard at ${dashboard.url}`)
  process.env[ENV.url(worker)] = dashboard.url
  process.env[ENV.control(worker)] = control.url
}

/**
 * Offsets to try, at random, so that two runs that start together rarely meet; below the range from which the system
 * takes ports for outgoing connections, and away from the demo's.
 */
function* randomOffsets(): Generator<number> {
  for (let attempt = 0; attempt < 50; attempt++) yield 10_000 + 50 * randomInt(0, 180)
}
