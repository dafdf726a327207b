import { connect } from 'nats'
import { z } from 'zod'
import { scenarioServers } from '@/demo/scenario'
import { actUntil, TRY } from './support/act'
import { bringBackAfterEach } from './support/bring-back'
import { LoneDashboard } from './support/lone-dashboard'
import { freePort, LoneServer } from './support/lone-server'
import { mapOf, serverMark } from './support/map'
import { allReady, kill, monitor, restart, settleMetaLeader } from './support/stack'
import { readTable, texts } from './support/tables'
import { expect, type Locator, type Page, test } from './support/test'
import { everyServer, metaGroup, varz } from './support/truth'

test.describe.configure({ timeout: 150_000 })
const SOON = { timeout: 30_000 }

test.beforeEach(settleMetaLeader)
bringBackAfterEach()

const routez = z.object({ routes: z.array(z.object({ remote_id: z.string() })) })

/** `a b` for every two servers of which one says that it has a route to the other. */
async function realRoutes(): Promise<string[]> {
  const ids = new Map([...(await everyServer(varz))].map(([name, v]) => [v.server_id, name]))
  const all = await everyServer(async (name) => routez.parse(await monitor(name, '/routez')))
  const pairs = [...all].flatMap(([server, { routes }]) =>
    routes.map((r) => [server, ids.get(r.remote_id) ?? r.remote_id].sort().join(' ')),
  )
  return [...new Set(pairs)].sort()
}

async function victimOf(cluster: string): Promise<string> {
  const { leader } = await metaGroup()
  const found = scenarioServers().find((s) => s.cluster === cluster && s.name !== leader)?.name
  if (!found) throw new Error(`${cluster} has only a meta leader`)
  return found
}

const layer = (page: Page, name: RegExp) =>
  page.getByRole('region', { name: 'Legend' }).getByRole('switch', { name })
const routes = (page: Page, name = /^route /) => mapOf(page).getByRole('img', { name })

test('routes are a layer, off until asked for; each is what the servers say', async ({ page }) => {
  await page.goto('/map')
  await expect(layer(page, /^Routes 12$/)).not.toBeChecked()
  await expect(routes(page)).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Legend' }).getByText('no route')).toHaveCount(0)
  await actUntil(
    () => layer(page, /^Routes 12$/).check({ timeout: 1_000 }),
    () => expect(page).toHaveURL(/layers=.*routes/, TRY),
  )
  await expect(page.getByRole('region', { name: 'Legend' }).getByText('no route')).toBeVisible()
  await expect(async () => {
    const names = await routes(page).evaluateAll((marks) =>
      marks.map((m) => m.getAttribute('aria-label') ?? ''),
    )
    const drawn = names.flatMap(
      (name) => /^route (\S+) and (\S+): connected, .* ms$/.exec(name)?.slice(1, 3).join(' ') ?? [],
    )
    expect(drawn.sort()).toEqual(await realRoutes())
  }).toPass(SOON)
})

test('routes as a matrix: server by server, and the pairs that are not whole above it', async ({ page }) => {
  await page.goto('/gateways')
  await actUntil(
    () => page.getByRole('button', { name: 'Routes', exact: true }).click({ timeout: 1_000 }),
    () => expect(page).toHaveURL(/links=routes/, TRY),
  )
  await expect(page.getByRole('grid', { name: /^Routes of .*, row has a route to column$/ })).toHaveCount(4)
  const cells = (name: RegExp) => page.getByRole('gridcell', { name })
  await expect(cells(/: connected, .* ms$/)).toHaveCount(24, SOON)
  await expect(page.getByRole('table', { name: 'Routes that are not whole' })).toHaveCount(0)

  const dead = await victimOf('rg3')
  await kill(dead, 'SIGKILL')
  const broken = page.getByRole('table', { name: 'Routes that are not whole' })
  await expect(broken.getByRole('row', { name: new RegExp(`${dead} is down`) })).toHaveCount(2, SOON)
  await expect(cells(new RegExp(`^${dead} to rg3-az\\d: does not answer$`))).toHaveCount(2)
  await expect(cells(new RegExp(` to ${dead}: no route$`))).toHaveCount(2, SOON)
  await expect(broken.getByRole('cell', { name: 'does not answer', exact: true })).toHaveCount(2)
  await expect(broken.getByRole('cell', { name: 'no route', exact: true })).toHaveCount(2)

  await restart(dead)
  await allReady()
  await expect(broken).toHaveCount(0, SOON)
  await expect(cells(/: connected, .* ms$/)).toHaveCount(24, SOON)
})

