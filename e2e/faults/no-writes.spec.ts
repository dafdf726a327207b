import { connect, type NatsConnection } from 'nats'
import { z } from 'zod'
import { USERS } from '@/demo/scenario'
import { AppAccount } from '../support/app-account'
import { allReady, kill, servers, settleMetaLeader } from '../support/stack'
import { secondsOf } from '../support/tables'
import { expect, type Page, test } from '../support/test'
import { jsz, ledStream, metaGroup } from '../support/truth'

/**
 * Row 17 of the fault table: the leader is there, its replicas are current, and yet clients time out and no message comes
 * in. Really so here: the server that the client is connected to is frozen, in another cluster than the stream.
 */
const SOON = { timeout: 30_000 }
const state = z.object({
  streams: z.array(
    z.object({
      name: z.string(),
      leader: z.string().nullable(),
      lastSeq: z.number().nullable(),
      lastAt: z.string().nullable(),
      replicas: z.array(z.object({ state: z.string() })),
    }),
  ),
})

let app: AppAccount
let client: NatsConnection | null = null
let frozen: string | null = null

test.beforeEach(async () => {
  app = await AppAccount.open()
  await app.createScenario('ORDERS')
})
test.afterEach(async () => {
  if (frozen) await kill(frozen, 'SIGCONT')
  frozen = null
  await client?.close()
  client = null
  await allReady()
  await settleMetaLeader()
  await app.close()
})

test('a leader that answers while nothing is written: the last write and its age, never that all is well', async ({
  page,
}) => {
  const meta = await metaGroup()
  const entry = (await servers()).find((s) => s.cluster === 'rg3' && s.name !== meta.leader)
  if (!entry) throw new Error('no server in rg3')
  client = await connect({
    servers: `127.0.0.1:${entry.clientPort}`,
    user: USERS.app.user,
    pass: USERS.app.password,
    ignoreClusterUpdates: true,
    reconnect: false,
  })
  const publish = (nc: NatsConnection) => nc.request('orders.new', 'x', { timeout: 3_000 })
  for (let i = 0; i < 3; i++) await publish(client)
  const written = Date.now()
  const { leader, state: before } = await ledStream('ORDERS')
  expect(before.last_seq).toBe(3)
  await page.goto('/streams/APP/ORDERS')
  await expect(page.getByText(/leader answers; last write /).first()).toBeVisible(SOON)

  frozen = entry.name
  await kill(entry.name, 'SIGSTOP')
  await expect(publish(client)).rejects.toThrow('TIMEOUT')
  await expect(client.request('$JS.API.STREAM.INFO.ORDERS', '', { timeout: 2_000 })).rejects.toThrow(
    'TIMEOUT',
  )
  const own = (await jsz(leader)).account_details
    .flatMap((a) => a.stream_detail)
    .find((x) => x.name === 'ORDERS')
  expect(own).toMatchObject({ cluster: { leader }, state: { last_seq: 3 } })
  expect(own?.cluster.replicas.map((r) => [r.current, r.offline])).toEqual(Array(2).fill([true, false]))

  await expect(async () => expect(await lastWriteAge(page)).toBeGreaterThan(8)).toPass(SOON)
  const told = state.parse(await (await page.request.get('/api/state')).json())
  const orders = told.streams.find((s) => s.name === 'ORDERS')
  expect(orders).toMatchObject({ leader, lastSeq: 3 })
  expect(orders?.replicas.map((r) => r.state)).toEqual(['current', 'current', 'current'])
  expect(Math.abs(Date.parse(orders?.lastAt ?? '') - written)).toBeLessThan(3_000)
  for (const path of [
    '/streams/APP/ORDERS',
    '/streams?sel=stream:APP/ORDERS',
    '/map?sel=stream:APP/ORDERS',
  ]) {
    await page.goto(path)
    await expect(
      page.getByText(/leader answers; last write \S+ \d\d:\d\d:\d\d UTC \(\d+ s ago\)/).first(),
    ).toBeVisible()
    expect(await page.locator('body').innerText(), path).not.toMatch(/healthy/i)
  }

  await kill(entry.name, 'SIGCONT')
  frozen = null
  await app.publish('orders.new', 1)
  await page.goto('/streams/APP/ORDERS')
  await expect(async () => expect(await lastWriteAge(page)).toBeLessThan(8)).toPass(SOON)
})

/** Seconds since the last write, as the page says them. */
async function lastWriteAge(page: Page): Promise<number> {
  const text = await page
    .getByText(/leader answers; last write/)
    .first()
    .innerText()
  const age = /\(([^)]+) ago\)/.exec(text.replace(/\s+/g, ' '))?.[1]
  return secondsOf(age ?? '')
}
