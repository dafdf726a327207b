import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { NatsCli } from '../support/nats-cli'

const TIMEOUT_MS = 20_000

export interface Ran {
  ok: boolean
  /** What it printed, in a line. */
  said: string
}

/** Runs printed lines as an operator does: pasted into a shell, in a folder of their own, as a user of the supercluster. */
export class Shell {
  constructor(
    private readonly cli: NatsCli,
    private readonly folder: string,
    private readonly servers: readonly string[],
  ) {
    mkdirSync(folder, { recursive: true })
  }

  /** A file that a line names. */
  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text)
  }

  run(line: string, { user, password }: { user: string; password: string }): Promise<Ran> {
    const env: NodeJS.ProcessEnv = {
      NODE_ENV: 'production',
      PATH: `${dirname(this.cli.path)}:${process.env.PATH}`,
      HOME: this.cli.home,
      XDG_CONFIG_HOME: this.cli.home,
      NATS_URL: this.servers.join(','),
      NATS_USER: user,
      NATS_PASSWORD: password,
      COLUMNS: '200',
    }
    return new Promise((resolve) => {
      const options = { encoding: 'utf8' as const, timeout: TIMEOUT_MS, cwd: this.folder, env }
      execFile('/bin/sh', ['-c', line], options, (error, stdout, stderr) => {
        const said = `${stdout}${stderr}`.replace(/\s+/g, ' ').trim()
        resolve({ ok: error === null, said: said.slice(-300) })
      }).stdin?.end()
    })
  }
}
