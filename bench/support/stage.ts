import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type NatsConnection } from 'nats'
import { buildDashboard, isBuildCurrent } from '@/demo/build'
import { Dashboard } from '@/demo/dashboard'
import { moveMetaLeaderOutOfXr } from '@/demo/meta-leader'
import { DASHBOARD_PORT } from '@/demo/options'
import { STREAMS, USERS } from '@/demo/scenario'
import { type Supercluster, startSupercluster } from '@/demo/supercluster'
import { NatsCli } from './nats-cli'

type Say = (line: string) => void

/** What every part of the bench stands on: the scenario's 12 servers with its streams, and the built dashboard. */
export class Stage {
  #dashboards = new Set<Dashboard>()
  #started = 0

  private constructor(
    readonly supercluster: Supercluster,
    readonly cli: NatsCli | null,
    readonly say: Say,
    private readonly dir: string,
    private readonly portOffset: number,
    /** Servers that the set-up had to restart, or that ended by themselves: whoever calls them lost is right. */
    readonly disturbed: Set<string>,
  ) {}

  static async start(options: { portOffset: number; binary: string; say: Say }): Promise<Stage> {
    const { portOffset, binary, say } = options
    const root = process.cwd()
    const dir = join(root, '.orrery', `bench-${portOffset}`)
    rmSync(dir, { recursive: true, force: true })
    mkdirSync(dir, { recursive: true })
    if (!isBuildCurrent(root)) {
      say('building the dashboard')
      await buildDashboard(root, join(dir, 'build.log'))
    }
    const disturbed = new Set<string>()
    const supercluster = await startSupercluster({
      portOffset,
      dir,
      binary,
      onNote: say,
      onRestart: (name) => disturbed.add(name),
      onLost: (name, exit, lines) => {
        disturbed.add(name)
        say([`${name} has ended by itself (${exit.signal ?? exit.code})`, ...lines].join('\n    '))
      },
    })
    const cli = NatsCli.find(join(dir, 'cli'))
    const stage = new Stage(supercluster, cli, say, dir, portOffset, disturbed)
    try {
      await stage.#prepare()
      return stage
    } catch (error) {
      await stage.stop()
      throw error
    }
  }

  /** URLs of all servers, as a client that knows the whole supercluster would be given. */
  get urls(): string[] {
    return this.supercluster.servers.map((s) => `nats://127.0.0.1:${s.clientPort}`)
  }

  get names(): string[] {
    return this.supercluster.servers.map((s) => s.name)
  }

  /** Starts a dashboard that has never seen this supercluster; does not wait. */
  startDashboard(): Dashboard {
    this.#started += 1
    const dashboard = Dashboard.start({
      root: process.cwd(),
      dir: join(this.dir, `dashboard-${this.#started}`),
      port: DASHBOARD_PORT + this.portOffset,
      name: 'bench',
      servers: this.supercluster.servers,
    })
    this.#dashboards.add(dashboard)
    return dashboard
  }

  async stopDashboard(dashboard: Dashboard): Promise<void> {
    await dashboard.stop()
    this.#dashboards.delete(dashboard)
  }

  /** A connection of the bench's own, as an observer that is not ours. To be closed. */
  connectAs(login: { user: string; password: string }): Promise<NatsConnection> {
    const { user, password } = login
    const servers = this.supercluster.servers.map((s) => `127.0.0.1:${s.clientPort}`)
    return connect({ servers, user, pass: password, ignoreClusterUpdates: true, name: 'orrery-bench' })
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#dashboards].map((dashboard) => this.stopDashboard(dashboard)))
    await this.supercluster.stop()
  }

  async #prepare(): Promise<void> {
    await moveMetaLeaderOutOfXr(this.supercluster, this.say)
    const app = await this.connectAs(USERS.app)
    try {
      for (const config of STREAMS) {
        const subject = `$JS.API.STREAM.CREATE.${config.name}`
        const answer = await app.request(subject, JSON.stringify(config), { timeout: 10_000 })
        if (answer.string().includes('"error"')) throw new Error(answer.string())
      }
    } finally {
      await app.close()
    }
  }
}
