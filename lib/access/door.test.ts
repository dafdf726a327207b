import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { log } from '@/lib/log/log'
import { NAMED, REMOTE } from './actor'
import { closeDoor } from './door'

const server = createServer(({ headers }, response) =>
  response.end(`hello ${headers[NAMED]} from ${headers[REMOTE]}`),
)

beforeAll(async () => {
  log.level = 'silent'
  // As Next does: it listens, and leaves the socket open when it knows no such path.
  server.on('upgrade', () => {})
  closeDoor(false, 'remote-user')
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve))
})
afterAll(() => server.close())

/** What the server sends to these bytes until it closes. */
function ask(host: string, bytes: string): Promise<string> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve) => {
    let got = ''
    const socket = connect(port, host, () => socket.write(bytes))
    socket.on('data', (data) => {
      got += data
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(got))
  })
}

const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'

test('loopback is served', async () => {
  expect(await ask('127.0.0.1', GET)).toContain('hello')
})

const outer = Object.values(networkInterfaces())
  .flat()
  .find((address) => address && !address.internal && address.family === 'IPv4')?.address

test.skipIf(!outer)('an address of another interface is not, though the server listens there', async () => {
  expect(await ask(outer ?? '', GET)).toBe('')
})

test('who is at the other end is told by the socket, whatever the request says', async () => {
  const forged = GET.replace(
    'Host',
    `${REMOTE}: 10.0.0.1\r\n${NAMED}: root\r\nX-Forwarded-For: 10.0.0.2\r\nHost`,
  )
  expect(await ask('127.0.0.1', forged)).toContain('hello undefined from 127.0.0.1')
})

test('the header of the user is handed on, twice as two', async () => {
  const named = (value: string) =>
    ask('127.0.0.1', GET.replace('Host', `${NAMED}: root\r\nRemote-User: ${value}\r\nHost`))
  expect(await named('ana')).toContain('hello ana from')
  expect(await named('J\u00FCrgen')).toContain('hello J%C3%83%C2%BCrgen from')
  expect(await named('root\r\nRemote-User: ana')).toContain('hello root%2C%20ana from')
})

test('an upgrade is refused and the socket closed', async () => {
  const upgrade = 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
  expect(await ask('127.0.0.1', upgrade)).toMatch(/^HTTP\/1\.1 400 /)
})
