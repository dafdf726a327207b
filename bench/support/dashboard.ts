import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { NEXT_BIN } from '@/demo/build'
import { freePort } from '@/e2e/support/lone-server'

const figures = z.object({ max: z.number(), p99: z.number() })
const metered = z.object({
  own: figures,
  felt: figures,
  gc: z.object({ max: z.number(), share: z.number() }),
  worst: z.object({ ms: z.number(), gcMs: z.number() }),
  /** Of all its threads, since it began. */
  cpuMs: z.number(),
  rssMb: z.number(),
})
export type Metered = z.infer<typeof metered>

/** The built dashboard with a meter of its event loop inside. Needs `npm run build`. */
export async function startMetered(systemUrl: string) {
  const folder = mkdtempSync(join(tmpdir(), 'orrery-'))
  const port = await freePort()
  const config = join(folder, 'orrery.json')
  writeFileSync(
    config,
    JSON.stringify({
      name: 'bench',
      system: { servers: [systemUrl], user: 'sim', password: 'sim' },
      listen: { host: '127.0.0.1', port },
      data: folder,
    }),
  )
  const preload = pathToFileURL(join(process.cwd(), 'bench/support/loop-meter-preload.mjs')).href
  const child = spawn(
    process.execPath,
    [join(process.cwd(), NEXT_BIN), 'start', '-H', '127.0.0.1', '-p', String(port)],
    {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        ORRERY_CONFIG: config,
        NODE_OPTIONS: `--import ${preload}`,
      },
    },
  )
  return {
    url: `http://127.0.0.1:${port}`,
    isRunning: () => child.exitCode === null,
    /** What blocked its event loop since this was last asked. */
    metered: () =>
      new Promise<Metered>((resolve) => {
        child.once('message', (message) => resolve(metered.parse(message)))
        child.send('take')
      }),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
