import { actUntil, TRY } from './support/act'
import { mapOf } from './support/map'
import { allReady } from './support/stack'
import { expect, type Page, test } from './support/test'
import { focused, walk } from './support/walk'

/** Where the keyboard is, and where its keys lead. */
test.beforeAll(allReady)

/** The keyboard is at the head of a region; the first key may come before React has taken over. */
async function reach(page: Page, region: 'rg1' | 'rg2') {
  await actUntil(
    async () => {
      await mapOf(page).locator('[data-mark][tabindex="0"]').focus(TRY)
      await page.keyboard.press('Home')
      if (region === 'rg2') await page.keyboard.press('ArrowRight')
    },
    () => expect(focused(page)).toHaveAccessibleName(new RegExp(`^${region}, region`), TRY),
  )
}

test('arrows go down through what holds what, cluster by cluster in an AZ, and back up', async ({ page }) => {
  await page.goto('/map')
  await reach(page, 'rg1')
  await walk(page, [
    ['ArrowDown', 'az 2, AZ of rg1'],
    ['ArrowDown', 'rg1-az2, server, up'],
  ])
  await reach(page, 'rg2')
  await walk(page, [
    ['ArrowDown', 'az 2, AZ of rg2'],
    ['ArrowDown', 'rg2-az2, server, up'],
    ['ArrowDown', 'rg2-az2-x, server, up'],
    ['ArrowUp', 'rg2-az2, server, up'],
    ['ArrowUp', 'az 2, AZ of rg2'],
    ['ArrowUp', 'rg2, region'],
    ['ArrowDown', 'az 2, AZ of rg2'],
    ['ArrowDown', 'rg2-az2, server, up'],
    // A row is a cluster, which stands before its servers.
    ['ArrowLeft', 'rg2-az1, server, up'],
    ['ArrowLeft', 'rg2, cluster'],
    ['ArrowRight', 'rg2-az1, server, up'],
  ])
})

test('the find box gives the focus back to what had it', async ({ page }) => {
  await page.goto('/map')
  await reach(page, 'rg2')
  const box = page.getByRole('combobox', { name: 'Find', exact: true })
  await page.keyboard.press('/')
  await expect(box).toBeFocused()
  await page.keyboard.type('cluster=rg2')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/find=cluster/)
  await page.keyboard.press('Escape')
  await expect(focused(page)).toHaveAccessibleName(/^rg2, region/)
  // From a link too, and when nothing was typed: the first Esc closes the list.
  await page.getByRole('link', { name: 'Servers' }).focus()
  await page.keyboard.press('/')
  await expect(box).toBeFocused()
  await actUntil(
    () => page.keyboard.press('Escape'),
    () => expect(page.getByRole('link', { name: 'Servers' })).toBeFocused(TRY),
  )
})
