import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Child, type Exit } from './child'
import { lookAt, type ServerView } from './monitoring'
import type { ServerSpec } from './scenario'
import { serverConfig } from './server-config'
import { untilStopped } from './until-stopped'

/** How long a server may take to stop before it is killed. */
const PATIENCE_MS = 3_000

/** One nats-server of the scenario: its configuration, its data folder and its process, which may be started anew. */
export class NatsProcess {
  readonly dir: string
  #config: string
  #child: Child | null = null
  #expectedToEnd = false

  constructor(
    readonly spec: ServerSpec,
    all: ServerSpec[],
    options: {
      dir: string
      binary: string
      onUnexpectedExit: (server: NatsProcess, exit: Exit) => void
    },
  ) {
    this.dir = join(options.dir, spec.name)
    this.#config = join(this.dir, 'server.conf')
    this.#binary = options.binary
    this.#onUnexpectedExit = options.onUnexpectedExit
    mkdirSync(this.dir, { recursive: true })
    writeFileSync(this.#config, serverConfig(spec, all, join(this.dir, 'store')))
  }

  #binary: string
  #onUnexpectedExit: (server: NatsProcess, exit: Exit) => void

  get name(): string {
    return this.spec.name
  }

  get running(): boolean {
    return this.#child?.running ?? false
  }

  get pid(): number | null {
    return this.running ? (this.#child?.pid ?? null) : null
  }

  start(): void {
    if (this.running) throw new Error(`${this.name} is running already`)
    this.#expectedToEnd = false
    const child = new Child(this.#binary, ['-c', this.#config], { log: join(this.dir, 'server.log') })
    this.#child = child
    child.exited.then((exit) => {
      if (!this.#expectedToEnd) this.#onUnexpectedExit(this, exit)
    })
  }

  /** The id that the process we started printed at its start; null until then. */
  ownId(): string | null {
    return /\bID:\s+(N[A-Z0-9]{55})\b/.exec(this.#child?.output() ?? '')?.[1] ?? null
  }

  /** What the server says about itself, only when it is the very process we started: same name, same id. */
  async look(): Promise<ServerView | null> {
    if (!this.running) return null
    const view = await lookAt(this.spec.ports.http)
    return view && view.name === this.name && view.id === this.ownId() ? view : null
  }

  /** Sends a signal; resolves when it has ended (with a signal that ends it) or has come to a stop (SIGSTOP). */
  async kill(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    if (!child?.running) return
    const ends = signal !== 'SIGSTOP' && signal !== 'SIGCONT' && signal !== 'SIGUSR1' && signal !== 'SIGHUP'
    if (ends) this.#expectedToEnd = true
    child.kill(signal)
    if (ends) await child.exited
    else if (signal === 'SIGSTOP' && child.pid !== null) await untilStopped(child.pid)
  }

  async stop(): Promise<void> {
    this.#expectedToEnd = true
    this.#child?.kill('SIGCONT') // A frozen process does not see SIGTERM.
    await this.#child?.stop(PATIENCE_MS)
  }

  lastLines(count: number): string[] {
    return this.#child?.lastLines(count) ?? []
  }
}
