import { createServer, type Server } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { freePort } from '@/e2e/support/lone-server'
import type { Config } from '@/lib/config/types'
import { DEFAULT_TOPOLOGY } from '@/lib/config/types'
import type { Snapshot } from '@/lib/domain/model'
import { connectLink } from '@/lib/nats/link'
import { as } from '@/lib/nats/testing/connection'
import { startServer, type TestServer } from '@/lib/nats/testing/server'
import { SuperclusterCollector } from './collector'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 })

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

/** One server a cluster, joined by gateways; `advertise` is what the second one announces instead of its own address. */
async function pair(advertise: string | null = null): Promise<{ near: TestServer; far: TestServer }> {
  const gateways = { near: await freePort(), far: await freePort() }
  const start = async (name: 'near' | 'far', more: string) => {
    const routes = await freePort()
    const server = await startServer(`
server_name: ${name}-1
${more}
accounts {
  $SYS: { users: [ { user: sys, password: sys } ] }
}
cluster { name: ${name}, listen: "127.0.0.1:${routes}" }
gateway {
  name: ${name}
  listen: "127.0.0.1:${gateways[name]}"
  gateways: [
    { name: near, urls: [ "nats://127.0.0.1:${gateways.near}" ] }
    { name: far, urls: [ "nats://127.0.0.1:${gateways.far}" ] }
  ]
}`)
    stops.push(() => server.stop())
    return server
  }
  const near = await start('near', '')
  return { near, far: await start('far', advertise ? `client_advertise: "${advertise}"` : '') }
}

function collect(seed: string, discover: boolean): SuperclusterCollector {
  const system = as('sys', 'sys', { servers: [seed] })
  const config: Config = {
    name: 'pair',
    system,
    discover,
    accounts: {},
    topology: DEFAULT_TOPOLOGY,
    listen: { host: '127.0.0.1', port: 1 },
    data: '',
  }
  const collector = new SuperclusterCollector(config, {
    connect: connectLink,
    clock: Date.now,
    epoch: 'x',
    onError: (error) => {
      throw error
    },
  })
  collector.start()
  stops.push(() => collector.stop())
  return collector
}

const now = (collector: SuperclusterCollector): Snapshot => collector.hub.current
const vantages = (collector: SuperclusterCollector) =>
  now(collector).coverage.vantages.map((v) => `${v.cluster} ${v.state} ${v.server}`)
const seesBoth = (collector: SuperclusterCollector) =>
  expect.poll(() => now(collector).coverage.answered, { timeout: 15_000 }).toBe(2)

test('one seed, one vantage a cluster; when the seed dies the other one stands alone, and says so', async () => {
  const { near, far } = await pair()
  const collector = collect(near.url, true)
  await expect
    .poll(() => vantages(collector), { timeout: 15_000 })
    .toEqual(['far connected far-1', 'near connected near-1'])
  expect(now(collector).coverage.vantages[0]?.url).toBe(far.url)
  await seesBoth(collector)
  near.signal('SIGKILL')
  await expect
    .poll(() => vantages(collector), { timeout: 5000 })
    .toEqual(['far connected far-1', 'near failed null'])
  await expect
    .poll(() => now(collector).servers.map((s) => `${s.name} ${s.state}`), { timeout: 10_000 })
    .toEqual(['far-1 up', 'near-1 down'])
})

test('switched off, nothing is found; one vantage is said to be one', async () => {
  const { near } = await pair()
  const collector = collect(near.url, false)
  await seesBoth(collector)
  await expect
    .poll(() => now(collector).findings.find((f) => f.code === 'ONE_VANTAGE')?.summary, { timeout: 10_000 })
    .toBe('One vantage: a frozen server may hide its region')
  expect(vantages(collector)).toEqual(['near connected near-1'])
})

test('an announced address where somebody else answers never learns who we are, and is no alarm', async () => {
  const heard: string[] = []
  let callers = 0
  const imposter = await listening((socket) => {
    callers++
    socket.on('error', () => {})
    socket.on('data', (part) => heard.push(String(part)))
    socket.write(
      'INFO {"server_id":"NIMPOSTER","server_name":"far-1","cluster":"far","version":"2.15.1","max_payload":1048576}\r\n',
    )
  })
  const { near } = await pair(`127.0.0.1:${imposter}`)
  const collector = collect(near.url, true)
  await seesBoth(collector)
  await expect.poll(() => callers, { timeout: 15_000 }).toBeGreaterThan(1)
  expect(heard).toEqual([])
  expect(vantages(collector)).toEqual(['near connected near-1'])
  // The servers of the test may be of a version that has to be updated, which is no matter of this test.
  const alarms = now(collector).findings.filter((f) => f.severity !== 'info' && f.code !== 'UPDATE_ADVISED')
  expect(alarms).toEqual([])
})

async function listening(onConnection: (socket: import('node:net').Socket) => void): Promise<number> {
  const server: Server = createServer(onConnection)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => new Promise((resolve) => server.close(() => resolve())))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address.port
}
