import { createConnection } from 'node:net'
import { hostOf } from './client'
import { NatsFault, toFault } from './errors'
import { isJson, str } from './read'

/** What a server says of itself to everybody who connects, before it knows who that is. */
export interface Greeting {
  id: string
  name: string | null
  /** null: a server without a cluster. */
  cluster: string | null
}

/** A whole greeting with hundreds of `connect_urls` is far smaller. */
const MOST_BYTES = 256 * 1024

/**
 * Connects to `url` over TCP, reads the INFO line and hangs up; says nothing. Throws NatsFault: `unreachable`, `timeout`.
 * A server with `handshake_first` does not greet: that is a timeout.
 */
export function greeting(url: string, timeoutMs: number): Promise<Greeting> {
  const port = Number(/:(\d+)\/?$/.exec(url)?.[1] ?? 4222)
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: hostOf(url), port })
    let text = ''
    const end = (settle: () => void) => {
      clearTimeout(timer)
      socket.destroy()
      settle()
    }
    const fail = (error: unknown) => end(() => reject(toFault(error, url)))
    const timer = setTimeout(() => fail(new NatsFault('timeout', `${url} did not answer in time`)), timeoutMs)
    socket.setEncoding('utf8')
    socket.on('error', fail)
    socket.on('close', () =>
      fail(new NatsFault('unreachable', `${url} cannot be reached (it closes the connection at once)`)),
    )
    socket.on('data', (part: string) => {
      text += part
      const line = text.indexOf('\r\n')
      if (line < 0 && text.length <= MOST_BYTES) return
      const greeted = line < 0 ? null : readGreeting(text.slice(0, line))
      if (greeted) end(() => resolve(greeted))
      else fail(new NatsFault('unreachable', `${url} is no NATS server: something else answers there`))
    })
  })
}

function readGreeting(line: string): Greeting | null {
  const info = /^INFO (\{.*\})\s*$/.exec(line)?.[1]
  if (info === undefined) return null
  try {
    const said: unknown = JSON.parse(info)
    const id = isJson(said) ? str(said, 'server_id') : null
    if (!isJson(said) || id === null) return null
    return { id, name: str(said, 'server_name'), cluster: str(said, 'cluster') }
  } catch {
    return null
  }
}
