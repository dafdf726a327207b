import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

const living = new Set<Child>()
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL')
})

/**
 * One process of ours whose output goes to a file. It runs in its own process group: Ctrl-C reaches only the demo,
 * which then stops everything in order. Should the demo itself die, its children are killed with it.
 */
export class Child {
  readonly log: string
  /** Resolves when the process has ended, however it did. */
  readonly exited: Promise<Exit>
  #process: ChildProcess
  #exit: Exit | null = null

  constructor(command: string, args: string[], options: { log: string; env?: NodeJS.ProcessEnv }) {
    this.log = options.log
    const out = openSync(options.log, 'w')
    this.#process = spawn(command, args, {
      stdio: ['ignore', out, out],
      detached: true,
      ...(options.env ? { env: options.env } : {}),
    })
    closeSync(out)
    living.add(this)
    this.exited = new Promise<Exit>((resolve) => {
      this.#process.once('exit', (code, signal) => resolve({ code, signal }))
      this.#process.once('error', () => resolve({ code: null, signal: null }))
    }).then((exit) => {
      living.delete(this)
      this.#exit = exit
      return exit
    })
  }

  /** Process id; null when it could not be started. */
  get pid(): number | null {
    return this.#process.pid ?? null
  }

  get running(): boolean {
    return this.#exit === null
  }

  /** SIGKILL goes to its whole process group, since a killed process cannot end its own workers. */
  kill(signal: NodeJS.Signals): void {
    const pid = this.#process.pid
    if (this.#exit !== null || pid === undefined) return
    try {
      process.kill(signal === 'SIGKILL' ? -pid : pid, signal)
    } catch {
      // It has ended in this very moment.
    }
  }

  /** Asks it to end, and makes it end after `patienceMs`. */
  async stop(patienceMs: number): Promise<Exit> {
    this.kill('SIGTERM')
    const timer = setTimeout(() => this.kill('SIGKILL'), patienceMs)
    try {
      return await this.exited
    } finally {
      clearTimeout(timer)
    }
  }

  /** What it has written so far. */
  output(): string {
    try {
      return readFileSync(this.log, 'utf8')
    } catch {
      return ''
    }
  }

  lastLines(count: number): string[] {
    return this.output().trimEnd().split('\n').slice(-count)
  }
}