test('by keyboard alone through the routes of a cluster', async ({ page }) => {
  await page.goto('/gateways?links=routes')
  const grid = page.getByRole('grid', { name: /^Routes of rg1, / })
  await actUntil(
    async () => {
      await grid.getByRole('rowheader', { name: 'rg1-az1, server, up' }).focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
    },
    () => expect(grid.getByRole('gridcell', { name: /^rg1-az1 to rg1-az2: / })).toBeFocused(TRY),
  )
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=server:rg1-az1/)
})

test('a cluster in focus opens its bundles to servers, and a bundle tells its errors beside it', async ({
  page,
}) => {
  await page.goto('/map?sel=cluster:xr')
  const strands = mapOf(page).getByRole('img', {
    name: /^\S+ to \S+: (connected to|no link|does not answer)/,
  })
  await expect(strands).toHaveCount(18, SOON)
  await expect(
    mapOf(page).getByRole('img', { name: /^rg1-az1-x to rg2: connected to rg2-az\d, .* ms$/ }),
  ).toHaveCount(1)
  await expect(
    page
      .getByRole('complementary', { name: 'Inspector' })
      .getByRole('table', { name: /^Outbound gateway connections/ })
      .getByRole('row'),
  ).toHaveCount(9)
  for (const name of ['rg1-az1-x', 'rg2-az2-x', 'rg3-az3-x'])
    await expect(serverMark(page, name)).toHaveAccessibleName(/, gateways 3 of 3 connected/)
  await expect(serverMark(page, 'rg1-az1')).not.toHaveAccessibleName(/gateways/)
  // By keyboard, and of one bundle that is selected, the same names stand beside it.
  const beside = page.getByRole('tooltip').getByText(/^\S+ to \S+: connected to \S+, .* ms$/)
  const one = mapOf(page).getByRole('button', { name: /^gateway rg1 and xr: / })
  await one.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await expect(one).toBeFocused()
  await expect(beside).toHaveCount(6)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=gateway/)
  await expect(strands).toHaveCount(6)
  await expect(beside).toHaveCount(6)
  // Of a server that is selected its own connections stand out among those of its cluster.
  await page.goto('/map?sel=server:rg2-az2-x')
  await expect(strands).toHaveCount(18)
  const names = (of: Locator) => of.evaluateAll((all) => all.map((e) => e.getAttribute('aria-label') ?? ''))
  const isOwn = (name: string) => /^rg2-az2-x to |: connected to rg2-az2-x,/.test(name)
  expect((await names(strands)).filter(isOwn).length).toBeGreaterThanOrEqual(3)
  expect((await names(mapOf(page).locator('[data-own]'))).sort()).toEqual(
    (await names(strands)).filter(isOwn).sort(),
  )
  await page.goto('/map?sel=cluster:xr')

  const dead = await victimOf('rg2')
  await kill(dead, 'SIGKILL')
  await expect(mapOf(page).getByRole('img', { name: `${dead} to xr: does not answer` })).toHaveCount(1, SOON)
  await mapOf(page)
    .getByRole('button', { name: /^gateway rg2 and xr: / })
    .focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('End')
  const last = mapOf(page).getByRole('button', { name: /^gateway rg3 and xr: / })
  await expect(last).toBeFocused()
  await expect(page.getByRole('tooltip')).toContainText('rg3 to xr')
  await mapOf(page)
    .getByRole('img', { name: `${dead} to xr: does not answer` })
    .hover({ force: true })
  const tip = page.getByRole('tooltip')
  await expect(tip).toContainText('rg2 to xr 2/3 part')
  await expect(tip).toContainText(`${dead} does not answer · down`)
})

