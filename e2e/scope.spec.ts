import { actUntil, TRY } from './support/act'
import { appOfFile } from './support/app-of-file'
import { mapOf, serverMark } from './support/map'
import { allReady, kill, restart } from './support/stack'
import { expect, type Page, test } from './support/test'

/** A part of the map says what is part and what is whole. */
test.beforeAll(allReady)
appOfFile('EVENTS', 'ORDERS')
const mark = (page: Page, name: RegExp) => mapOf(page).getByRole('button', { name })
const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })
const legend = (page: Page) => page.getByRole('region', { name: 'Legend' })

test('in a scope a cluster and a region are told whole, with how much of them is shown', async ({ page }) => {
  test.setTimeout(180_000)
  await page.goto('/map?scope=rg2/1')
  await expect(mark(page, /^rg2, region, 4 of 4 servers answer, 1 of its 4 servers shown$/)).toBeVisible()
  await expect(mapOf(page).getByText('1 of 4 shown · 4 of 4 answer')).toBeVisible()
  await expect(
    mark(page, /^rg2, cluster, 3 of 3 servers up, in 3 AZs, 1 of its 3 servers shown/),
  ).toBeVisible()
  await kill('rg2-az3', 'SIGKILL')
  try {
    await expect(mark(page, /^rg2, region, 3 of 4 servers answer, 1 of its 4 servers shown$/)).toBeVisible({
      timeout: 30_000,
    })
    await expect(mark(page, /^rg2, cluster, 2 of 3 servers up, .*1 of its 3 servers shown/)).toBeVisible()
  } finally {
    await restart('rg2-az3')
    await allReady()
  }
  await page.goto('/map?scope=rg2')
  await expect(
    mark(page, /^xr, cross-region cluster, 3 of 3 servers up, in 3 regions, 1 of its 3 servers shown/),
  ).toBeVisible()
  // The legend counts what is drawn.
  await expect(legend(page).getByRole('switch', { name: 'Routes 3' })).toBeVisible()
  await expect(legend(page).getByText('rg1', { exact: true })).toHaveCount(0)
})

test('links that lead out of a scope end at its edge with where they go, and select like others', async ({
  page,
}) => {
  await page.goto('/map?scope=rg2')
  const link = mark(page, /^gateway rg1 and rg2: /)
  await expect(link).toContainText('to rg1')
  await expect(mark(page, /^gateway rg3 and xr: /)).toContainText('to rg3')
  // The pair inside is drawn as in the whole.
  await expect(mark(page, /^gateway rg2 and xr: /)).not.toContainText('to ')
  await expect(mark(page, /^gateway /)).toHaveCount(5)
  await expect(legend(page).getByRole('switch', { name: 'Gateways 5' })).toBeVisible()
  await actUntil(
    () => link.click({ timeout: 1_000 }),
    () => expect(page).toHaveURL(/sel=gateway:rg1>rg2|sel=gateway:rg1%3Erg2/, TRY),
  )
  await page.goto('/map?scope=rg2&as=table')
  await expect(page.getByText('1 pair in rg2, 4 lead out')).toBeVisible()
})

test('inside a scope the inspector leads out of it', async ({ page }) => {
  await page.goto('/map?scope=rg2&sel=region:rg2')
  const out = inspector(page).getByRole('link', { name: 'Leave the scope' })
  await expect(out).toBeVisible()
  await expect(inspector(page).getByRole('link', { name: 'Scope to rg2' })).toHaveCount(0)
  await actUntil(
    () => out.click({ timeout: 1_000 }),
    () => expect(page).not.toHaveURL(/scope=/, TRY),
  )
  await expect(page).toHaveURL(/sel=region/)
  await expect(inspector(page).getByRole('link', { name: 'Scope to rg2' })).toBeVisible()
})

test('everything hidden: heads and toolbar say so, and the card leaves the heads to be read', async ({
  page,
}) => {
  await page.goto('/map?hide=server~rg')
  const card = page.getByRole('main').getByText('No server is left')
  await expect(card).toBeVisible()
  await expect(page.getByRole('region', { name: 'Find and hide' }).getByRole('status')).toHaveText(
    /^0 of 12 servers, 12 hidden · /,
  )
  for (const region of ['rg1', 'rg2', 'rg3']) {
    const name = new RegExp(`^${region}, region, 4 of 4 servers answer, 0 of its 4 servers shown$`)
    const head = await mark(page, name).locator('text').first().boundingBox()
    const over = await card.locator('..').boundingBox()
    if (!head || !over) throw new Error('not drawn')
    expect(over.y, region).toBeGreaterThan(head.y + head.height)
  }
})

test('what is found stands out while a stream is selected too', async ({ page }) => {
  await page.goto('/map?sel=stream:APP/ORDERS&find=cluster=xr')
  const found = serverMark(page, 'rg1-az1-x')
  await expect(found).toBeVisible()
  await expect(found).not.toHaveAttribute('data-dim')
  await expect(mark(page, /^xr, cross-region cluster/)).not.toHaveAttribute('data-dim')
  await expect(serverMark(page, 'rg1-az1')).toHaveAttribute('data-dim', 'true')
  // Without find all that the stream does not touch is dimmed.
  await page.goto('/map?sel=stream:APP/ORDERS')
  await expect(found).toHaveAttribute('data-dim', 'true')
})

test('no mark tells its name a second time as a description', async ({ page }) => {
  await page.goto('/map')
  await expect(serverMark(page, 'rg1-az1')).toBeVisible()
  const twice = await mapOf(page)
    .locator('[data-mark]')
    .evaluateAll((marks) =>
      marks.flatMap((m) => {
        const name = m.getAttribute('aria-label')
        return m.querySelector(':scope > title')?.textContent === name ? [name] : []
      }),
    )
  expect(twice).toEqual([])
})
