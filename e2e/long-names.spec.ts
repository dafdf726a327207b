import { PLAIN } from './support/app-account'
import { emptiedApp } from './support/app-of-file'
import { openChange } from './support/change'
import { expect, type Locator, test } from './support/test'

/** As long as nats-server takes it. */
const NAME = 'A_LONG_NAME_'.padEnd(255, 'abcdefghij_')

const app = emptiedApp()

const height = async (of: Locator) => (await of.boundingBox())?.height ?? Number.NaN
const overflow = (of: Locator) => of.evaluate((element) => element.scrollWidth - element.clientWidth)

test('a name of 255 characters leaves everything else in its place, and is told in full', async ({
  page,
}) => {
  await app.create({ ...PLAIN, name: NAME, subjects: ['long.*'] })
  const path = `/streams/APP/${NAME}`
  await page.goto(path)
  const title = page.getByRole('heading', { level: 1 })
  await expect(title.getByTitle(NAME)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change…' })).toBeInViewport({ ratio: 1 })
  expect(await height(page.locator('main header'))).toBeLessThan(48)

  const dialog = await openChange(page, NAME, 'Purge…')
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 })
  // What is to be typed can be read.
  await expect(dialog.getByText(`Type ${NAME} to confirm`, { exact: true })).toBeInViewport({ ratio: 1 })
  expect(await overflow(dialog)).toBe(0)
  await page.keyboard.press('Escape')

  await page.goto(`${path}/edit`)
  await expect(page.getByRole('list', { name: 'Steps' })).toBeInViewport({ ratio: 1 })
  await expect(title.getByTitle(NAME)).toBeVisible()
  expect(await height(title)).toBeLessThan(32)

  const selected = encodeURIComponent(`stream:APP/${NAME}`)
  await page.goto(`/streams?sel=${selected}`)
  const report = page.getByRole('table', { name: 'Stream Report' })
  // The last column too: the name gives way, and not what is known of it.
  await expect(report.getByRole('columnheader', { name: 'via' })).toBeInViewport({ ratio: 1 })
  await expect(report.getByRole('rowheader', { name: NAME })).toBeVisible()
  const inspector = page.getByRole('complementary')
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveAttribute('title', NAME)
  expect(await height(inspector.getByRole('heading', { level: 2 }))).toBeLessThan(48)
  expect(await overflow(inspector)).toBe(0)

  await page.goto(`/map?sel=${selected}&pins=APP/${NAME}`)
  await expect(page.getByRole('button', { name: `Unpin ${NAME} from the map` }).first()).toBeInViewport({
    ratio: 1,
  })
  expect(await overflow(page.locator('#view'))).toBe(0)
})
