import { AxeBuilder } from '@axe-core/playwright'
import { actUntil, TRY } from './support/act'
import { appOfFile } from './support/app-of-file'
import { mapOf, serverMark, serverNames } from './support/map'
import { baseUrl } from './support/stack'
import { expect, type Page, test } from './support/test'

appOfFile('EVENTS', 'ORDERS')

const bar = (page: Page) => page.getByRole('region', { name: 'Find and hide' })
const counts = (page: Page) => bar(page).getByRole('status')
const field = (page: Page) => page.getByRole('combobox', { name: 'Find', exact: true })
const rowNames = (page: Page, table: string) =>
  page.getByRole('table', { name: table }).getByRole('rowheader').allTextContents()
const address = (path: string, keys: Record<string, string>) => `${path}?${new URLSearchParams(keys)}`
const XR = ['rg1-az1-x', 'rg2-az2-x', 'rg3-az3-x']

/** Types into the find box by its key, and applies it. */
async function typed(page: Page, text: string, key: 'Enter' | 'Alt+Enter') {
  await actUntil(
    () => page.keyboard.press('/'),
    () => expect(field(page)).toBeFocused(TRY),
  )
  await field(page).fill(text)
  await field(page).press(key)
}

test('what is found on one view is found on every view, and back and forward bring it again', async ({
  page,
}) => {
  await page.goto('/map')
  await typed(page, 'cluster=xr', 'Enter')
  await expect(counts(page)).toHaveText('3 of 12 servers · 6 of 12 links')
  await expect(page).toHaveURL(/find=cluster(=|%3D)xr/)
  // The map keeps all twelve in their places, and says of nine that they are not meant.
  const names = await serverNames(page)
  expect(names).toHaveLength(12)
  const meant = names.filter((name) => !name.endsWith(', not what is looked for'))
  expect(meant.map((name) => name.split(',')[0]).sort()).toEqual(XR)

  await page.getByRole('link', { name: /^Servers/ }).click()
  await expect(counts(page)).toHaveText('3 of 12 servers · 1 of 4 clusters')
  await expect.poll(() => rowNames(page, 'Server Overview')).toEqual(XR)
  await page.getByRole('link', { name: /^Streams/ }).click()
  await expect(counts(page)).toHaveText('1 of 2 streams')
  await expect.poll(() => rowNames(page, 'Stream Report')).toEqual(['EVENTS'])
  await page.getByRole('link', { name: /^JetStream/ }).click()
  await expect(counts(page)).toHaveText('3 of 12 servers')

  await page.goBack()
  await expect(counts(page)).toHaveText('1 of 2 streams')
  await bar(page).getByRole('button', { name: 'Clear' }).click()
  await expect(bar(page)).toHaveCount(0)
  await expect.poll(() => rowNames(page, 'Stream Report')).toHaveLength(2)
  await page.goBack()
  await expect(counts(page)).toHaveText('1 of 2 streams')
  await page.goForward()
  await expect(bar(page)).toHaveCount(0)
})

test('hide leaves marks out without moving the others, and each region says how many', async ({ page }) => {
  await page.goto('/map')
  await expect(serverMark(page, 'rg1-az2')).toBeVisible()
  const place = () => serverMark(page, 'rg1-az2').getAttribute('transform')
  const before = await place()
  await typed(page, 'tag:az=1', 'Alt+Enter')
  await expect(counts(page)).toHaveText('8 of 12 servers, 4 hidden · 12 of 12 links')
  await expect(serverMark(page, 'rg1-az1')).toHaveCount(0)
  expect(await place()).toBe(before)
  await expect(mapOf(page).getByRole('img', { name: '2 hidden in rg1, all up' })).toBeVisible()
  await expect(mapOf(page).getByRole('img', { name: '1 hidden in rg3, all up' })).toBeVisible()

  await bar(page).getByRole('button', { name: 'Remove tag:az=1 from hide' }).click()
  await expect(serverMark(page, 'rg1-az1')).toBeVisible()

  // What is hidden is no part of what the legend counts; a layer that is off is.
  const legend = page.getByRole('region', { name: 'Legend' })
  const gateways = legend.getByRole('switch', { name: 'Gateways 6' })
  await expect(legend.getByRole('switch', { name: 'Ribbons 1' })).toBeChecked()
  await gateways.click()
  await expect(gateways).not.toBeChecked()
  await typed(page, 'cluster=xr', 'Alt+Enter')
  await expect(legend.getByRole('switch', { name: 'Gateways 3' })).not.toBeChecked()
  await expect(legend.getByRole('switch', { name: 'Ribbons 0' })).toBeChecked()
  await expect(legend.getByRole('listitem').filter({ hasText: /^(rg\d|xr)$/ })).toHaveText([
    'rg1',
    'rg2',
    'rg3',
  ])
})

test('the first HTML is found and hidden already', async ({ request }) => {
  const answer = await request.get(address('/servers', { find: 'cluster=xr' }))
  const html = await answer.text()
  expect(html).toContain('/servers/rg1-az1-x')
  expect(html).not.toContain('/servers/rg2-az1"')
})

