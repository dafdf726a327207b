import type { ConnectionOptions } from 'nats'
import type { Connection } from '@/lib/config/types'

/** What we use of the two client libraries, which share one core: `nats` over TCP, `nats.ws` over WebSocket. */
export type Client = Pick<
  typeof import('nats'),
  'connect' | 'headers' | 'nkeyAuthenticator' | 'credsAuthenticator' | 'createInbox'
>

/** The library for a URL's scheme. */
export function clientFor(url: string): Promise<Client> {
  return isWebSocket(url) ? import('nats.ws') : import('nats')
}

/** Who we are, as the client library takes it. */
export function credentials(c: Connection, client: Client): Partial<ConnectionOptions> {
  const bytes = (text: string) => new TextEncoder().encode(text)
  return {
    ...(c.user !== null && { user: c.user }),
    ...(c.password !== null && { pass: c.password }),
    ...(c.token !== null && { token: c.token }),
    ...(c.nkey !== null && { authenticator: client.nkeyAuthenticator(bytes(c.nkey)) }),
    ...(c.creds !== null && { authenticator: client.credsAuthenticator(bytes(c.creds)) }),
  }
}

/**
 * How the connection is secured. `tls://` insists on TLS: without this the client would fall back to plain text, password
 * included, when a server does not offer it. nats.ws refuses a `tls` option and takes a socket of ours instead; Node 20 has
 * no WebSocket of its own either.
 */
export async function security(url: string, { tls }: Connection): Promise<object> {
  const pem = {
    ...(tls?.ca != null && { ca: tls.ca }),
    ...(tls?.cert != null && { cert: tls.cert }),
    ...(tls?.key != null && { key: tls.key }),
  }
  if (!isWebSocket(url)) return tls || url.startsWith('tls:') ? { tls: pem } : {}
  const { WebSocket } = await import('ws')
  return {
    wsFactory: async (address: string) => ({
      socket: new WebSocket(address, pem),
      encrypted: address.startsWith('wss:'),
    }),
  }
}

const isWebSocket = (url: string) => /^wss?:/.test(url)