const leafz = z.object({
  data: z.object({
    leafs: z.tuple([
      z.object({
        name: z.string().optional(),
        port: z.number(),
        subscriptions: z.number(),
        is_spoke: z.boolean().optional(),
      }),
    ]),
  }),
})

/** The one leafnode connection that a server has, as it says itself; names and sides came after 2.9. */
async function soleLeaf(url: string) {
  const nc = await connect({ servers: url, user: 'sys', pass: 'sys' })
  try {
    const answer = await nc.request('$SYS.REQ.SERVER.PING.LEAFZ')
    return leafz.parse(answer.json()).data.leafs[0]
  } finally {
    await nc.close()
  }
}

test('a leafnode that does not answer itself is in the layer of its hub, and not in the roster', async ({
  page,
}) => {
  const port = await freePort()
  const accounts = (more: string) => `accounts {
    $SYS: { users: [ { user: sys, password: sys } ] }
    APP: { users: [ { user: app, password: app } ] }
  }
  ${more}`
  const sys = { user: 'sys', pass: 'sys' }
  const hub = await LoneServer.start(accounts(`leafnodes { listen: "127.0.0.1:${port}" }`), sys)
  const remote = `server_name: edge-1
    leafnodes { remotes: [ { url: "nats://app:app@127.0.0.1:${port}" } ] }`
  const edge = await LoneServer.start(remote, {})
  const dashboard = await LoneDashboard.start(() => ({
    system: { servers: [hub.url], user: 'sys', password: 'sys' },
  }))
  try {
    await dashboard.until('/readyz')
    await page.goto(`${dashboard.url}/map?layers=gateways,ribbons,leafnodes`)
    await expect(layer(page, /^Leafnodes 1$/)).toBeChecked(SOON)
    await expect(mapOf(page).getByRole('img', { name: /^1 leafnode on lone: .*in APP.*/ })).toBeVisible()
    await expect(mapOf(page).getByRole('button', { name: /, server, / })).toHaveCount(1)

    await page.goto(`${dashboard.url}/gateways`)
    await actUntil(
      () => page.getByRole('button', { name: 'Leafnodes', exact: true }).click({ timeout: 1_000 }),
      () => expect(page).toHaveURL(/links=leafnodes/, TRY),
    )
    const report = page.getByRole('table', { name: 'Leafnode Report' })
    const told = await soleLeaf(hub.url)
    await expect(async () => {
      const { rows, foot } = await readTable(page, 'Leafnode Report')
      expect(texts(rows.get('lone'), 'Name', 'Account', 'Address', 'Subs', 'Spoke')).toEqual({
        Name: told.name ?? '–',
        Account: 'APP',
        Address: `127.0.0.1:${told.port}`,
        Subs: String(told.subscriptions),
        Spoke: told.is_spoke === undefined ? '–' : 'no',
      })
      expect(texts(rows.get('lone'), 'RTT').RTT).toMatch(/ ms$/)
      expect(foot.Server?.text).toBe('1 connection')
    }).toPass(SOON)
    await page.getByRole('button', { name: 'Bytes In' }).click()
    await expect(page).toHaveURL(/sort-leafnodes=bytes-in\.desc/)
    await report.getByRole('row', { name: /^lone / }).press('Enter')
    await expect(page).toHaveURL(/\/servers\/lone/)

    await edge.stop()
    await page.goto(`${dashboard.url}/gateways?links=leafnodes`)
    await expect(page.getByRole('heading', { name: 'No leafnodes' })).toBeVisible(SOON)
    await page.goto(`${dashboard.url}/map?layers=gateways,ribbons,leafnodes`)
    await expect(layer(page, /^Leafnodes 0$/)).toBeChecked(SOON)
  } finally {
    await Promise.all([dashboard.stop(), edge.stop(), hub.stop()])
  }
})
