import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Child } from '@/demo/child'
import { findNatsServer } from '@/demo/nats-server/find'

const READY_TIMEOUT_MS = 15_000

export interface TestServer {
  /** `nats://` of its TCP port. */
  url: string
  /** `ws://` of its WebSocket port. */
  wsUrl: string
  signal(signal: NodeJS.Signals): void
  /** Gives it these lines instead of the former and has it read them. */
  reload(config: string): void
  stop(): Promise<void>
}

/** Test helper: a real nats-server on free ports of 127.0.0.1, with these lines of configuration. */
export async function startServer(config: string): Promise<TestServer> {
  const binary = findNatsServer({ binDir: join(process.cwd(), '.orrery', 'bin') })
  if (!binary) throw new Error('no nats-server found; npm test installs one')
  const folder = mkdtempSync(join(tmpdir(), 'orrery-link-'))
  const [port, ws] = await freePorts()
  const path = join(folder, 'server.conf')
  const ports = `listen: "127.0.0.1:${port}"\nwebsocket { listen: "127.0.0.1:${ws}", no_tls: true }`
  const write = (lines: string) => writeFileSync(path, `${ports}\n${lines}`)
  write(config)
  const child = new Child(binary.path, ['-c', path], { log: join(folder, 'server.log') })
  const deadline = performance.now() + READY_TIMEOUT_MS
  while (!((await accepts(port)) && (await accepts(ws)))) {
    if (!child.running || performance.now() > deadline)
      throw new Error(`nats-server does not serve:\n${child.lastLines(10).join('\n')}`)
    await delay(20)
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${ws}`,
    signal: (signal) => child.kill(signal),
    reload(lines) {
      write(lines)
      child.kill('SIGHUP')
    },
    async stop() {
      child.kill('SIGCONT')
      await child.stop(2000)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Two ports that were free a moment ago. */
async function freePorts(): Promise<[number, number]> {
  const servers = await Promise.all([listen(), listen()])
  const [a, b] = servers.map((s) => {
    const address = s.address()
    return typeof address === 'object' && address ? address.port : 0
  })
  await Promise.all(servers.map((s) => new Promise((resolve) => s.close(resolve))))
  return [a ?? 0, b ?? 0]
}

function listen() {
  return new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
