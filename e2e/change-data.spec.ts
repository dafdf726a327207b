import { PLAIN } from './support/app-account'
import { emptiedApp } from './support/app-of-file'
import { confirm, editJson, openChange, openJson } from './support/change'
import { expect, test } from './support/test'
import { streamConfig } from './support/truth'

const app = emptiedApp()

test('an edit that loses messages says so, wants the name, does it, and is on record', async ({ page }) => {
  await app.create({ ...PLAIN, name: 'KEPT', subjects: ['kept.*'] })
  await app.publish('kept.1', 15)
  const dialog = await openJson(page, 'KEPT')
  const apply = dialog.getByRole('button', { name: 'Apply' })
  await expect(apply).toBeDisabled()
  await editJson(dialog, { max_msgs: 5 })
  const row = dialog.getByRole('row', { name: /max_msgs unlimited 5/ })
  await expect(row).toContainText('can lose data')
  await expect(row).toContainText('All but the newest 5 messages are deleted at once')
  await expect(dialog.getByText('nats stream edit KEPT --max-msgs=5')).toBeVisible()
  await confirm(dialog, 'KEP')
  await expect(apply).toBeDisabled()
  expect(await app.messages('KEPT')).toBe(15)
  await confirm(dialog, 'KEPT')
  await apply.click()
  await expect(dialog.getByRole('status')).toContainText('Done')
  expect(await app.messages('KEPT')).toBe(5)
  expect(await streamConfig('KEPT')).toMatchObject({ max_msgs: 5, subjects: ['kept.*'] })

  await page.goto('/audit')
  const record = page.getByRole('row').filter({ hasText: 'KEPT' }).first()
  await expect(record).toContainText('changed')
  await expect(record).toContainText('max_msgs unlimited → 5')
})

test('two tabs: the second hears what the first did, and goes on from there', async ({ page, context }) => {
  await app.create({ ...PLAIN, name: 'TWO', subjects: ['two.*'], description: 'before' })
  const other = await context.newPage()
  const mine = await openJson(page, 'TWO')
  const theirs = await openJson(other, 'TWO')
  await editJson(mine, { description: 'mine' })
  await editJson(theirs, {
    description: 'theirs',
    max_age: 3_600_000_000_000,
    duplicate_window: 60_000_000_000,
  })
  await expect(mine.getByRole('button', { name: 'Apply' })).toBeEnabled()
  await confirm(theirs, 'TWO')
  await theirs.getByRole('button', { name: 'Apply' }).click()
  await expect(theirs.getByRole('status')).toContainText('Done')

  await mine.getByRole('button', { name: 'Apply' }).click()
  await expect(mine).toContainText('Somebody else changed this stream')
  await expect(mine.getByRole('row', { name: 'description (both) before mine theirs' })).toBeVisible()
  await expect(mine.getByRole('row', { name: 'max_age unlimited unlimited 1h' })).toBeVisible()
  expect(await streamConfig('TWO')).toMatchObject({ description: 'theirs' })

  await mine.getByRole('button', { name: 'Go on from what it is now' }).click()
  await editJson(mine, { description: 'both' })
  await mine.getByRole('button', { name: 'Apply' }).click()
  await expect(mine.getByRole('status')).toContainText('Done')
  expect(await streamConfig('TWO')).toMatchObject({ description: 'both', max_age: 3_600_000_000_000 })
})

test('a purge and a delete, clicked twice, happen once', async ({ page }) => {
  await app.create({ ...PLAIN, name: 'GONE', subjects: ['gone.*'] })
  await app.publish('gone.1', 7)
  const asked = await app.apiCalls()
  const purge = await openChange(page, 'GONE', 'Purge…')
  await expect(purge).toContainText('Cannot be undone')
  await confirm(purge, 'GONE')
  await purge.getByRole('button', { name: 'Purge', exact: true }).dblclick()
  await expect(purge.getByRole('status')).toContainText('7 messages deleted')
  expect(await app.messages('GONE')).toBe(0)

  const remove = await openChange(page, 'GONE', 'Delete…')
  await confirm(remove, 'GONE')
  const sent = page.waitForRequest((request) => request.url().endsWith('/delete'))
  await remove.getByRole('button', { name: 'Delete the stream' }).dblclick()
  const request = await sent
  await expect(remove.getByRole('status')).toContainText('Deleted')
  expect(await app.names()).toEqual([])

  // The same request once more is what the first came to; without the name it is not even sent.
  const again = (data: unknown) =>
    page.request.post(request.url(), { data, headers: { origin: new URL(page.url()).origin } })
  expect(await (await again(request.postDataJSON())).json()).toMatchObject({ outcome: 'deleted' })
  const unsaid = await again({ confirm: 'gone', requestId: 'without-the-name' })
  expect(unsaid.status()).toBe(409)
  expect(await unsaid.json()).toMatchObject({ code: 'confirm-needed', confirm: 'GONE' })
  const changes = () => asked.filter((subject) => /PURGE|DELETE/.test(subject))
  await expect.poll(changes).toEqual(['$JS.API.STREAM.PURGE.GONE', '$JS.API.STREAM.DELETE.GONE'])
})

test('who may change what is told, and what cannot be done says why', async ({ page }) => {
  await app.create({ ...PLAIN, name: 'ALONE', subjects: ['alone.*'] })
  await page.goto('/streams/APP/ALONE')
  await page.getByRole('button', { name: 'Change…' }).first().click()
  const menu = page.getByRole('group', { name: 'Change ALONE' })
  await expect(menu.getByRole('button', { name: 'Move the leader…' })).toContainText(
    'R1: there is nobody to hand over to',
  )
  await expect(menu.getByRole('button', { name: 'Cancel the move…' })).toContainText('No move is under way')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'writes on' }).click()
  const rights = page.getByRole('region', { name: 'Account APP' })
  await expect(rights.getByRole('row', { name: /^purge (permitted|not known)/ })).toBeVisible()
})
