import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { AppAccount } from './support/app-account'
import { expectReplicasOnMap } from './support/map'
import { baseUrl } from './support/stack'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const COLOURS = ['color-contrast', 'link-in-text-block']

let app: AppAccount
test.beforeAll(async () => {
  app = await AppAccount.open()
  await app.createScenario('EVENTS', 'ORDERS')
})
test.afterAll(async () => {
  await app.close()
})

interface View {
  name: string
  path: string
  /** Brings the view into the state that is meant. */
  ready: (page: Page) => Promise<unknown>
}

const table = (name: string) => (page: Page) => expect(page.getByRole('table', { name })).toBeVisible()
const grid = (name: string) => (page: Page) => expect(page.getByRole('grid', { name })).toBeVisible()

const VIEWS: View[] = [
  {
    name: 'map',
    path: '/map',
    ready: (page) => expect(page.getByRole('group', { name: /^Map of / })).toBeVisible(),
  },
  {
    name: 'map with a stream',
    path: '/map?sel=stream:APP/ORDERS',
    ready: (page) => expectReplicasOnMap(page, 'ORDERS'),
  },
  {
    name: 'a server selected, and a notice',
    path: '/map?sel=planet:mars',
    ready: (page) => expect(page.getByText('which cannot be read')).toBeVisible(),
  },
  {
    name: 'placement',
    path: '/placement?sel=stream:APP/ORDERS',
    ready: grid('Placement of streams on servers'),
  },
  { name: 'gateways', path: '/gateways?open=*&sel=gateway:rg1>xr', ready: grid('Gateways, row sees column') },
  { name: 'servers', path: '/servers?sel=server:rg1-az1', ready: table('Server Overview') },
  { name: 'server', path: '/servers/rg1-az1', ready: table('Gateways of rg1-az1') },
  { name: 'streams', path: '/streams?sel=stream:APP/ORDERS', ready: table('Stream Report') },
  { name: 'stream', path: '/streams/APP/ORDERS', ready: table('Consumers of ORDERS') },
  { name: 'jetstream', path: '/jetstream', ready: table('JetStream Summary') },
  {
    name: 'health',
    path: '/health',
    ready: (page) => expect(page.getByRole('heading', { name: 'Health' })).toBeVisible(),
  },
  {
    name: 'new stream',
    path: '/streams/new',
    ready: (page) => expect(page.getByLabel('Name', { exact: true })).toBeEnabled(),
  },
  { name: 'new stream with errors', path: '/streams/new', ready: makeErrors },
  { name: 'new stream, review', path: '/streams/new', ready: review },
]

test('axe finds nothing on any view, light and dark', async ({ page, context }) => {
  test.setTimeout(15_000 * VIEWS.length)
  await context.addCookies([{ name: 'theme', value: 'light', url: baseUrl() }])
  const found: string[] = []
  for (const view of VIEWS) {
    await test.step(view.name, async () => {
      await page.goto(view.path)
      await view.ready(page)
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
      const light = await axe(page).withTags(TAGS).analyze()
      await page.getByRole('button', { name: 'Theme: light. Change to dark' }).click()
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      // Between themes only colours differ, and so only what axe says of colours can.
      const dark = await axe(page).withRules(COLOURS).analyze()
      await page.getByRole('button', { name: 'Theme: dark. Change to system' }).click()
      await page.getByRole('button', { name: 'Theme: system. Change to light' }).click()

      expect(light.passes.length, 'rules that applied').toBeGreaterThan(10)
      expect(dark.passes.map(({ id }) => id)).toContain('color-contrast')
      for (const [theme, { violations }] of Object.entries({ light, dark })) {
        found.push(...violations.flatMap((violation) => words(violation, `${view.name}, ${theme}`)))
      }
      // A draft survives a reload; the next view of the form starts afresh.
      await page.evaluate(() => sessionStorage.clear())
    })
  }
  expect(found).toEqual([])
})

/** Legacy mode spares a second page for each analysis; it only leaves out frames of other origins, of which there are none. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode()

const words = ({ id, nodes }: Violation, where: string) =>
  nodes.map(({ target, any }) => `${where}: ${id} at ${target} (${any[0]?.message ?? ''})`)
type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

async function makeErrors(page: Page) {
  await page.getByLabel('Name', { exact: true }).fill('no dots.please')
  await page.getByLabel('Subjects', { exact: true }).fill('orders.1')
  await page.getByLabel('Max age').fill('soon')
  await page.getByRole('button', { name: 'Review' }).click()
  await expect(page.getByLabel('Max age')).toHaveAttribute('aria-invalid', 'true')
}

async function review(page: Page) {
  await page.getByLabel('Name', { exact: true }).fill('FINE')
  await page.getByLabel('Subjects', { exact: true }).fill('fine.*')
  await page.getByLabel('Max age').fill('1d')
  await page.getByRole('button', { name: 'Review' }).click()
  await expect(page.getByRole('button', { name: 'Create stream' })).toBeVisible()
}
