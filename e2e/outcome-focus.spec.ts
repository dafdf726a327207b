import { PLAIN } from './support/app-account'
import { emptiedApp } from './support/app-of-file'
import { confirm, editJson, openChange, openJson } from './support/change'
import { expect, type Page, test } from './support/test'

const app = emptiedApp()

/** The keyboard goes on from what became of the change, not from the top of the page. */
const focused = (page: Page) => page.locator(':focus')

test('after a change is sent the focus is on what became of it', async ({ page }) => {
  await app.create({ ...PLAIN, name: 'AFTER', subjects: ['after.*'] })
  const dialog = await openChange(page, 'AFTER', 'Purge…')
  await confirm(dialog, 'AFTER')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toContainText('Done')
  await expect(dialog.getByRole('status')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(focused(page)).toHaveText('Close')
})

test('the same in an edit; of one that NATS would refuse the reason stands there once', async ({ page }) => {
  await app.create({ ...PLAIN, name: 'EDITED', subjects: ['edited.*'] })
  const dialog = await openJson(page, 'EDITED')
  await editJson(dialog, { storage: 'memory' })
  const row = dialog.getByRole('row', { name: /^storage/ })
  await expect(row).toContainText('refused')
  const reason = (await row.getByRole('cell').last().innerText()).split('\n').at(-1) ?? ''
  expect(reason.length).toBeGreaterThan(10)
  await expect(dialog.getByText(reason)).toHaveCount(1)

  await editJson(dialog, { storage: 'file', description: 'edited' })
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog.getByRole('status')).toContainText('Done')
  await expect(dialog.getByRole('status')).toBeFocused()
})

test('a change that is stopped gives the focus back to its form', async ({ page, context }) => {
  await app.create({ ...PLAIN, name: 'STOPPED', subjects: ['stopped.*'] })
  const dialog = await openJson(page, 'STOPPED')
  await editJson(dialog, { description: 'mine' })
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeEnabled()
  const theirs = await openJson(await context.newPage(), 'STOPPED')
  await editJson(theirs, { description: 'theirs' })
  await theirs.getByRole('button', { name: 'Apply' }).click()
  await expect(theirs.getByRole('status')).toContainText('Done')
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog).toContainText('Somebody else changed this stream')
  await expect(dialog.locator('form:focus')).toHaveCount(1)
})

test('after a new stream is sent the focus is on what became of it', async ({ page }) => {
  await page.goto('/streams/new')
  await page.getByLabel('Name', { exact: true }).fill('FRESH')
  await page.getByRole('button', { name: 'Review' }).click()
  await page.getByRole('button', { name: 'Create stream' }).click()
  const outcome = page.getByRole('status', { name: 'FRESH in APP' })
  await expect(outcome).toContainText('Created')
  await expect(outcome).toBeFocused()
})
