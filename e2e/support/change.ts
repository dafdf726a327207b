import { expect, type Locator, type Page } from '@playwright/test'
import { actUntil, TRY } from './act'

/** Opens the dialog of one change from the page of a stream. */
export async function openChange(page: Page, stream: string, item: string): Promise<Locator> {
  await page.goto(`/streams/APP/${stream}`)
  const dialog = page.getByRole('dialog')
  const entry = page.getByRole('group', { name: `Change ${stream}` }).getByRole('button', { name: item })
  await actUntil(
    async () => {
      if (await dialog.isVisible()) return
      if (!(await entry.isVisible())) await page.getByRole('button', { name: 'Change…' }).first().click()
      await entry.click(TRY)
    },
    () => expect(dialog).toBeVisible(TRY),
  )
  return dialog
}

/** The configuration as JSON, from the form of a stream. */
export async function openJson(page: Page, stream: string): Promise<Locator> {
  await page.goto(`/streams/APP/${stream}/edit`)
  const dialog = page.getByRole('dialog')
  await actUntil(
    async () => {
      if (await dialog.isVisible()) return
      await page.getByRole('button', { name: 'Edit as JSON…' }).click(TRY)
    },
    () => expect(dialog).toBeVisible(TRY),
  )
  return dialog
}

/** Types the name that is asked for. */
export async function confirm(dialog: Locator, name: string): Promise<void> {
  await dialog.getByLabel(/^Type .* to confirm$/).fill(name)
}

/** Changes the JSON in the dialog of an edit, as soon as it is there. */
export async function editJson(dialog: Locator, change: object): Promise<void> {
  const text = dialog.getByRole('textbox', { name: /as JetStream’s JSON/ })
  await expect(text).toHaveValue(/"name"/)
  await text.fill(JSON.stringify({ ...JSON.parse(await text.inputValue()), ...change }, null, 2))
}
