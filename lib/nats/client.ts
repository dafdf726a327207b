import { isIP } from 'node:net'
import { checkServerIdentity, type PeerCertificate } from 'node:tls'
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

/** What we say who we are with, for a sentence: "… refused the token". */
export function identity(c: Connection): string {
  if (c.user !== null) return 'user or password'
  if (c.token !== null) return 'token'
  if (c.nkey !== null) return 'nkey'
  if (c.creds !== null) return 'credentials (JWT)'
  return c.tls?.cert ? 'client certificate as a user' : 'connection: it wants credentials'
}

/**
 * How the connection is secured. `tls://` insists on TLS: without this the client would fall back to plain text, password
 * included, when a server does not offer it. nats.ws refuses a `tls` option and takes a socket of ours instead; Node 20 has
 * no WebSocket of its own either.
 * @param certifiedAs the host name that the certificate of an address without a name may be for instead
 */
export async function security(url: string, { tls }: Connection, certifiedAs?: string): Promise<object> {
  const pem = {
    ...(tls?.ca != null && { ca: tls.ca }),
    ...(tls?.cert != null && { cert: tls.cert }),
    ...(tls?.key != null && { key: tls.key }),
  }
  if (!isWebSocket(url)) {
    return tls || url.startsWith('tls:') ? { tls: { ...pem, ...nameOf(url, certifiedAs) } } : {}
  }
  const { WebSocket } = await import('ws')
  return {
    wsFactory: async (address: string) => ({
      socket: new WebSocket(address, pem),
      encrypted: address.startsWith('wss:'),
    }),
  }
}

/**
 * nats.js forgets the host when it is an IP address, and Node then takes a certificate for `localhost`, from anybody, and
 * refuses the right one: so we say ourselves whose certificate is wanted.
 */
function nameOf(url: string, certifiedAs: string | undefined): object {
  const host = hostOf(url)
  if (isIP(host) === 0) return {}
  return {
    ...(certifiedAs !== undefined && { servername: certifiedAs }),
    checkServerIdentity: (_host: string, certificate: PeerCertificate) => {
      const problem = checkServerIdentity(host, certificate)
      if (problem === undefined || certifiedAs === undefined) return problem
      return checkServerIdentity(certifiedAs, certificate)
    },
  }
}

/** The host of a URL without the brackets of IPv6. */
export function hostOf(url: string): string {
  return new URL(url.replace(/^[a-z]+:/i, 'http:')).hostname.replace(/^\[|\]$/g, '')
}

const isWebSocket = (url: string) => /^wss?:/.test(url)
