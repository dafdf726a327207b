import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type ConnectionOptions, connect, type NatsConnection } from 'nats'
import { Child } from '@/demo/child'
import { findNatsServer } from '@/demo/nats-server/find'

/** Who may connect, and how. */
type LoneUser = Pick<ConnectionOptions, 'user' | 'pass' | 'tls'>

const READY_TIMEOUT_MS = 15_000

/** One nats-server with JetStream outside the scenario, on ports of its own; its files go with it. */
export class LoneServer {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly child: Child,
    private readonly write: (accounts: string) => void,
  ) {}

  /**
   * Starts it and waits until it serves a client.
   * @param accounts the `accounts` block of its configuration, which may use variables of `env`
   * @param user someone who may connect
   * @param atPort where it listens; a free port when not given
   * @param jetstream whether it runs JetStream
   */
  static async start(
    accounts: string,
    user: LoneUser,
    env: Record<string, string> = {},
    atPort?: number,
    jetstream = true,
  ): Promise<LoneServer> {
    const binary = findNatsServer({ binDir: join(process.cwd(), '.orrery', 'bin') })
    if (!binary) throw new Error('no nats-server found; npm test installs one')
    const folder = mkdtempSync(join(tmpdir(), 'orrery-'))
    const port = atPort ?? (await freePort())
    const config = join(folder, 'server.conf')
    const store = JSON.stringify(join(folder, 'js'))
    const block = jetstream ? `jetstream { store_dir: ${store} }` : ''
    const fixed = `server_name: lone\nlisten: "127.0.0.1:${port}"\n${block}`
    const write = (lines: string) => writeFileSync(config, `${fixed}\n${lines}`)
    write(accounts)
    const log = join(folder, 'server.log')
    const child = new Child(binary.path, ['-c', config], { log, env: { ...process.env, ...env } })
    const server = new LoneServer(`nats://127.0.0.1:${port}`, folder, child, write)
    try {
      const client = await server.firstClient(user)
      await client.close()
    } catch (error) {
      await server.stop()
      throw error
    }
    return server
  }

  /** Gives it another `accounts` block and has it read that, as an operator would. */
  reload(accounts: string): void {
    this.write(accounts)
    this.child.kill('SIGHUP')
  }

  async stop(): Promise<void> {
    await this.child.stop(2_000)
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async firstClient(user: LoneUser): Promise<NatsConnection> {
    const deadline = performance.now() + READY_TIMEOUT_MS
    for (;;) {
      try {
        return await connect({ servers: this.url, ...user, timeout: 1_000 })
      } catch (error) {
        if (!this.child.running || performance.now() > deadline) {
          throw new Error(`nats-server does not serve:\n${this.child.lastLines(10).join('\n')}`, {
            cause: error,
          })
        }
        await delay(50)
      }
    }
  }
}

/** A port on which nobody listens right now. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port to be had')
  return address.port
}
