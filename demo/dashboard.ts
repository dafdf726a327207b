import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { NEXT_BIN } from './build'
import { Child, type Exit } from './child'
import { USERS } from './scenario'
import type { RunningServer } from './supercluster'

const READY_TIMEOUT_MS = 60_000
const PATIENCE_MS = 1_000
const HOST = '127.0.0.1'

/** The dashboard in production mode, as a process of ours, configured for the servers of the scenario. */
export class Dashboard {
  readonly url: string
  #child: Child

  private constructor(child: Child, port: number) {
    this.#child = child
    this.url = `http://${HOST}:${port}`
  }

  /** Starts the built dashboard; its configuration, data and log go to `dir`. */
  static start(options: {
    root: string
    dir: string
    port: number
    name: string
    servers: RunningServer[]
    /** For tests, which change more than a person does. */
    changesPerMinute?: number
  }): Dashboard {
    const { root, dir, port } = options
    mkdirSync(dir, { recursive: true })
    const configPath = join(dir, 'orrery.json')
    writeFileSync(configPath, `${JSON.stringify(dashboardConfig(options), null, 2)}\n`)
    const args = [join(root, NEXT_BIN), 'start', '-H', HOST, '-p', String(port)]
    const env: NodeJS.ProcessEnv = {
      ...withoutOrrery(process.env),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ORRERY_CONFIG: configPath,
    }
    return new Dashboard(new Child(process.execPath, args, { log: join(dir, 'dashboard.log'), env }), port)
  }

  get pid(): number | null {
    return this.#child.pid
  }

  get exited(): Promise<Exit> {
    return this.#child.exited
  }

  /** Waits until it has a snapshot and a connection to the supercluster. */
  async ready(): Promise<void> {
    const deadline = performance.now() + READY_TIMEOUT_MS
    let last = 'no answer'
    while (performance.now() < deadline) {
      if (!this.#child.running) throw new Error(`the dashboard has ended:\n${this.lastLines(15).join('\n')}`)
      try {
        const response = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) })
        if (response.ok) return
        last = `HTTP ${response.status} ${(await response.text()).slice(0, 300)}`
      } catch (error) {
        last = error instanceof Error ? error.message : String(error)
      }
      await delay(100)
    }
    throw new Error(`the dashboard is not ready after ${READY_TIMEOUT_MS / 1000} s: ${last}`)
  }

  async stop(): Promise<void> {
    await this.#child.stop(PATIENCE_MS)
  }

  lastLines(count: number): string[] {
    return this.#child.lastLines(count)
  }
}

/** The dashboard's configuration for the scenario: every server as an address, APP open for changes. */
export function dashboardConfig(options: {
  dir: string
  port: number
  name: string
  servers: RunningServer[]
  changesPerMinute?: number
}): object {
  const { dir, port, name, servers, changesPerMinute } = options
  const { system, app } = USERS
  return {
    name,
    system: {
      servers: servers.map(({ clientPort }) => `nats://${HOST}:${clientPort}`),
      user: system.user,
      password: system.password,
      write: true,
    },
    accounts: { [app.account]: { user: app.user, password: app.password, write: true } },
    listen: { host: HOST, port },
    ...(changesPerMinute === undefined ? {} : { changesPerMinute }),
    data: join(dir, 'dashboard-data'),
  }
}

/** Without settings meant for another supercluster: the environment wins over the file. */
function withoutOrrery(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const foreign = (key: string) => key.startsWith('ORRERY_') || key === 'PORT' || key === 'HOSTNAME'
  return Object.fromEntries(Object.entries(env).filter(([key]) => !foreign(key)))
}