test('nothing left has a reason and a way out, on the map and in a table', async ({ page }) => {
  await page.goto(address('/map', { hide: 'server~rg' }))
  await expect(page.getByRole('heading', { name: 'No server is left' })).toBeVisible()
  await expect(page.getByText('Hide leaves out all 12 servers.')).toBeVisible()
  const clear = page.getByRole('button', { name: 'Clear find and hide' })
  // The first press may come before React has taken over.
  await actUntil(
    async () => {
      if ((await clear.count()) > 0) await clear.click(TRY)
    },
    () => expect(serverMark(page, 'rg1-az1')).toBeVisible(TRY),
  )

  // Found is nothing: all is there, in its place and dimmed, and the map says why.
  // Of its face: a crown that is dimmed has a thinner edge, and with it the mark another box.
  const face = () => serverMark(page, 'rg1-az1').locator('[class*="cardFace"]').boundingBox()
  const before = await face()
  await typed(page, 'server~nobody', 'Enter')
  const nothing = page.getByRole('region', { name: 'Nothing is found' })
  await expect(nothing.getByText('No server or link is server~nobody')).toBeVisible()
  await expect(nothing.getByText('Find passes over all 12 servers.')).toBeVisible()
  expect(await serverNames(page)).toHaveLength(12)
  expect(before).not.toBeNull()
  expect(await face()).toEqual(before)
  await nothing.getByRole('button', { name: 'Clear find and hide' }).click()
  await expect(nothing).toHaveCount(0)
  expect((await serverNames(page)).filter((name) => name.endsWith(', not what is looked for'))).toEqual([])

  await page.goto(address('/streams', { find: 'stream=NOBODY' }))
  await expect(page.getByText('Find passes over all 2 streams.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear find and hide' }).click()
  await expect.poll(() => rowNames(page, 'Stream Report')).toHaveLength(2)
})

test('a healthy supercluster has nothing unknown and nothing that is not healthy', async ({ page }) => {
  await page.goto(address('/map', { find: 'unknown' }))
  await expect(counts(page)).toHaveText('0 of 12 servers · 0 of 12 links')
  await page.goto(address('/streams', { find: 'unknown' }))
  await expect(counts(page)).toHaveText('0 of 2 streams', { timeout: 20_000 })
})

test('an address that cannot be read is named, keeps its text, and filters nothing', async ({ page }) => {
  await page.goto(address('/servers', { find: 'cluster=xr planet=mars' }))
  await expect(
    page.getByText('The address asks to find “cluster=xr planet=mars”, which cannot be read'),
  ).toBeVisible()
  await expect(field(page)).toHaveValue('cluster=xr planet=mars')
  await expect.poll(() => rowNames(page, 'Server Overview')).toHaveLength(12)
  await actUntil(
    async () => {
      const dismiss = page.getByRole('main').getByRole('button', { name: 'Dismiss' })
      if ((await dismiss.count()) > 0) await dismiss.click(TRY)
    },
    () => expect(page).not.toHaveURL(/find=/, TRY),
  )
})

test('the keyboard completes a term from what there is', async ({ page }) => {
  await page.goto('/streams')
  await actUntil(
    () => page.keyboard.press('/'),
    () => expect(field(page)).toBeFocused(TRY),
  )
  await field(page).pressSequentially('stream=')
  await expect(page.getByRole('option')).toHaveText(['stream=EVENTS', 'stream=ORDERS'])
  await field(page).press('ArrowDown')
  await field(page).press('ArrowDown')
  await field(page).press('Enter')
  await expect(field(page)).toHaveValue('stream=ORDERS ')
  await field(page).press('Enter')
  await expect(counts(page)).toHaveText('1 of 2 streams')
})

test('Ctrl+K goes to a stream, a view and an action by keyboard only', async ({ page }) => {
  await page.goto('/map')
  const palette = page.getByRole('dialog', { name: 'Go to' })
  const open = () =>
    actUntil(
      async () => {
        if ((await palette.count()) === 0) await page.keyboard.press('Control+k')
      },
      () => expect(palette).toBeVisible(TRY),
    )
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await open()
  await page.keyboard.type('ordr')
  await expect(palette.getByRole('option').first()).toHaveText(/^ORDERS/)
  await page.keyboard.press('Enter')
  await expect(palette).toHaveCount(0)
  await expect(inspector.getByRole('heading', { name: 'ORDERS' })).toBeVisible()
  await open()
  await page.keyboard.type('jetst')
  await expect(palette.getByRole('option').first()).toHaveText(/^JetStream/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table', { name: 'JetStream Summary' })).toBeVisible()
  await open()
  await page.keyboard.type('find and hide')
  await expect(palette.getByRole('option').first()).toHaveText(/^Find and hide/)
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await open()
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
})

test('axe finds nothing in the bar, the box, the map that passes over, and the palette', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  const shown = address('/map', { find: 'server~rg2', hide: 'tag:az=1' })
  for (const theme of ['light', 'dark']) {
    await context.addCookies([{ name: 'theme', value: theme, url: baseUrl() }])
    await page.goto(shown)
    await expect(counts(page)).toContainText('4 hidden')
    await actUntil(
      () => page.keyboard.press('/'),
      () => expect(page.getByRole('option').first()).toBeVisible(TRY),
    )
    await field(page).fill('lag~')
    expect(await found(page), `${theme}, find box`).toEqual([])
    await field(page).press('Escape')
    await field(page).press('Escape')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible()
    expect(await found(page), `${theme}, palette`).toEqual([])
  }
})

async function found(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(passes.length).toBeGreaterThan(10)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id} at ${target} (${any[0]?.message ?? ''})`),
  )
}
