import { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { log } from '@/lib/log/log'
import { NAMED, REMOTE } from './actor'

const KEY = Symbol.for('orrery.door')
const home: typeof globalThis & { [KEY]?: true } = globalThis

/**
 * Closes what Next leaves open; called once at boot. Next owns the HTTP server and offers no hook into it, so this stands
 * before the events of every HTTP server of the process:
 * - a connection that arrives at an address beyond loopback is dropped, however the server was started (`next start`
 *   without `-H` listens on all of them), since there is no access control yet;
 * - every request gets the address of its socket in a header of ours, since Next hands no socket to a route, and what it
 *   says in `userHeader` in another one;
 * - a request to upgrade is refused: production has no WebSocket, Next would leave the socket open, and its handling of
 *   upgrades let requests be forged before (CVE-2026-44578). Development needs it for its own reloads.
 */
export function closeDoor(development: boolean, userHeader: string | null): void {
  if (home[KEY]) return
  home[KEY] = true
  let told = false
  const emit = Server.prototype.emit
  Server.prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]) {
    if (event === 'connection' && isSocket(args[0]) && !isLoopback(args[0].localAddress)) {
      args[0].destroy()
      if (!told)
        log.error(
          'connections from other machines are refused: start Orrery with npm start, or with -H 127.0.0.1',
        )
      told = true
      return true
    }
    if (event === 'request' && args[0] instanceof IncomingMessage) {
      const { headers, socket } = args[0]
      headers[REMOTE] = socket.remoteAddress?.replace(/^::ffff:/, '')
      const named = userHeader === null ? undefined : headers[userHeader]
      headers[NAMED] = named === undefined ? undefined : encodeURIComponent(String(named))
    }
    if (event === 'upgrade' && !development && isSocket(args[1])) {
      const socket = args[1]
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () =>
        socket.destroy(),
      )
      return true
    }
    return Reflect.apply(emit, this, [event, ...args])
  }
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address)
}

function isSocket(value: unknown): value is Socket {
  return typeof value === 'object' && value !== null && 'destroy' in value && 'end' in value
}
