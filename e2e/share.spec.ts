import { actUntil, TRY } from './support/act'
import { PLAIN } from './support/app-account'
import { appOfFile } from './support/app-of-file'
import { chooseStream, expectReplicasOnMap, serverMark, serverNames, streamPicker } from './support/map'
import { expect, type Page, test } from './support/test'

const app = appOfFile('EVENTS', 'ORDERS')

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })

test('a copied address shows a colleague the same view and selection', async ({ page, context, browser }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/map')
  await chooseStream(page, 'ORDERS')
  await expectReplicasOnMap(page, 'ORDERS')
  await page.getByRole('button', { name: /^Share/ }).click()
  await expect(page.getByText('Link copied')).toBeVisible()
  const address = await page.evaluate(() => navigator.clipboard.readText())

  const colleague = await browser.newContext()
  try {
    const other = await colleague.newPage()
    await other.goto(address)
    expect(new URL(other.url()).pathname).toBe('/map')
    await expectReplicasOnMap(other, 'ORDERS')
    expect(await serverNames(other)).toEqual(await serverNames(page))
    await expect(inspector(other).getByRole('heading', { name: 'ORDERS' })).toBeVisible()
    await expect(streamPicker(other)).toHaveValue('APP/ORDERS')
  } finally {
    await colleague.close()
  }
})

test('a copied address keeps how a table is sorted and what is selected in it', async ({ page, browser }) => {
  await page.goto('/streams')
  const report = page.getByRole('table', { name: 'Stream Report' })
  await actUntil(
    async () => {
      if (!page.url().includes('sort=')) await report.getByRole('button', { name: 'Messages' }).click()
    },
    () => expect(page).toHaveURL(/sort=messages\.desc/, TRY),
  )
  await report.getByRole('row', { name: /EVENTS/ }).click({ position: { x: 200, y: 8 } })
  await expect(page).toHaveURL(/sel=stream(:|%3A)APP(\/|%2F)EVENTS/)

  const colleague = await browser.newContext()
  try {
    const other = await colleague.newPage()
    await other.goto(page.url())
    const same = other.getByRole('table', { name: 'Stream Report' })
    await expect(same.getByRole('columnheader', { name: 'Messages' })).toHaveAttribute(
      'aria-sort',
      'descending',
    )
    await expect(same.getByRole('row', { name: /EVENTS/ })).toHaveAttribute('aria-current', 'true')
  } finally {
    await colleague.close()
  }
})

test('back and forward restore view and selection', async ({ page }) => {
  await page.goto('/map')
  await actUntil(
    () => serverMark(page, 'rg1-az1').click(),
    () => expect(serverMark(page, 'rg1-az1')).toHaveAttribute('aria-pressed', 'true', TRY),
  )
  await expect(inspector(page).getByRole('heading', { name: 'rg1-az1' })).toBeVisible()
  await chooseStream(page, 'EVENTS')
  await expectReplicasOnMap(page, 'EVENTS')
  await page.getByRole('link', { name: /^Servers/ }).click()
  await expect(page.getByRole('table', { name: 'Server Overview' })).toBeVisible()
  await expect(inspector(page).getByRole('heading', { name: 'EVENTS' })).toBeVisible()

  await page.goBack()
  await expectReplicasOnMap(page, 'EVENTS')
  await page.goBack()
  await expect(serverMark(page, 'rg1-az1')).toHaveAttribute('aria-pressed', 'true')
  await expect(inspector(page).getByRole('heading', { name: 'rg1-az1' })).toBeVisible()
  await page.goBack()
  await expect(serverMark(page, 'rg1-az1')).toHaveAttribute('aria-pressed', 'false')
  await page.goForward()
  await expect(serverMark(page, 'rg1-az1')).toHaveAttribute('aria-pressed', 'true')
})

test('what an address cannot mean is named, not hidden', async ({ page }) => {
  for (const [address, notice] of [
    ['/map?sel=planet:mars', 'The address selects “planet:mars”, which cannot be read'],
    ['/servers?sel=server', 'The address selects “server”, which cannot be read'],
    ['/map?sel=stream:APP/NEVER-WAS', 'The stream “APP/NEVER-WAS” is not in the present picture'],
    ['/streams?sel=server:rg9-az1', 'The server “rg9-az1” is not in the present picture'],
  ] as const) {
    await page.goto(address)
    await expect(page.getByText(notice)).toBeVisible()
    const dismiss = page.getByRole('main').getByRole('button', { name: 'Dismiss' })
    await actUntil(
      async () => (await dismiss.count()) > 0 && dismiss.click(TRY),
      () => expect(page.getByText(notice)).toHaveCount(0, TRY),
    )
    await expect(page).not.toHaveURL(/sel=/)
  }
})

test('a selection that vanishes while it is looked at is named', async ({ page }) => {
  await app.create({ ...PLAIN, name: 'BRIEF', subjects: ['brief.*'] })
  await page.goto('/map?sel=stream:APP/BRIEF')
  await expect(inspector(page).getByRole('heading', { name: 'BRIEF' })).toBeVisible()
  await app.remove('BRIEF')
  // Not an empty inspector, and not the whole supercluster: the stream is named, as gone.
  await expect(inspector(page).getByText('gone stream · APP')).toBeVisible({ timeout: 20_000 })
  await expect(inspector(page).getByRole('heading', { name: 'BRIEF' })).toBeVisible()
})
