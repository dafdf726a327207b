import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Connection, DEFAULT_TOPOLOGY } from '@/lib/config/types'
import { SuperclusterCollector } from './collector'
import { type FakeLink, type FakeServer, fakeLink } from './testing/fake-link'

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T14:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

vi.setConfig({ testTimeout: 60_000 })

/** The slowest poll comes once in this time. */
const ROUND_MS = 30_000

/** A collector of two clusters with two servers each, and every connection that it has opened. */
function rig() {
  const servers: FakeServer[] = ['a-1', 'a-2', 'b-1', 'b-2'].map((name) => ({
    name,
    cluster: name.slice(0, 1),
    afterMs: 5,
    isMetaLeader: name === 'b-1',
  }))
  const links: FakeLink[] = []
  const none = { token: null, nkey: null, creds: null, tls: null }
  const system: Connection = {
    servers: servers.map((s) => `nats://${s.name}`),
    user: 'sys',
    password: 'x',
    ...none,
  }
  const collector = new SuperclusterCollector(
    {
      name: 'test',
      system,
      accounts: { APP: { ...system, write: false, writer: null } },
      topology: DEFAULT_TOPOLOGY,
      listen: { host: '127.0.0.1', port: 0 },
      data: '',
    },
    {
      connect: async (url) => {
        const name = url.slice('nats://'.length)
        const link = fakeLink(url, { name, cluster: name.slice(0, 1) }, () => servers)
        links.push(link)
        return link
      },
      clock: Date.now,
      epoch: 'e',
      onError: (error) => {
        throw error
      },
    },
  )
  const sent = () => links.reduce((sum, link) => sum + link.asked.length, 0)
  const counted = () => [...collector.requests.values()].reduce((sum, n) => sum + n, 0)
  return { collector, servers, links, sent, counted }
}

/** What is sent in the second round of polls, when the start is over. */
async function secondRound({ collector, sent }: ReturnType<typeof rig>): Promise<number> {
  collector.start()
  await vi.advanceTimersByTimeAsync(ROUND_MS)
  const before = sent()
  await vi.advanceTimersByTimeAsync(ROUND_MS)
  const round = sent() - before
  await collector.stop()
  return round
}

test.each([1, 200])('%d viewers cost NATS what none costs', async (viewers) => {
  const alone = rig()
  const watched = rig()
  let frames = 0
  for (let i = 0; i < viewers; i++) watched.collector.hub.follow(null, () => frames++)
  const cost = await secondRound(alone)
  vi.setSystemTime(Date.parse('2026-11-22T14:00:00Z'))
  expect(await secondRound(watched)).toBe(cost)
  // Each second at least a sign of life through each of two vantages and the meta leader's view.
  expect(cost).toBeGreaterThan(3 * 28)
  expect(frames).toBeGreaterThan(viewers * 50)
})

test('the counter of /metrics counts every request that is sent', async () => {
  const { collector, sent, counted } = rig()
  collector.start()
  await vi.advanceTimersByTimeAsync(ROUND_MS)
  const before = { sent: sent(), counted: counted() }
  await vi.advanceTimersByTimeAsync(ROUND_MS)
  await collector.stop()
  expect(sent() - before.sent).toBeGreaterThan(100)
  expect(counted() - before.counted).toBe(sent() - before.sent)
})

test('servers that do not answer in time are never asked more, nor twice at a time', async () => {
  const healthy = rig()
  const cost = await secondRound(healthy)
  vi.setSystemTime(Date.parse('2026-11-22T14:00:00Z'))
  const { collector, servers, links, sent } = rig()
  collector.start()
  await vi.advanceTimersByTimeAsync(10_000)
  for (const server of servers) if (server.name !== 'a-1') server.afterMs = null
  const rounds: number[] = []
  for (let round = 0; round < 8; round++) {
    const before = sent()
    await vi.advanceTimersByTimeAsync(ROUND_MS)
    rounds.push(sent() - before)
  }
  await collector.stop()
  expect(Math.max(...links.map((link) => link.mostAtOnce))).toBe(1)
  expect(rounds.at(-1)).toBeLessThan(rounds[0] ?? 0)
  // Of the three silent servers each is asked by id through two vantages, every tenth of the time for which it has been
  // silent; and the meta leader, who is one of them, is looked for through the second vantage too, each second.
  expect(rounds.at(-1)).toBeLessThanOrEqual(cost + 3 * 2 * 3 + ROUND_MS / 1000)
})
