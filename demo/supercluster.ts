import { mkdirSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Exit } from './child'
import { demoPorts } from './explain-ports'
import { LeftOutWatch, metaGroup } from './meta-group'
import { NatsProcess } from './nats-process'
import { type PortInUse, portsInUse } from './ports'
import { type AccountLimitsOption, type ServerSpec, scenarioServers } from './scenario'

/** How often the servers are looked at while something is awaited. */
const LOOK_MS = 200
/** How long a healthy server may be absent from the meta group; two to four seconds are normal in a cold start. */
const LEFT_OUT_MS = 6_000
const READY_TIMEOUT_MS = 90_000

export type Phase = 'starting' | 'answering' | 'healthy' | 'in meta group' | 'ended'

export interface SuperclusterEvents {
  /** A server got further, or back. */
  onPhase?: (name: string, phase: Phase) => void
  /** Something an operator should know, in words. */
  onNote?: (text: string) => void
  /** A server that nobody stopped has ended. */
  onLost?: (name: string, exit: Exit, lastLines: string[]) => void
  /** A server is restarted because the meta group has left it out. */
  onRestart?: (name: string) => void
}

export interface SuperclusterOptions extends SuperclusterEvents {
  portOffset: number
  /** Where configurations, logs and data of the servers go. */
  dir: string
  /** The nats-server of all, or of each: a supercluster of several versions. */
  binary: string | ((server: ServerSpec) => string)
  /** `max_ha_assets` of every server; none when absent. */
  maxHaAssets?: number
  /** What the account APP may; without limits when absent. */
  accountLimits?: AccountLimitsOption
}

export interface RunningServer {
  name: string
  cluster: string
  pid: number | null
  httpPort: number
  clientPort: number
}

export class PortsInUseError extends Error {
  override name = 'PortsInUseError'
  constructor(readonly taken: PortInUse[]) {
    super(`ports in use: ${taken.map(({ port }) => port).join(', ')}`)
  }
}

/** The scenario's 12 servers as processes of ours. Nothing here ever talks to a server that it did not start. */
export class Supercluster {
  #servers: NatsProcess[] = []
  #phases = new Map<string, Phase>()
  #stopping = new AbortController()

  constructor(readonly options: SuperclusterOptions) {}

