import { actUntil, TRY } from './support/act'
import { axeFindings } from './support/axe'
import type { LoneDashboard } from './support/lone-dashboard'
import { coverage, LonePair, VIEWS } from './support/lone-pair'
import type { LoneServer } from './support/lone-server'
import { expect, type Page, test } from './support/test'
import { withKey } from './support/views'

/**
 * The states that every view has, each with a reason and a next step, on the built dashboard, for every view. Told elsewhere:
 * "connecting" in components/shell/ViewState.test.tsx (it lasts a second here), each way to be kept out in
 * faults/refusals.spec.ts, what is lost in states-lost.spec.ts, what is too many to draw in tiers.spec.ts and large.spec.ts.
 */
test.describe.configure({ mode: 'serial', timeout: 180_000 })

/** Who is not permitted is a finding, and this view has it. */
const ALL_BUT_HEALTH = VIEWS.filter((path) => path !== '/health')
const JETSTREAM = ['/placement', '/streams', '/jetstream']
const SOON = { timeout: 30_000 }

const pair = new LonePair()
test.afterAll(() => pair.stopAll())

const heading = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('heading', { name })
/** Each view says it under this heading, with these words, and has exactly one title of the page. */
async function expectEverywhere(page: Page, url: string, views: string[], name: string, words: RegExp) {
  for (const path of views) {
    await test.step(path, async () => {
      await page.goto(`${url}${path}`)
      await expect(heading(page, name)).toBeVisible(SOON)
      await expect(page.getByRole('main')).toContainText(words)
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    })
  }
  expect(await axeFindings(page, name)).toEqual([])
}

test('no servers configured', async ({ page }) => {
  const dashboard = await pair.watch([])
  await expectEverywhere(
    page,
    dashboard.url,
    VIEWS,
    'No servers configured',
    /Name the servers .* in orrery\.json/,
  )
  await expect(coverage(page)).toContainText('no servers configured')
})

test('connected, but not as a user of the system account; and a subject that is refused, by name', async ({
  page,
}) => {
  const server = await pair.serve(true)
  const stranger = await pair.watch([server.url], 'app')
  const title = 'Connected, but no server has answered'
  await expectEverywhere(page, stranger.url, ALL_BUT_HEALTH, title, /must belong to the system account/)
  const barred = await pair.watch([server.url], 'barred')
  await expectEverywhere(page, barred.url, ALL_BUT_HEALTH, title, /not permitted: \$SYS\.REQ\./)
  await page.goto(`${barred.url}/health`)
  await expect(page.getByRole('main')).toContainText(/not permitted: \$SYS\.REQ\./)
})

test('no JetStream', async ({ page }) => {
  const server = await pair.serve(false)
  const dashboard = await pair.watch([server.url])
  await expectEverywhere(
    page,
    dashboard.url,
    JETSTREAM,
    'No JetStream',
    /The one server that is known reports no JetStream\..*Enable it with a jetstream block/s,
  )
  await page.goto(`${dashboard.url}/map`)
  await expect(page.getByRole('button', { name: /^lone, server, up/ })).toBeVisible()
})

test.describe('a server that then goes away', () => {
  let server: LoneServer
  let dashboard: LoneDashboard
  test.beforeAll(async () => {
    server = await pair.serve(true)
    dashboard = await pair.watch([server.url])
    await dashboard.until('/api/state', (body) => body.includes('"answered":1'))
  })

  test('no streams yet: create one', async ({ page }) => {
    await expectEverywhere(
      page,
      dashboard.url,
      ['/placement', '/streams'],
      'No streams yet',
      /The one server that answered holds no stream/,
    )
    await expect(page.getByRole('link', { name: 'Create one' })).toHaveAttribute('href', '/streams/new')
    await page.goto(`${dashboard.url}/map`)
    await expect(page.getByRole('combobox', { name: 'Stream shown on the map' })).toHaveText('none yet')
  })

  test('one cluster, no gateways', async ({ page }) => {
    await page.goto(`${dashboard.url}/gateways`)
    await expect(heading(page, 'One cluster, no gateways')).toBeVisible()
  })

  test('a target that is not in this snapshot, and a frozen moment that nobody has', async ({ page }) => {
    for (const path of VIEWS) {
      await test.step(path, async () => {
        await page.goto(
          `${dashboard.url}${withKey(withKey(path, 'sel', 'stream:APP/GONE'), 'snap', 'NOSUCH')}`,
        )
        await expect(page.getByText('The stream “APP/GONE” is not in the present picture')).toBeVisible()
        await expect(page.getByText('The frozen moment “NOSUCH” is unknown or has expired')).toBeVisible()
        const snap = page.getByRole('status').filter({ hasText: 'frozen moment' })
        await actUntil(
          async () => (await snap.count()) > 0 && snap.getByRole('button', { name: 'Dismiss' }).click(TRY),
          () => expect(page).not.toHaveURL(/snap=/, TRY),
        )
        await expect(page).toHaveURL(/sel=stream(:|%3A)APP(\/|%2F)GONE/)
      })
    }
    await page.goto(`${dashboard.url}/servers/nobody`)
    await expect(page.getByRole('main')).toContainText('nobody')
    await expect(page.getByRole('main').getByRole('link', { name: /servers/i })).toBeVisible()
    await page.goto(`${dashboard.url}/streams/APP/GONE`)
    await expect(page.getByRole('main')).toContainText('No stream GONE of account APP is in this snapshot')
    await page.goto(`${dashboard.url}/nowhere`)
    await expect(page.getByRole('heading', { name: 'No such page' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Open the map' })).toBeVisible()
  })
})
