import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createBoard } from './board'
import { buildDashboard, isBuildCurrent } from './build'
import { Dashboard } from './dashboard'
import { demoPorts, explainPorts, freeOffset } from './explain-ports'
import { moveMetaLeaderOutOfXr } from './meta-leader'
import { obtainNatsServer } from './nats-server/obtain'
import { DASHBOARD_PORT, type DemoOptions, HELP, parseOptions, UsageError } from './options'
import { portsInUse } from './ports'
import { scenarioServers } from './scenario'
import { createScenarioStreams } from './streams'
import { PortsInUseError, Supercluster } from './supercluster'
import { Traffic } from './traffic'

/** `npm run demo`. Resolves with the exit code once everything that was started has been stopped. */
export async function main(args: string[]): Promise<number> {
  let options: DemoOptions
  try {
    options = parseOptions(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`${error.message}\n\n${HELP}`)
    return 2
  }
  if (options.help) {
    console.log(HELP)
    return 0
  }

  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort())
  const demo = new Demo(options)
  try {
    const stopped = once(stop.signal, 'abort')
    await Promise.race([demo.run(), stopped])
    await Promise.race([demo.failed, stopped])
    return 0
  } catch (error) {
    await demo.report(error)
    return 1
  } finally {
    await demo.stop()
  }
}

class Demo {
  /** Rejects when the dashboard ends by itself; a lost server is only reported: losing servers is what one tries here. */
  readonly failed: Promise<never>
  #fail: (error: Error) => void = () => {}
  #root = process.cwd()
  #dir: string
  #board = createBoard(
    process.stdout,
    scenarioServers().map(({ name }) => name),
  )
  #supercluster: Supercluster | null = null
  #dashboard: Dashboard | null = null
  #traffic: Traffic | null = null
  #stopping = false

  constructor(readonly options: DemoOptions) {
    const { portOffset } = options
    // Two demos at different ports may run side by side, and so must not share data.
    this.#dir = join(this.#root, '.orrery', portOffset === 0 ? 'demo' : `demo-${portOffset}`)
    this.failed = new Promise((_, reject) => {
      this.#fail = reject
    })
    this.failed.catch(() => {})
  }

  async run(): Promise<void> {
    const { options } = this
    const say = (line: string) => this.#board.say(line)
    const port = DASHBOARD_PORT + options.portOffset
    // Before anything is deleted or started: whoever holds the ports may be an earlier demo on the same data.
    const taken = await portsInUse(demoPorts(options.portOffset, options.dashboard))
    if (taken.length > 0) throw new PortsInUseError(taken)
    const binary = await obtainNatsServer({ binDir: join(this.#root, '.orrery', 'bin'), say })
    say(`nats-server ${binary.version}: ${binary.path} (${binary.from})`)
    const servers = await this.#startServers(binary.path)

    const leader = await moveMetaLeaderOutOfXr(servers, say)
    say(`all 12 servers are healthy and in the meta group, led by ${leader}`)
    if (!options.dashboard) {
      say(`NATS: nats://127.0.0.1:${servers.servers[0]?.clientPort}   Ctrl-C stops everything`)
      return
    }

    if (!isBuildCurrent(this.#root)) {
      say('building the dashboard (once; under a minute)')
      await buildDashboard(this.#root, join(this.#dir, 'build.log'))
    }
    const name = 'acme-demo'
    if (this.#stopping) return
    const dashboard = Dashboard.start({
      root: this.#root,
      dir: this.#dir,
      port,
      name,
      servers: servers.servers,
    })
    this.#dashboard = dashboard
    dashboard.exited.then(() => this.#dashboardEnded(dashboard))
    await dashboard.ready()
    if (options.streams) await createScenarioStreams(dashboard.url, say)
    if (options.traffic && !this.#stopping) this.#traffic = await Traffic.start(servers.servers)
    const victim = servers.servers.find((server) => server.cluster === 'rg2')
    say(`\n  Orrery shows it at ${dashboard.url}\n`)
    say(`  To see a server go:  kill -9 ${victim?.pid}   (${victim?.name})`)
    say(`  Ctrl-C stops everything; the data stays in ${this.#dir}\n`)
  }

  /** In order: the dashboard, the traffic, then all servers at once. */
  async stop(): Promise<void> {
    if (this.#stopping) return
    this.#stopping = true
    this.#board.settle()
    if (this.#supercluster) this.#board.say('\nstopping')
    await this.#dashboard?.stop()
    await this.#traffic?.stop()
    await this.#supercluster?.stop()
  }

  async report(error: unknown): Promise<void> {
    this.#board.settle()
    if (error instanceof PortsInUseError) {
      const offset = await freeOffset([20_000, 10_000, 30_000, 25_000, 15_000])
      for (const line of explainPorts(error.taken, this.#dir, offset)) console.error(line)
    } else console.error(error instanceof Error ? error.message : error)
  }

  async #startServers(binary: string): Promise<Supercluster> {
    const { fresh, portOffset } = this.options
    const supercluster = new Supercluster({
      portOffset,
      dir: this.#dir,
      binary,
      onPhase: (name, phase) => this.#board.phase(name, phase),
      onNote: (text) => this.#board.say(text),
      onLost: (name, exit, lastLines) => {
        if (this.#stopping) return
        const how = exit.signal ?? `exit code ${exit.code}`
        this.#board.say([`${name} has ended (${how}). Its last words:`, ...lastLines].join('\n    '))
      },
    })
    if (fresh) rmSync(this.#dir, { recursive: true, force: true })
    const again = existsSync(this.#dir)
    mkdirSync(this.#dir, { recursive: true })
    this.#board.say(`starting the 12 servers ${again ? 'on the data of the last run' : 'with no data yet'}`)
    this.#supercluster = supercluster
    await supercluster.start()
    this.#board.settle()
    return supercluster
  }

  #dashboardEnded(dashboard: Dashboard): void {
    if (this.#stopping) return
    this.#fail(new Error(`the dashboard has ended:\n${dashboard.lastLines(15).join('\n')}`))
  }
}
