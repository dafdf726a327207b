import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { onPath } from '@/demo/debian'

export interface CliRun {
  /** Start of the process to its end. */
  ms: number
  /** null: it was ended because it took too long. */
  exitCode: number | null
  output: string
}

const TIMEOUT_MS = 30_000

/** The real `nats` command line, to measure beside ours; with no context of whoever runs this. */
export class NatsCli {
  private constructor(
    readonly path: string,
    readonly version: string,
    readonly home: string,
  ) {}

  /** The one on PATH, or null. `home` takes the place of its configuration folder. */
  static find(home: string): NatsCli | null {
    const path = onPath('nats', process.env.PATH)
    if (!path) return null
    try {
      const version = execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 5_000 }).trim()
      mkdirSync(home, { recursive: true })
      return new NatsCli(path, version, home)
    } catch {
      return null
    }
  }

  run(
    servers: readonly string[],
    login: { user: string; password: string },
    command: readonly string[],
  ): Promise<CliRun> {
    const { user, password } = login
    const access = ['--no-context', '--server', servers.join(','), '--user', user, '--password', password]
    const began = performance.now()
    return new Promise((resolve) => {
      const env: NodeJS.ProcessEnv = {
        NODE_ENV: 'production',
        PATH: process.env.PATH,
        HOME: this.home,
        XDG_CONFIG_HOME: this.home,
        COLUMNS: '200',
      }
      const options = { encoding: 'utf8' as const, timeout: TIMEOUT_MS, env }
      execFile(this.path, [...access, ...command], options, (error, stdout, stderr) => {
        const exitCode = error ? (typeof error.code === 'number' ? error.code : null) : 0
        resolve({ ms: performance.now() - began, exitCode, output: stdout + stderr })
      })
    })
  }
}

/** Which of these names stand in a text as whole words, where `-` belongs to a word. */
export function namesIn(text: string, names: readonly string[]): string[] {
  const words = new Set(text.split(/[^\w-]+/))
  return names.filter((name) => words.has(name))
}
