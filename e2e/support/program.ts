import { type ChildProcess, spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

let running: ChildProcess | null = null
let interrupted = false

/** Runs a program of the dependencies with its output on ours; true when it ended with 0. */
export function run(command: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...env,
      PATH: [join(process.cwd(), 'node_modules', '.bin'), process.env.PATH].join(delimiter),
    },
  })
  running = child
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}

/** Lets Ctrl-C end what runs: Playwright takes SIGINT as the order to stop what it started. */
export function passInterruptsOn(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      interrupted = true
      running?.kill('SIGINT')
    })
  }
}

/** Whether Ctrl-C came: nothing more is to be started. */
export const wasInterrupted = (): boolean => interrupted
