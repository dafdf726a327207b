import { actUntil } from './support/act'
import { AppAccount } from './support/app-account'
import { mapOf } from './support/map'
import { fitted } from './support/places'
import { allReady } from './support/stack'
import { expect, type Locator, test } from './support/test'

/** What is drawn is within reach, and its names can be read. */
let app: AppAccount
test.beforeAll(async () => {
  await allReady()
  app = await AppAccount.open()
  await app.createScenario('EVENTS', 'ORDERS')
})
test.afterAll(async () => {
  await app.close()
})
const rightOf = (of: Locator) => of.evaluate((e) => e.getBoundingClientRect().right)

test.describe('in a window of 700 px', () => {
  test.use({ viewport: { width: 700, height: 800 } })

  test('the toolbar keeps zoom and Fit in reach, and Fit shows every region', async ({ page }) => {
    await page.goto('/map')
    const fit = page.getByRole('button', { name: 'Fit' })
    const end = await rightOf(page.getByRole('main'))
    expect(await rightOf(fit)).toBeLessThanOrEqual(end)
    const last = mapOf(page).getByRole('button', { name: /^rg3, region/ })
    await actUntil(
      () => fit.click({ timeout: 1_000 }),
      async () => expect(await rightOf(last)).toBeLessThanOrEqual(end),
    )
  })
})

/** The chips of two pins, or the one button that they are folded into. */
const pinsIn = (within: Locator) =>
  within.getByRole('list', { name: 'Pinned streams' }).or(within.getByRole('button', { name: '2 pinned' }))

test('a notice lies over no control of the toolbar, however many rows that has', async ({ page }) => {
  for (const width of [700, 900, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/map?layers=canals&pins=APP/EVENTS,APP/ORDERS&scope=rg9')
    const main = page.getByRole('main')
    const notices = main.getByRole('status').filter({ hasText: /canals|rg9/ })
    await expect(notices).toHaveCount(2)
    await expect(pinsIn(main)).toBeVisible()
    const controls = main.locator('[data-map] > :first-child').locator('button, select')
    expect(await controls.count()).toBeGreaterThan(6)
    const boxes = (of: Locator) => of.evaluateAll((all) => all.map((e) => e.getBoundingClientRect().toJSON()))
    await expect(async () => {
      const foot = Math.max(...(await boxes(controls)).map((c) => c.bottom))
      for (const { top } of await boxes(notices)) expect(top, `at ${width} px`).toBeGreaterThanOrEqual(foot)
    }).toPass({ timeout: 10_000 })
  }
})

test('what is found and hidden has room in the toolbar, over none of its controls, and moves nothing', async ({
  page,
}) => {
  for (const width of [700, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/map')
    const before = await fitted(page)
    await page.goto(`/map?${new URLSearchParams({ find: 'cluster=xr lag<100', hide: 'server=rg1-az1' })}`)
    const bar = page.getByRole('region', { name: 'Find and hide' })
    await expect(bar.getByRole('button')).toHaveCount(4)
    const after = await fitted(page)
    expect(after, `at ${width} px`).toEqual(
      Object.fromEntries(Object.keys(after).map((id) => [id, before[id]])),
    )
    const boxes = (of: Locator) => of.evaluateAll((all) => all.map((e) => e.getBoundingClientRect().toJSON()))
    const own = await boxes(bar.locator('button, [role=status]'))
    const all = page.locator('[data-map] > :first-child').locator('h1, select, button')
    expect(await all.count()).toBeGreaterThan(8)
    const others = (await boxes(all)).filter((o) => !own.some((b) => b.x === o.x && b.y === o.y))
    for (const b of own) {
      expect(b.width, `at ${width} px`).toBeGreaterThan(30)
      for (const o of others)
        expect([
          b,
          o,
          b.right <= o.left || o.right <= b.left || b.bottom <= o.top || o.bottom <= b.top,
        ]).toEqual([b, o, true])
    }
    const isCut = (e: Element) => e.scrollWidth > e.clientWidth + 1
    expect(await bar.getByRole('status').evaluate(isCut), `counts at ${width} px`).toBe(false)
    expect(await bar.locator('> :first-child').evaluate(isCut), `terms at ${width} px`).toBe(false)
  }
})

test('the small map names the regions', async ({ page }) => {
  await page.goto('/map?vp=300,300,4')
  const small = page.locator('[data-minimap]')
  await expect(small).toBeVisible()
  expect(await small.locator('text').allTextContents()).toEqual(['rg1', 'rg2', 'rg3'])
})

test('the rows of the placement grid end where the window does, and no figure touches its bar', async ({
  page,
}) => {
  await page.goto('/placement')
  const row = page.getByRole('row', { name: /ORDERS/ })
  await expect(row).toBeVisible()
  const end = await rightOf(page.getByRole('main'))
  expect(Math.abs((await rightOf(row)) - end)).toBeLessThanOrEqual(1)
  const skews = page.getByRole('columnheader').filter({ hasText: /%$/ })
  await expect(skews.first()).toBeVisible()
  const gaps = await skews.evaluateAll((heads) =>
    heads.flatMap((head) => {
      const bar = [...head.querySelectorAll('svg')].at(-1)
      const text = bar?.nextSibling
      if (!bar || !text) return []
      const range = document.createRange()
      range.selectNode(text)
      return [range.getBoundingClientRect().left - bar.getBoundingClientRect().right]
    }),
  )
  expect(gaps.length).toBeGreaterThan(0)
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(2.5)
})

test('a head that is drawn short is called by its whole word', async ({ page }) => {
  await page.goto('/streams')
  const report = page.getByRole('table', { name: 'Stream Report' })
  for (const [drawn, name] of [
    ['Acc', 'Account'],
    ['Cons', 'Consumers'],
  ] as const) {
    const head = report.getByRole('columnheader').getByRole('button', { name, exact: true })
    await expect(head).toHaveText(drawn)
  }
})
