import { rmSync } from 'node:fs'
import type { NatsConnection } from 'nats'
import { USERS } from '@/demo/scenario'
import { peerId } from '@/lib/nats/peer-id'
import { LoneDashboard } from '../support/lone-dashboard'
import { allReady, connectSystem, kill, monitor, restart, servers, settleMetaLeader } from '../support/stack'
import { readTable } from '../support/tables'
import { expect, type Page, test } from '../support/test'
import { metaGroup, varz } from '../support/truth'

/**
 * Rows 18 and 19 of the fault table, for servers. Made really: one server is gone for good and all others are started anew,
 * so that the meta leader has forgotten its name; then somebody takes it out of the meta group.
 */
test.describe.configure({ timeout: 240_000 })
const SOON = { timeout: 40_000 }
const VICTIM = 'rg3-az2'
const ID = peerId(VICTIM)

let system: NatsConnection | null = null
let stranger: LoneDashboard | null = null
/** Where the servers keep their streams and what they know of the group. */
let stores: string[] = []

test.beforeEach(async () => {
  stores = await Promise.all(
    (await names()).map(async (name) => (await varz(name)).jetstream.config.store_dir),
  )
})
test.afterEach(async () => {
  await system?.close()
  system = null
  await stranger?.stop()
  stranger = null
  // The group remembers whom it took out: 2.15 for five minutes, 2.9 over a start of all. Only a new group takes it back.
  await stopAll()
  for (const store of stores) rmSync(store, { recursive: true, force: true })
  await Promise.all((await names()).map(restart))
  await allReady()
  await settleMetaLeader()
})

const names = async () => (await servers()).map((s) => s.name)

async function stopAll(): Promise<void> {
  await Promise.all((await names()).map((name) => kill(name, 'SIGKILL')))
}

test('a peer without a name: by its id, never as a server, and gone when it is removed', async ({
  page,
  browser,
}) => {
  await page.goto('/servers')
  await expect(coverage(page)).toContainText('12 of 12', SOON)
  await stopAll()
  await Promise.all((await names()).filter((name) => name !== VICTIM).map(restart))
  await expect(async () => {
    const { leader, replicas, size } = await metaGroup()
    expect(size).toBe(12)
    expect(
      replicas.map((r) => r.name),
      leader,
    ).toContain(`Server name unknown at this time (peerID: ${ID})`)
  }).toPass(SOON)

  // The one that was there all the time knows the name behind the id.
  await expect(coverage(page)).toContainText(new RegExp(`11 of 12.*${VICTIM} (down|silent)`), SOON)
  const known = await stateOf(page, '')
  expect(known.servers.map((s) => s.key)).toContain(VICTIM)
  expect(known.meta.peers.find((p) => p.server === VICTIM)).toMatchObject({ id: ID, state: 'offline' })
  expect(known.findings.map((f) => f.code)).not.toContain('GHOST_PEER')

  // One that comes now has never heard of it.
  stranger = await newcomer()
  const other = await (await browser.newContext()).newPage()
  await other.goto(`${stranger.url}/health`)
  await expect(coverage(other)).toContainText('11 of 11', SOON)
  const finding = findingOf(other, /^A peer without a name counts for the meta group: /)
  await expect(finding).toContainText(`peer id ${ID}`, SOON)
  await expect(finding).toContainText(`nats server cluster peer-remove ${ID}`)
  await expect(finding).toContainText('it makes the group 12 strong, so that 7 are needed')
  const told = await stateOf(other, stranger.url)
  expect(told.servers).toHaveLength(11)
  expect(told.meta.peers.filter((p) => p.state === 'offline')).toMatchObject([
    { server: `unknown peer ${ID}`, id: ID },
  ])
  await other.goto(`${stranger.url}/jetstream`)
  await expect(other.getByText(`unknown peer ${ID}`).first()).toBeVisible()

  system = await connectSystem()
  const removed = await system.request('$JS.API.SERVER.REMOVE', JSON.stringify({ peer: '', peer_id: ID }), {
    timeout: 10_000,
  })
  expect(removed.json()).toMatchObject({ success: true })
  await other.goto(`${stranger.url}/health`)
  await expect(finding).toHaveCount(0, SOON)
  expect((await stateOf(other, stranger.url)).meta).toMatchObject({ size: 11 })
  await expectGone(page)
})

