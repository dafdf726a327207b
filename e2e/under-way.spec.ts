import { PLAIN } from './support/app-account'
import { emptiedApp } from './support/app-of-file'
import { confirm, openChange } from './support/change'
import { expect, test } from './support/test'

const app = emptiedApp()

test('a change whose dialog is closed before its outcome is known is followed in a list, also after a reload', async ({
  page,
}) => {
  await app.create({ ...PLAIN, name: 'LEFT', subjects: ['left.*'] })
  await app.publish('left.1', 7)
  // Orrery gets the request and carries it out; its answer does not come before the page is gone.
  await page.route('**/purge', async (route) => {
    await route.fetch()
  })
  const dialog = await openChange(page, 'LEFT', 'Purge…')
  await confirm(dialog, 'LEFT')
  await dialog.getByRole('button', { name: 'Purge', exact: true }).click()
  await expect(dialog.getByRole('status')).toContainText('Sending the request')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  const list = page.getByRole('list', { name: 'Changes under way' })
  await expect(list.getByRole('listitem')).toContainText('Purge LEFT in APPSending the request')

  // Opened again it is the same request, not a new form.
  await list.getByRole('button', { name: 'Open' }).click()
  await expect(dialog.getByRole('status')).toContainText('Sending the request')
  await expect(list).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(list).toBeVisible()

  await page.reload()
  await expect(list.getByRole('listitem')).toContainText('Done7 messages deleted')
  expect(await app.messages('LEFT')).toBe(0)
  await page.getByRole('link', { name: 'Health' }).click()
  await expect(list).toBeVisible()
  await list.getByRole('button', { name: 'Dismiss' }).click()
  await expect(list).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(list).toHaveCount(0)
})
