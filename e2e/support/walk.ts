import { expect, type Page } from '@playwright/test'

/** What has the focus. */
export const focused = (page: Page) => page.locator(':focus')

/** Presses arrows one by one; each must lead to the mark whose name starts so. */
export async function walk(page: Page, way: readonly (readonly [string, string])[]) {
  for (const [key, name] of way) {
    await page.keyboard.press(key)
    await expect(focused(page), key).toHaveAccessibleName(new RegExp(`^${name}`))
  }
}