  get servers(): RunningServer[] {
    return this.#servers.map(({ name, pid, spec }) => ({
      name,
      cluster: spec.cluster,
      pid,
      httpPort: spec.ports.http,
      clientPort: spec.ports.client,
    }))
  }

  /**
   * Starts all servers at once and waits until all are healthy and in the meta group.
   * @throws PortsInUseError before anything is started
   */
  async start(): Promise<void> {
    const { portOffset, dir, binary, maxHaAssets, accountLimits } = this.options
    const specs = scenarioServers(portOffset).map((spec) => ({
      ...spec,
      ...(maxHaAssets === undefined ? {} : { maxHaAssets }),
      ...(accountLimits === undefined ? {} : { accountLimits }),
    }))
    const taken = await portsInUse(demoPorts(portOffset, false))
    if (taken.length > 0) throw new PortsInUseError(taken)
    this.#stopping.signal.throwIfAborted()
    mkdirSync(dir, { recursive: true })
    const onUnexpectedExit = (server: NatsProcess, exit: Exit) => {
      this.#setPhase(server.name, 'ended')
      this.options.onLost?.(server.name, exit, server.lastLines(5))
    }
    const binaryOf = typeof binary === 'string' ? () => binary : binary
    this.#servers = specs.map(
      (spec) => new NatsProcess(spec, specs, { dir, binary: binaryOf(spec), onUnexpectedExit }),
    )
    for (const server of this.#servers) this.#startOne(server)
    await this.ready()
  }

  /** Waits until every server is healthy and the meta leader lists them all; restarts one that was left out. */
  async ready(): Promise<void> {
    const names = this.#servers.map(({ name }) => name)
    const watch = new LeftOutWatch(LEFT_OUT_MS)
    const deadline = performance.now() + READY_TIMEOUT_MS
    for (;;) {
      const group = await this.look()
      if (group.state === 'led' && group.missing.length === 0 && this.#allIn('in meta group')) return
      const ended = this.#servers.find((server) => !server.running)
      if (ended) throw new Error(`${ended.name} has ended: ${ended.lastLines(3).join('\n')}`)
      const allHealthy = this.#allIn('healthy', 'in meta group')
      for (const name of watch.observe(group, allHealthy, performance.now())) {
        this.options.onNote?.(
          `${name} is healthy, yet the meta group has left it out (a known fault of nats-server 2.10): restarting it`,
        )
        this.options.onRestart?.(name)
        await this.restart(name)
      }
      if (performance.now() > deadline) {
        const laggards = names.filter((name) => this.#phases.get(name) !== 'in meta group')
        throw new Error(
          `not ready after ${READY_TIMEOUT_MS / 1000} s: ${laggards.join(', ') || 'no meta leader'}`,
        )
      }
      await this.#pause()
    }
  }

  /** One look at all servers: updates their phases and says what the meta group is like. */
  async look() {
    const views = await Promise.all(this.#servers.map((server) => server.look()))
    const group = metaGroup(
      views.filter((view) => view !== null),
      this.#servers.map(({ name }) => name),
    )
    for (const [i, server] of this.#servers.entries()) {
      const view = views[i]
      if (!server.running) this.#setPhase(server.name, 'ended')
      else if (!view) this.#setPhase(server.name, 'starting')
      else if (!view.healthy) this.#setPhase(server.name, 'answering')
      else if (group.state !== 'led' || group.missing.includes(view.name))
        this.#setPhase(view.name, 'healthy')
      else this.#setPhase(view.name, 'in meta group')
    }
    return group
  }

  /** Sends a signal to one server; with one that ends it, resolves when it has ended. */
  async kill(name: string, signal: NodeJS.Signals): Promise<void> {
    await this.#server(name).kill(signal)
  }

  /** Stops one server if it runs, starts it on its old data and waits until it is healthy. */
  async restart(name: string): Promise<void> {
    const server = this.#server(name)
    await server.stop()
    this.#startOne(server)
    const deadline = performance.now() + READY_TIMEOUT_MS
    while (!(await server.look())?.healthy) {
      if (!server.running) throw new Error(`${name} has ended: ${server.lastLines(3).join('\n')}`)
      if (performance.now() > deadline) throw new Error(`${name} is not healthy`)
      await this.#pause()
    }
  }

  /** Stops all servers at once and resolves when the last has ended. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('stopped'))
    await Promise.all(this.#servers.map((server) => server.stop()))
  }

  #startOne(server: NatsProcess): void {
    server.start()
    this.#setPhase(server.name, 'starting')
  }

  #server(name: string): NatsProcess {
    const server = this.#servers.find((candidate) => candidate.name === name)
    if (!server) throw new Error(`no server ${name} in the scenario`)
    return server
  }

  #setPhase(name: string, phase: Phase): void {
    if (this.#phases.get(name) === phase) return
    this.#phases.set(name, phase)
    this.options.onPhase?.(name, phase)
  }

  #allIn(...phases: Phase[]): boolean {
    return this.#servers.every(({ name }) => phases.some((phase) => this.#phases.get(name) === phase))
  }

  async #pause(): Promise<void> {
    await delay(LOOK_MS, undefined, { signal: this.#stopping.signal })
  }
}

/** A running, ready supercluster; on failure everything that was started is stopped again. */
export async function startSupercluster(options: SuperclusterOptions): Promise<Supercluster> {
  const supercluster = new Supercluster(options)
  try {
    await supercluster.start()
    return supercluster
  } catch (error) {
    await supercluster.stop()
    throw error
  }
}
