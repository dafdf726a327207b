import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { moveMetaLeaderOutOfXr } from '@/demo/meta-leader'
import type { Supercluster } from '@/demo/supercluster'

const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGSTOP', 'SIGCONT', 'SIGUSR2'] as const
export type KillSignal = (typeof SIGNALS)[number]

/** What a spec may ask of the supercluster, which lives in the process of the Playwright runner. */
export const order = z.discriminatedUnion('do', [
  z.object({ do: z.literal('servers') }),
  z.object({ do: z.literal('kill'), name: z.string(), signal: z.enum(SIGNALS) }),
  z.object({ do: z.literal('restart'), name: z.string() }),
  z.object({ do: z.literal('ready') }),
  z.object({ do: z.literal('settle-meta-leader') }),
])
export type Order = z.infer<typeof order>

/** Takes orders from the specs' processes on a loopback port, under a path that nobody can guess. */
export async function startControl(
  supercluster: Supercluster,
): Promise<{ url: string; close: () => Promise<void> }> {
  const path = `/${randomBytes(16).toString('hex')}`
  const server = createServer(async (request, response) => {
    if (request.url !== path) return void response.writeHead(404).end()
    try {
      const answer = await obey(supercluster, order.parse(JSON.parse(await bodyOf(request))))
      response.end(JSON.stringify(answer))
    } catch (error) {
      response.writeHead(500).end(JSON.stringify(error instanceof Error ? error.message : String(error)))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('control is not listening')
  return {
    url: `http://127.0.0.1:${address.port}${path}`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** Every order answers with the servers as they are afterwards. */
async function obey(supercluster: Supercluster, given: Order) {
  switch (given.do) {
    case 'servers':
      break
    case 'kill':
      await supercluster.kill(given.name, given.signal)
      break
    case 'restart':
      await supercluster.restart(given.name)
      break
    case 'ready':
      await supercluster.ready()
      break
    case 'settle-meta-leader':
      await moveMetaLeaderOutOfXr(supercluster, () => {})
      break
    default:
      given satisfies never
  }
  return supercluster.servers
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
