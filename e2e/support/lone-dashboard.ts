import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { NEXT_BIN } from '@/demo/build'
import { Child, type Exit } from '@/demo/child'
import { ask } from './http'
import { freePort } from './lone-server'

const READY_TIMEOUT_MS = 60_000

const connection = z.object({
  server: z.string().nullable(),
  state: z.string(),
  reason: z.string().nullable(),
})
const stateShape = z.object({
  coverage: z.object({
    expected: z.number(),
    answered: z.number(),
    vantages: z.array(connection.extend({ cluster: z.string().nullable(), url: z.string() })),
    accounts: z.array(connection.extend({ account: z.string(), use: z.string() })),
  }),
  servers: z.array(z.object({ key: z.string(), state: z.string(), why: z.string(), since: z.string() })),
  findings: z.array(
    z.object({ code: z.string(), severity: z.string(), summary: z.string(), evidence: z.array(z.string()) }),
  ),
})
const rosterShape = z.object({ servers: z.array(z.object({ name: z.string(), lastHeard: z.number() })) })
export type LoneState = z.infer<typeof stateShape>

/** A dashboard of its own beside the one of the global set-up, with a configuration of its own; its files go with it. */
export class LoneDashboard {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly run: () => Child,
    private child: Child,
  ) {}

  /**
   * Starts the built dashboard; does not wait.
   * @param configure gives the configuration, for files that lie in `folder`
   */
  static async start(
    configure: (folder: string) => object,
    env: Record<string, string> = {},
  ): Promise<LoneDashboard> {
    const folder = mkdtempSync(join(tmpdir(), 'orrery-'))
    const port = await freePort()
    mkdirSync(join(folder, 'data'))
    const config = join(folder, 'orrery.json')
    const listen = { host: '127.0.0.1', port }
    writeFileSync(config, JSON.stringify({ listen, data: join(folder, 'data'), ...configure(folder) }))
    const run = () =>
      new Child(
        process.execPath,
        [join(process.cwd(), NEXT_BIN), 'start', '-H', '127.0.0.1', '-p', String(port)],
        {
          log: join(folder, 'dashboard.log'),
          env: {
            ...process.env,
            NODE_ENV: 'production',
            NEXT_TELEMETRY_DISABLED: '1',
            ORRERY_CONFIG: config,
            ...env,
          },
        },
      )
    return new LoneDashboard(`http://127.0.0.1:${port}`, folder, run, run())
  }

  /** Waits until `path` answers 200 and `satisfied` likes its body. */
  async until(path: string, satisfied: (body: string) => boolean = () => true): Promise<void> {
    const deadline = performance.now() + READY_TIMEOUT_MS
    let last = 'no answer'
    while (performance.now() < deadline) {
      if (!this.child.running)
        throw new Error(`the dashboard has ended:\n${this.child.lastLines(20).join('\n')}`)
      try {
        const { status, body } = await ask(`${this.url}${path}`)
        if (status === 200 && satisfied(body)) return
        last = `${status} ${body.slice(0, 300)}`
      } catch (error) {
        last = String(error)
      }
      await delay(100)
    }
    throw new Error(`${path} is not as awaited: ${last}`)
  }

  /** All that it has written to stdout and stderr. */
  output(): string {
    return this.child.output()
  }

  /** Ends it and starts it again at the same address, on the same configuration and data. */
  async restart(): Promise<void> {
    await this.child.stop(3_000)
    this.child = this.run()
  }

  /** When it last heard that server, ms since 1970, as it keeps on disk; null when it keeps nothing of it. */
  kept(name: string): number | null {
    const file = join(this.folder, 'data', 'roster.json')
    if (!existsSync(file)) return null
    const { servers } = rosterShape.parse(JSON.parse(readFileSync(file, 'utf8')))
    return servers.find((s) => s.name === name)?.lastHeard ?? null
  }

  /** What `/api/state` gives now, as far as specs look at it. */
  async state(): Promise<LoneState> {
    return stateShape.parse(JSON.parse((await ask(`${this.url}/api/state`)).body))
  }

  get exited(): Promise<Exit> {
    return this.child.exited
  }

  async stop(): Promise<void> {
    await this.child.stop(3_000)
    rmSync(this.folder, { recursive: true, force: true })
  }
}
