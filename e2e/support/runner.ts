import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { readPlaywright, settle, type Tally } from './tally'

/** Not in test-results/, which Playwright empties. */
export const REPORTS = join('.orrery', 'reports')

/** Runs programs of the dependencies one after the other, and hands an interrupt on to the one that runs. */
export class Runner {
  interrupted = false
  /** Given to every program, beside the environment of this process. */
  readonly env: Record<string, string> = {}
  #child: ChildProcess | null = null

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.#interrupt())
  }

  /** Runs a program of the dependencies; true when it ended with 0. */
  run(command: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        ...this.env,
        ...env,
        PATH: [join(process.cwd(), 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      },
    })
    this.#child = child
    return new Promise((resolve) => {
      child.once('error', () => resolve(false))
      child.once('exit', (code) => resolve(code === 0))
    })
  }

  /** Runs a Playwright suite and counts its tests; one that ended badly counts at least one failure. */
  async playwright(name: string, args: string[] = []): Promise<Tally> {
    const report = join(REPORTS, `${name}.json`)
    mkdirSync(REPORTS, { recursive: true })
    rmSync(report, { force: true })
    const ok = await this.run('playwright', ['test', ...args, '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    })
    return settle(ok, readReport(report), true)
  }

  /** Playwright takes SIGINT as the order to stop what it started; the steps that are left count as failed. */
  #interrupt(): void {
    this.interrupted = true
    this.#child?.kill('SIGINT')
  }
}

/** Null when the suite did not get as far as a report. */
function readReport(path: string): Tally | null {
  try {
    return readPlaywright(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}
