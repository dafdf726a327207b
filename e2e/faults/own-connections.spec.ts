import { USERS } from '@/demo/scenario'
import { StateWatch } from '../support/live-events'
import { LoneDashboard } from '../support/lone-dashboard'
import { allReady, kill, restart, servers, settleMetaLeader } from '../support/stack'
import { expect, type Page, test } from '../support/test'

/** Row 7 of the fault table, and the half of row 8 about seeds: Orrery's own connections, each fault on a real server. */
const CLUSTERS = ['rg1', 'rg2', 'rg3', 'xr']
const dead = new Set<string>()
const frozen = new Set<string>()
let dashboard: LoneDashboard | null = null

test.afterEach(async () => {
  await dashboard?.stop()
  dashboard = null
  for (const name of frozen) await kill(name, 'SIGCONT')
  for (const name of dead) await restart(name)
  frozen.clear()
  dead.clear()
  await allReady()
  await settleMetaLeader()
})

/** A dashboard that is told of these servers only. */
async function watchedThrough(names: string[], more: object = {}): Promise<LoneDashboard> {
  const known = await servers()
  const ports = names.map((name) => known.find((s) => s.name === name)?.clientPort)
  const { system, app } = USERS
  dashboard = await LoneDashboard.start(() => ({
    system: {
      servers: ports.map((port) => `nats://127.0.0.1:${port}`),
      user: system.user,
      password: system.password,
    },
    accounts: { [app.account]: { user: app.user, password: app.password } },
    ...more,
  }))
  await dashboard.until('/readyz')
  await expect.poll(async () => (await dashboard?.state())?.coverage.answered).toBe(12)
  return dashboard
}

const connected = async (of: LoneDashboard) =>
  (await of.state()).coverage.vantages.filter((v) => v.state === 'connected')
const clustersSeen = async (of: LoneDashboard) => (await connected(of)).map((v) => v.cluster)
const ownServer = async (of: LoneDashboard, cluster: string) =>
  (await connected(of)).find((v) => v.cluster === cluster)?.server ?? null
const stateOf = async (of: LoneDashboard, key: string) =>
  (await of.state()).servers.find((s) => s.key === key)

async function slay(...names: string[]) {
  for (const name of names) dead.add(name)
  await Promise.all(names.map((name) => kill(name, 'SIGKILL')))
}

const coverage = (page: Page) => page.getByRole('button', { name: /^Coverage: / })
const dimmed = (page: Page) => page.locator('[data-stale]')

test('one seed: a vantage in every cluster; killed, another server of its cluster takes over', async ({
  page,
}) => {
  const own = await watchedThrough(['rg1-az1'])
  await expect.poll(() => clustersSeen(own)).toEqual(CLUSTERS)
  expect((await own.state()).findings.filter((f) => /VANTAGE/.test(f.code))).toEqual([])
  await page.goto(own.url)
  const vantages = page.getByRole('table', { name: 'Vantages: Orrery’s own connections' })
  await expect(vantages.getByRole('row')).toHaveCount(5)

  const watch = new StateWatch(own.url)
  await slay('rg1-az1')
  await expect.poll(() => ownServer(own, 'rg1')).toMatch(/^rg1-az[23]$/)
  await expect.poll(async () => (await stateOf(own, 'rg1-az1'))?.state).toBe('down')
  await expect(coverage(page)).toContainText('11 of 12 answered · rg1-az1 down')
  await expect(dimmed(page)).toHaveCount(0)
  expect([...(await watch.stop()).keys()], 'servers that were ever said not to be up').toEqual(['rg1-az1'])
})

test('the server of the own connection frozen: noticed, named, taken over', async ({ page }) => {
  const own = await watchedThrough(['rg2-az1'])
  await expect.poll(() => clustersSeen(own)).toEqual(CLUSTERS)
  await page.goto(own.url)
  const watch = new StateWatch(own.url)
  frozen.add('rg2-az1')
  await kill('rg2-az1', 'SIGSTOP')
  await expect.poll(() => ownServer(own, 'rg2')).toMatch(/^rg2-az[23]$/)
  await expect(coverage(page)).toContainText('11 of 12 answered · rg2-az1 silent')
  await expect(dimmed(page)).toHaveCount(0)
  expect([...(await watch.stop()).keys()], 'servers that were ever said not to be up').toEqual(['rg2-az1'])
})

test('all seeds gone: the last picture stays, dimmed and dated, and lives again without a restart', async ({
  page,
}) => {
  const seeds = ['rg3-az1', 'rg3-az2', 'rg3-az3']
  const own = await watchedThrough(seeds, { discover: false })
  expect((await own.state()).findings.find((f) => f.code === 'ONE_VANTAGE')?.summary).toBe(
    'One vantage: a frozen server may hide its region',
  )
  await page.goto(`${own.url}/servers`)
  const table = page.getByRole('table', { name: 'Server Overview' })
  await expect(table.getByRole('rowheader')).toHaveCount(12)

  await slay(...seeds)

  await expect(dimmed(page)).toHaveCount(1)
  const notice = page
    .getByRole('status')
    .filter({ hasText: /^Reconnecting via 127\.0\.0\.1:\d+.*; data as of \d\d:\d\d:\d\d/ })
  await expect(notice).toContainText('connection refused')
  await expect(coverage(page)).toContainText(/no connection since \d\d:\d\d:\d\d/)
  await expect(table.getByRole('rowheader')).toHaveCount(12)
  const { coverage: lost, servers: kept } = await own.state()
  expect(lost.vantages.map((v) => v.state)).toEqual(['failed'])
  expect(lost.vantages[0]?.reason).toMatch(
    /^nats:\/\/127\.0\.0\.1:\d+ cannot be reached \(connection refused\)$/,
  )
  expect(kept).toHaveLength(12)
  await expect
    .poll(async () => new Set((await own.state()).servers.map((s) => s.state)))
    .toEqual(new Set(['unknown']))

  await Promise.all(seeds.map(restart))
  dead.clear()
  await expect(dimmed(page)).toHaveCount(0)
  await expect(coverage(page)).toContainText('12 of 12 answered')
  await expect(notice).toHaveCount(0)
})

test('Orrery restarts while a server is dead: it keeps its name, its place and since when', async ({
  page,
}) => {
  const own = await watchedThrough(['rg1-az1', 'rg2-az1'])
  const before = Date.now()
  await slay('rg3-az2')
  await expect.poll(async () => (await stateOf(own, 'rg3-az2'))?.state).toBe('down')
  // The roster is kept on disk soon after somebody fell silent.
  await expect.poll(() => own.kept('rg3-az2'), { timeout: 60_000 }).toBeGreaterThan(before - 5_000)
  const since = (await stateOf(own, 'rg3-az2'))?.since

  await own.restart()
  await own.until('/readyz')
  await expect
    .poll(async () => (await own.state()).coverage, { timeout: 30_000 })
    .toMatchObject({ expected: 12, answered: 11 })
  await expect.poll(async () => (await stateOf(own, 'rg3-az2'))?.state, { timeout: 30_000 }).toBe('down')
  const found = await stateOf(own, 'rg3-az2')
  expect(Math.abs(Date.parse(found?.since ?? '') - Date.parse(since ?? ''))).toBeLessThan(5_000)
  await page.goto(own.url)
  await expect(coverage(page)).toContainText('11 of 12 answered · rg3-az2 down')
})
