import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { AppAccount } from './support/app-account'
import { baseUrl } from './support/stack'
import { VIEWS } from './support/views'

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

test('axe finds nothing on any view, light and dark', async ({ page, context }) => {
  test.setTimeout(180_000)
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
