import { appOfFile } from './support/app-of-file'
import { FetchedAhead } from './support/fetched-ahead'
import { chooseStream, mapOf, serverMark } from './support/map'
import { expect, type Page, test } from './support/test'

appOfFile('ORDERS')

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })
const small = (page: Page) => page.locator('[data-minimap]')
const layer = (page: Page, name: RegExp) =>
  page.getByRole('region', { name: 'Legend' }).getByRole('switch', { name })

test('what was never opened opens all the same when the collector is out of reach', async ({ page }) => {
  const ahead = new FetchedAhead(page)
  await page.goto('/map')
  await ahead.complete()
  const code: string[] = []
  await page.route('**/*', (route) => {
    if (/\.(js|css)$/.test(route.request().url())) code.push(route.request().url())
    return route.abort()
  })

  await serverMark(page, 'rg1-az1').click()
  await expect(inspector(page).getByRole('heading', { name: 'rg1-az1' })).toBeVisible()
  const bundle = mapOf(page)
    .getByRole('button', { name: /^gateway rg1 and rg2:/ })
    .locator('text')
    .first()
  await bundle.hover()
  await expect(page.getByRole('tooltip')).toContainText('rg1 to rg2')
  await bundle.click()
  await expect(inspector(page).getByRole('heading', { name: 'rg1 ⇄ rg2' })).toBeVisible()
  await chooseStream(page, 'ORDERS')
  await inspector(page).getByRole('button', { name: 'Pin ORDERS to the map' }).click()
  await expect(page.getByRole('list', { name: 'Pinned streams' })).toContainText('ORDERS')

  await layer(page, /^Routes/).check()
  await expect(mapOf(page).getByRole('img', { name: /^route / })).not.toHaveCount(0)
  for (const _ of [1, 2, 3, 4]) await page.keyboard.press('+')
  await expect(small(page)).toBeVisible()
  await page.keyboard.press('0')
  await expect(small(page)).toBeHidden()

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help).toBeVisible()
  await help.getByRole('button', { name: 'Close' }).click()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Go to' }).getByRole('combobox').fill('rg2-az2')
  await expect(page.getByRole('option', { name: /rg2-az2/ }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^(writes on|read-only)/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()

  await page.keyboard.press('/')
  await page.keyboard.type('cluster=rg1')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Find and hide' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await page.keyboard.press('x')
  await expect(page.getByRole('treegrid', { name: 'Regions, AZs and servers' })).toBeVisible()
  expect(code).toEqual([])
})
