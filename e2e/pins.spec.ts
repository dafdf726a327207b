import { actUntil, TRY } from './support/act'
import { appOfFile } from './support/app-of-file'
import { mapOf, serverMark } from './support/map'
import { expect, type Locator, type Page, test } from './support/test'
import { ledStream } from './support/truth'

appOfFile('EVENTS', 'ORDERS')

const chips = (page: Page) => page.getByRole('list', { name: 'Pinned streams' })
const legend = (page: Page) => page.getByRole('region', { name: 'Legend' })
const lines = (page: Page, stream: string) =>
  mapOf(page).getByRole('img', { name: new RegExp(`^stream ${stream} of APP, `) })
/** How the lines of a stream are drawn: colour and dash of the first. */
const ink = (line: Locator) =>
  line
    .locator('path')
    .first()
    .evaluate((path) => {
      const { stroke, strokeDasharray } = getComputedStyle(path)
      return `${stroke} ${strokeDasharray}`
    })

test('streams are pinned from the inspector, the table and the palette; the map draws them all', async ({
  page,
}) => {
  await page.goto('/map?sel=stream:APP/ORDERS')
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await actUntil(
    () => inspector.getByRole('button', { name: 'Pin ORDERS to the map' }).click(),
    () => expect(page).toHaveURL(/pins=APP\/ORDERS/, TRY),
  )
  await page.keyboard.press('Escape')
  await expect(lines(page, 'ORDERS')).toBeVisible()

  await page.getByRole('link', { name: 'Streams' }).click()
  await expect(page).toHaveURL(/\/streams\?.*pins=/)
  const row = page.getByRole('table', { name: 'Stream Report' }).getByRole('row', { name: /EVENTS/ })
  await row.hover()
  await row.getByRole('button', { name: 'Pin EVENTS to the map' }).click()
  await expect(page).toHaveURL(/pins=APP\/ORDERS,APP\/EVENTS/)

  await page.getByRole('link', { name: 'Map', exact: true }).click()
  await expect(chips(page).getByRole('listitem')).toHaveCount(2)
  const [orders, events] = [await ledStream('ORDERS'), await ledStream('EVENTS')]
  await expect(
    mapOf(page).getByRole('img', {
      name: `stream EVENTS of APP, in xr, led by ${events.leader}, followed by ${events.followers.join(' and ')}`,
    }),
  ).toBeVisible()
  await expect(serverMark(page, orders.leader)).toHaveAccessibleName(/, leader of ORDERS$/)
  await expect(serverMark(page, events.leader)).toHaveAccessibleName(/, leader of EVENTS$/)
  expect(await ink(lines(page, 'ORDERS'))).not.toBe(await ink(lines(page, 'EVENTS')))
  for (const name of ['ORDERS', 'EVENTS'])
    await expect(legend(page).getByText(name, { exact: true })).toBeVisible()

  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: /^Go to a view/ })
  await box.fill('unpin orders')
  await page.getByRole('option', { name: /^Unpin ORDERS/ }).click()
  await expect(page).not.toHaveURL(/ORDERS/)
  await expect(lines(page, 'ORDERS')).toHaveCount(0)

  await page.keyboard.press('Control+k')
  await box.fill('pin orders')
  await page.getByRole('option', { name: /^Pin ORDERS/ }).click()
  await expect(page).toHaveURL(/pins=APP\/EVENTS,APP\/ORDERS/)

  await chips(page).getByRole('button', { name: 'Unpin EVENTS from the map' }).click()
  await expect(page).toHaveURL(/pins=APP\/ORDERS(&|$)/)
  await page.goBack()
  await expect(chips(page).getByRole('listitem')).toHaveCount(2)
})

test('a pin that is not there is named, and goes when it is dismissed', async ({ page }) => {
  await page.goto('/map?pins=APP/ORDERS,APP/NEVER,mars')
  const notice = page.getByRole('status').filter({ hasText: 'not drawn' })
  await expect(notice).toContainText('“APP/NEVER” is not in the present picture')
  await expect(notice).toContainText('“mars” cannot be read')
  await expect(lines(page, 'ORDERS')).toBeVisible()
  await actUntil(
    () => notice.getByRole('button', { name: 'Dismiss' }).click({ timeout: 1_000 }),
    () => expect(notice).toHaveCount(0, TRY),
  )
  await expect(page).toHaveURL(/pins=APP\/ORDERS(&|$)/)
  await expect(lines(page, 'ORDERS')).toBeVisible()
})

test('pins that have no room in the toolbar are folded into one button, which opens them', async ({
  page,
}) => {
  await page.goto('/map?pins=APP/ORDERS,APP/EVENTS&find=cluster%3Drg1')
  await expect(lines(page, 'EVENTS')).toBeVisible()
  await expect(chips(page)).toHaveCount(0)
  await actUntil(
    () => page.getByRole('button', { name: '2 pinned' }).click(),
    () => expect(chips(page).getByRole('listitem')).toHaveCount(2, TRY),
  )
  await chips(page).getByRole('button', { name: 'Unpin EVENTS from the map' }).click()
  await expect(page).toHaveURL(/pins=APP\/ORDERS(&|$)/)
  await expect(page.getByRole('button', { name: '1 pinned' })).toBeVisible()
})