test('a server that is lost and then removed is gone, and no longer counted as missing', async ({ page }) => {
  await page.goto('/servers')
  await expect(coverage(page)).toContainText('12 of 12', SOON)
  await kill(VICTIM, 'SIGKILL')
  await expect(coverage(page)).toContainText(new RegExp(`11 of 12.*${VICTIM} down`), SOON)
  expect((await stateOf(page, '')).goneServers).toEqual([])
  system = await connectSystem()
  const removed = await system.request('$JS.API.SERVER.REMOVE', JSON.stringify({ peer: VICTIM }), {
    timeout: 10_000,
  })
  expect(removed.json()).toMatchObject({ success: true })
  await expectGone(page)
})

test('a server that is removed while it runs says so itself, and stays', async ({ page }) => {
  await page.goto('/health')
  await expect(coverage(page)).toContainText('12 of 12', SOON)
  system = await connectSystem()
  const removed = await system.request('$JS.API.SERVER.REMOVE', JSON.stringify({ peer: VICTIM }), {
    timeout: 10_000,
  })
  expect(removed.json()).toMatchObject({ success: true })
  await expect(async () =>
    expect(JSON.stringify(await monitor(VICTIM, '/healthz?js-enabled-only=true'))).toContain('JetStream'),
  ).toPass(SOON)
  const finding = findingOf(page, `${VICTIM} was taken out of the meta group: its JetStream is off`)
  await expect(finding).toContainText('its advisory came at', SOON)
  await expect(coverage(page)).toContainText('12 of 12')
  const told = await stateOf(page, '')
  expect(told.goneServers).toEqual([])
  expect(told.servers.find((s) => s.key === VICTIM)).toMatchObject({ state: 'up' })
})

const findingOf = (page: Page, words: string | RegExp) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name: words }) })
const coverage = (page: Page) => page.getByRole('button', { name: /^Coverage: / })

async function expectGone(page: Page): Promise<void> {
  await page.goto('/servers')
  await expect(coverage(page)).toContainText('11 of 11', SOON)
  const gone = page.getByRole('table', { name: 'Servers that are gone' })
  await expect(gone.getByRole('rowheader', { name: VICTIM })).toBeVisible(SOON)
  const { rows } = await readTable(page, 'Servers that are gone')
  expect(rows.get(VICTIM)?.['How we know']?.text).toBe(
    'it was taken out of the meta group and does not answer',
  )
  expect(rows.get(VICTIM)?.['Gone since']?.text).toMatch(/\d\d:\d\d:\d\d UTC, .* ago$/)
  expect([...(await readTable(page, 'Server Overview')).rows.keys()]).not.toContain(VICTIM)
  const told = await stateOf(page, '')
  expect(told.coverage).toMatchObject({ expected: 11, answered: 11, silent: [] })
  await page.goto(`/servers/${VICTIM}`)
  await expect(
    page.getByText(new RegExp(`^${VICTIM} is gone since .* UTC, .* ago: it was taken out`)),
  ).toBeVisible()
}

interface Told {
  servers: { key: string; state: string }[]
  goneServers: { key: string }[]
  coverage: object
  findings: { code: string }[]
  meta: { size: number | null; peers: { server: string; id: string | null; state: string }[] }
}

async function stateOf(page: Page, url: string): Promise<Told> {
  return (await page.request.get(`${url}/api/state`)).json()
}

/** A dashboard that starts now, with no memory of its own. */
async function newcomer(): Promise<LoneDashboard> {
  const running = (await servers()).filter((s) => s.pid !== null)
  const started = await LoneDashboard.start(() => ({
    name: 'newcomer',
    system: {
      servers: running.map((s) => `nats://127.0.0.1:${s.clientPort}`),
      user: USERS.system.user,
      password: USERS.system.password,
    },
  }))
  await started.until('/api/state', (body) => /"answered":11\b/.test(body))
  return started
}
