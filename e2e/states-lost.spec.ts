import type { LoneDashboard } from './support/lone-dashboard'
import { coverage, LonePair, VIEWS } from './support/lone-pair'
import type { LoneServer } from './support/lone-server'
import { expect, type Page, test } from './support/test'

/** What every view says when NATS or Orrery goes away: one test after the other, on the same server and dashboard. */
test.describe.configure({ mode: 'serial', timeout: 180_000 })

const SOON = { timeout: 30_000 }
const pair = new LonePair()
let server: LoneServer
let dashboard: LoneDashboard
test.beforeAll(async () => {
  server = await pair.serve(true)
  dashboard = await pair.watch([server.url])
  await dashboard.until('/api/state', (body) => body.includes('"answered":1'))
})
test.afterAll(() => pair.stopAll())

test('the collector loses NATS: since when, what it tries, and the last picture stays, greyed', async ({
  page,
}) => {
  await page.goto(`${dashboard.url}/map`)
  await expect(coverage(page)).toContainText('1 of 1 answered')
  await pair.stop(server)
  await expect(coverage(page)).toContainText(
    /no connection since \d\d:\d\d:\d\d · (next try \d\d:\d\d:\d\d|trying now)/,
    SOON,
  )
  for (const path of VIEWS) {
    await test.step(path, async () => {
      await page.goto(`${dashboard.url}${path}`)
      await expect(page.locator('[data-stale]')).toHaveCount(1, SOON)
      await expect(page.getByRole('main')).toContainText(
        /connection refused\) · (next try \d\d:\d\d:\d\d|trying now)/,
      )
      await expect(
        page
          .getByRole('status')
          .filter({ hasText: /^Reconnecting via 127\.0\.0\.1:\d+; data as of \d\d:\d\d:\d\d/ }),
      ).toBeVisible()
    })
  }
  await page.goto(`${dashboard.url}/servers`)
  await expect(page.getByRole('rowheader', { name: 'lone' })).toBeVisible()
  expect(
    await page.locator('[data-stale] main > :last-child').evaluate((view) => getComputedStyle(view).filter),
  ).toBe('grayscale(1)')
})

test('the browser loses the collector: since when, the next try, and the last picture stays, in every view', async ({
  context,
}) => {
  server = await pair.serve(true, Number(new URL(server.url).port))
  await dashboard.until('/api/state', (body) => body.includes('"answered":1'))
  const pages = new Map<string, Page>()
  for (const path of VIEWS) {
    const page = await context.newPage()
    await page.goto(`${dashboard.url}${path}`)
    await expect(coverage(page)).toContainText('1 of 1 answered', SOON)
    pages.set(path, page)
  }
  await pair.stop(dashboard)
  for (const [path, page] of pages) {
    await test.step(path, async () => {
      await expect(coverage(page)).toContainText(
        /no connection since \d\d:\d\d:\d\d · (next try \d\d:\d\d:\d\d|trying now)/,
        SOON,
      )
      await expect(page.locator('[data-stale]')).toHaveCount(1)
      const notice = page.getByRole('status').filter({ hasText: /Data as of \d\d:\d\d:\d\d/ })
      await expect(notice).toContainText(
        /This browser has not heard from Orrery since \d\d:\d\d:\d\d · (next try|trying now)/,
      )
    })
  }
  // One tab of a browser tries for all of them, and each knows when; each by its own idea of the collector's clock.
  await expect
    .poll(async () => {
      const told = await Promise.all([...pages.values()].map((page) => coverage(page).innerText()))
      const at = told.map((text) => {
        const [, time] = /next try (\d\d:\d\d:\d\d)/.exec(text) ?? []
        return Date.parse(`1970-01-01T${time}Z`)
      })
      return Math.max(...at) - Math.min(...at)
    }, SOON)
    .toBeLessThanOrEqual(1000)
  const servers = pages.get('/servers')
  if (!servers) throw new Error('the servers are a view')
  await expect(servers.getByRole('rowheader', { name: 'lone' })).toBeVisible()
})
