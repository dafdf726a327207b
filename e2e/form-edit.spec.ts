import { actUntil, TRY } from './support/act'
import { PLAIN } from './support/app-account'
import { emptiedApp } from './support/app-of-file'
import { expect, test } from './support/test'
import { streamConfig } from './support/truth'

const app = emptiedApp()

test('the edit form has the present configuration, sends only what was changed, settles a conflict', async ({
  page,
}) => {
  await app.create({ ...PLAIN, name: 'EDITED', subjects: ['edited.*'], description: 'first', max_msgs: 50 })
  await page.goto('/streams/APP/EDITED')
  const menu = page.getByRole('group', { name: 'Change EDITED' })
  await actUntil(
    async () => {
      if (!(await menu.isVisible())) await page.getByRole('button', { name: 'Change…' }).first().click(TRY)
    },
    () => expect(menu).toBeVisible(TRY),
  )
  await menu.getByRole('link', { name: 'Edit…' }).click()
  await expect(page).toHaveURL(/\/streams\/APP\/EDITED\/edit$/)
  const description = page.getByLabel('Description', { exact: true })
  await expect(description).toHaveValue('first')
  await expect(page.getByLabel('Max messages', { exact: true })).toHaveValue('50')
  await expect(page.getByLabel('Name', { exact: true })).toHaveAttribute('readonly')
  await page.getByRole('button', { name: 'Review' }).click()
  await expect(page.getByText('Nothing is changed yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await description.fill('mine')
  await page.getByLabel('Max messages', { exact: true }).fill('10')
  await page.getByRole('button', { name: 'Review' }).click()
  await expect(page.getByRole('row', { name: 'max_msgs 50 10 can lose data' })).toBeVisible()

  // Somebody else is there first.
  await app.update({ ...PLAIN, name: 'EDITED', subjects: ['edited.*'], description: 'theirs', max_msgs: 50 })
  await page.getByLabel(/^Type .* to confirm$/).fill('EDITED')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('row', { name: /^description \(both\) first mine theirs/ })).toBeVisible()
  await page.getByRole('radiogroup', { name: 'Take description' }).getByText('yours').click()
  await page.getByRole('button', { name: 'Go on from what it is now' }).click()
  await expect(page.getByRole('row', { name: 'description theirs mine' })).toBeVisible()
  await page.getByLabel(/^Type .* to confirm$/).fill('EDITED')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('region', { name: 'Review', exact: true })).toContainText('Done')
  expect(await streamConfig('EDITED')).toMatchObject({ description: 'mine', max_msgs: 10 })
})
