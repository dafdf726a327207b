import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LoneServer } from '@/e2e/support/lone-server'
import type { Connection } from '../config/types'
import { NatsFault } from './errors'
import { connectLink } from './link'
import { as } from './testing/connection'

const path = (file: string) => fileURLToPath(new URL(`./fixtures/tls/${file}`, import.meta.url))
const ca = readFileSync(path('ca.pem'), 'utf8')
const quoted = (file: string) => JSON.stringify(path(file))
const CERTIFICATE = `cert_file: ${quoted('server.pem')}, key_file: ${quoted('server-key.pem')}`

let plain: LoneServer
let secure: LoneServer
let ports: { ws: number; wss: number }

beforeAll(async () => {
  ports = { ws: await freePort(), wss: await freePort() }
  const users = 'accounts { APP { users: [{ user: u, password: p }] } }'
  const ws = (port: number, how: string) => `websocket { listen: "127.0.0.1:${port}", ${how} }`
  plain = await LoneServer.start(`${users}\n${ws(ports.ws, 'no_tls: true')}`, { user: 'u', pass: 'p' })
  secure = await LoneServer.start(
    `${users}\ntls { ${CERTIFICATE} }\nallow_non_tls: true\n${ws(ports.wss, `tls { ${CERTIFICATE} }`)}`,
    { user: 'u', pass: 'p', tls: { ca } },
  )
}, 60_000)

afterAll(async () => {
  await plain?.stop()
  await secure?.stop()
})

const over = (tls: Connection['tls']) => as('u', 'p', { tls })
const trusting = over({ ca, cert: null, key: null })

async function roundTrip(url: string, connection: Connection): Promise<number> {
  const link = await connectLink(url, connection)
  const rtt = await link.rtt()
  await link.close()
  return rtt
}

test('tls:// with the right authority, wss:// too, ws:// without', async () => {
  expect(await roundTrip(secure.url.replace('nats:', 'tls:'), trusting)).toBeGreaterThanOrEqual(0)
  expect(await roundTrip(`wss://127.0.0.1:${ports.wss}`, trusting)).toBeGreaterThanOrEqual(0)
  expect(await roundTrip(`ws://127.0.0.1:${ports.ws}`, over(null))).toBeGreaterThanOrEqual(0)
})

test('tls:// to a server without TLS is refused before the password is sent', async () => {
  const fault = await connectLink(plain.url.replace('nats:', 'tls:'), over(null)).catch((e: unknown) => e)
  expect(fault).toBeInstanceOf(NatsFault)
  expect(String(fault)).toMatch(/tls/i)
})

test('a certificate of an unknown authority is refused in words', async () => {
  const fault = await connectLink(secure.url.replace('nats:', 'tls:'), over(null)).catch((e: unknown) => e)
  expect(fault).toMatchObject({ code: 'tls' })
  await expect(connectLink(`wss://127.0.0.1:${ports.wss}`, over(null))).rejects.toBeInstanceOf(NatsFault)
})

test('one connection that trusts a private authority does not make others trust it', async () => {
  const link = await connectLink(`wss://127.0.0.1:${ports.wss}`, trusting)
  await expect(connectLink(`wss://127.0.0.1:${ports.wss}`, over(null))).rejects.toBeInstanceOf(NatsFault)
  await link.close()
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
