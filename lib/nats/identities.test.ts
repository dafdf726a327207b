import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { nkeys } from 'nats'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Connection } from '../config/types'
import { NatsFault } from './errors'
import { connectLink, type LinkOptions } from './link'
import { as } from './testing/connection'
import { TestOperator } from './testing/jwt'
import { startServer, type TestServer } from './testing/server'

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const path = (file: string) => fileURLToPath(new URL(`./fixtures/tls/${file}`, import.meta.url))
const pem = (file: string) => readFileSync(path(file), 'utf8')
const quoted = (file: string) => JSON.stringify(path(file))
const certificate = (name: string) =>
  `cert_file: ${quoted(`${name}.pem`)}, key_file: ${quoted(`${name}-key.pem`)}`

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const nobody = as(null)

async function server(config: string): Promise<TestServer> {
  const started = await startServer(config)
  stops.push(() => started.stop())
  return started
}

/** `connected`, or the code and the sentence of the fault, with the URL left out. */
async function outcome(url: string, who: Partial<Connection>, options: LinkOptions = {}): Promise<string> {
  try {
    const link = await connectLink(url, { ...nobody, ...who }, { connectTimeoutMs: 5000, ...options })
    const rtt = await link.rtt()
    await link.close()
    return rtt >= 0 ? 'connected' : 'no answer'
  } catch (error) {
    if (!(error instanceof NatsFault)) throw error
    return `${error.code}: ${error.message.replace(url, 'URL')}`
  }
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const tls = (url: string) => url.replace('nats:', 'tls:')

describe('who we are', () => {
  test('a password, and the right one after the server has read its configuration again', async () => {
    const users = (password: string) => `authorization { users: [ { user: u, password: ${password} } ] }`
    const { url, reload } = await server(users('old'))
    expect(await outcome(url, { user: 'u', password: 'new' })).toBe(
      'authorization: URL refused the user or password',
    )
    reload(users('new'))
    await expect.poll(() => outcome(url, { user: 'u', password: 'new' })).toBe('connected')
  })

  test('a token', async () => {
    const { url } = await server('authorization { token: "right" }')
    expect(await outcome(url, { token: 'right' })).toBe('connected')
    expect(await outcome(url, { token: 'wrong' })).toBe('authorization: URL refused the token')
    expect(await outcome(url, {})).toBe('authorization: URL refused the connection: it wants credentials')
  })

  test('an nkey', async () => {
    const [ours, other] = [nkeys.createUser(), nkeys.createUser()]
    const { url } = await server(`authorization { users: [ { nkey: ${ours.getPublicKey()} } ] }`)
    expect(await outcome(url, { nkey: text(ours.getSeed()) })).toBe('connected')
    expect(await outcome(url, { nkey: text(other.getSeed()) })).toBe('authorization: URL refused the nkey')
  })

  test('credentials of a user JWT, of the right operator, not expired', async () => {
    const operator = new TestOperator()
    const { url } = await server(operator.config())
    expect(await outcome(url, { creds: operator.creds() })).toBe('connected')
    expect(await outcome(url, { creds: new TestOperator().creds() })).toBe(
      'authorization: URL refused the credentials (JWT)',
    )
    expect(await outcome(url, { creds: operator.creds(1_700_000_001) })).toMatch(
      /^authorization: URL refused the credentials \(JWT\)/,
    )
  })

  test('credentials that expire while the connection stands', async () => {
    const operator = new TestOperator()
    const { url } = await server(operator.config())
    const creds = operator.creds(Math.ceil(Date.now() / 1000) + 2)
    const link = await connectLink(url, { ...nobody, creds }, { connectTimeoutMs: 5000 })
    expect(await link.closed).toMatchObject({
      code: 'authorization',
      message: `${url} refused the credentials (JWT): the user has expired`,
    })
  })

  test('a client certificate', async () => {
    const { url } = await server(
      `tls { ${certificate('server')}, ca_file: ${quoted('other-ca.pem')}, verify: true }`,
    )
    const ca = pem('ca.pem')
    const client = { cert: pem('client.pem'), key: pem('client-key.pem') }
    expect(await outcome(tls(url), { tls: { ca, ...client } })).toBe('connected')
    // Now and then the server's reset overtakes its alert, and only the next attempt learns why.
    const attempts = { timeout: 10_000 }
    await expect
      .poll(() => outcome(tls(url), { tls: { ca, cert: null, key: null } }), attempts)
      .toBe(
        'tls: TLS to URL failed: the server demands a client certificate; `tls.cert` and `tls.key` name it',
      )
    const server_ = { cert: pem('server.pem'), key: pem('server-key.pem') }
    await expect
      .poll(() => outcome(tls(url), { tls: { ca, ...server_ } }), attempts)
      .toBe('tls: TLS to URL failed: the server does not accept our client certificate')
    expect(await outcome(tls(url), { tls: { ca, cert: client.cert, key: server_.key } })).toBe(
      'tls: TLS to URL failed: `tls.key` does not belong to `tls.cert`',
    )
  })

  test('a client certificate that is the user', async () => {
    const config = (name: string) =>
      `tls { ${certificate('server')}, ca_file: ${quoted('other-ca.pem')}, verify_and_map: true }
      authorization { users: [ { user: "${name}" } ] }`
    const { url } = await server(config('orrery@example.org'))
    const who = { tls: { ca: pem('ca.pem'), cert: pem('client.pem'), key: pem('client-key.pem') } }
    expect(await outcome(tls(url), who)).toBe('connected')
    const other = await server(config('somebody@example.org'))
    expect(await outcome(tls(other.url), who)).toBe(
      'authorization: URL refused the client certificate as a user',
    )
  })
})

describe('whose server it is', () => {
  const trusting = (ca: string) => ({ tls: { ca: pem(ca), cert: null, key: null } })

  test('an authority that nobody named', async () => {
    const { url } = await server(`tls { ${certificate('server')} }`)
    const reason = 'its certificate is of an unknown authority; `tls.ca` may name it'
    expect(await outcome(tls(url), {})).toBe(`tls: TLS to URL failed: ${reason}`)
    // It demands TLS, whatever the URL says.
    expect(await outcome(url, {})).toBe(`tls: TLS to URL failed: ${reason}`)
    expect(await outcome(tls(url), trusting('other-ca.pem'))).toBe(`tls: TLS to URL failed: ${reason}`)
    expect(await outcome(tls(url), trusting('ca.pem'))).toBe('connected')
  })

  test('no TLS there', async () => {
    const { url } = await server('')
    expect(await outcome(tls(url), {})).toBe(
      'tls: TLS to URL failed: the server does not offer it, and the configuration insists on it',
    )
  })

  test('an address wants a certificate for that address, not for localhost', async () => {
    const byAddress = await server(`tls { ${certificate('by-address')} }`)
    const byName = await server(`tls { ${certificate('by-name')} }`)
    const who = trusting('other-ca.pem')
    expect(await outcome(tls(byAddress.url), who)).toBe('connected')
    expect(await outcome(tls(byName.url), who)).toMatch(
      /^tls: TLS to URL failed: its certificate is for other hosts/,
    )
    expect(await outcome(tls(byName.url).replace('127.0.0.1', 'localhost'), who)).toBe('connected')
    // An announced address may show the certificate of the configured name.
    expect(await outcome(tls(byName.url), who, { certifiedAs: 'localhost' })).toBe('connected')
    expect(await outcome(tls(byName.url), who, { certifiedAs: 'nats.example' })).toMatch(/^tls: /)
  })

  test('asked before anything is told: let in or not', async () => {
    const { url } = await server('server_name: lone\nauthorization { token: "right" }')
    expect(
      await outcome(url, { token: 'right' }, { admit: (s) => s.name === 'lone' && s.id.startsWith('N') }),
    ).toBe('connected')
    expect(await outcome(url, { token: 'right' }, { admit: () => false })).toBe(
      'foreign: URL is answered by a server that does not belong there',
    )
  })
})

describe('nobody there', () => {
  /** Somebody who is no NATS server. */
  async function other(onConnection: (socket: import('node:net').Socket) => void): Promise<string> {
    const listener = createServer((socket) => {
      socket.on('error', () => {})
      onConnection(socket)
    })
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    stops.push(() => new Promise((resolve) => listener.close(resolve)))
    const address = listener.address()
    if (address === null || typeof address === 'string') throw new Error('not listening')
    return `nats://127.0.0.1:${address.port}`
  }

  test.each([
    [
      'an empty port',
      async () => 'nats://127.0.0.1:1',
      'unreachable: URL cannot be reached (connection refused)',
    ],
    [
      'a name that nobody has',
      async () => 'nats://no-such-host.invalid:4222',
      'unreachable: URL cannot be reached (name not found)',
    ],
    [
      'one that hangs up',
      () => other((socket) => socket.end()),
      'unreachable: URL cannot be reached (it closes the connection at once)',
    ],
    [
      'a web server',
      () => other((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      'unreachable: URL is no NATS server: something else answers there',
    ],
  ])('%s', async (_, where, sentence) => {
    const url = await where()
    expect(await outcome(url, {})).toBe(sentence)
    expect(await outcome(url, {}, { admit: () => true })).toBe(sentence)
  })

  test('one that accepts and says nothing', async () => {
    const url = await other((socket) => stops.push(async () => socket.destroy()))
    for (const options of [{}, { admit: () => true }]) {
      expect(await outcome(url, {}, { ...options, connectTimeoutMs: 300 })).toBe(
        'timeout: URL did not answer in time',
      )
    }
  })
})
