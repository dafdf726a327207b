import { readFile } from 'node:fs/promises'
import { PLAIN } from './support/app-account'
import { emptiedApp } from './support/app-of-file'
import { baseUrl } from './support/stack'
import { expect, test } from './support/test'

const app = emptiedApp()

test('attempts are filtered by what the address says, and saved as they are shown', async ({ page }) => {
  await app.create({ ...PLAIN, name: 'ASKED', subjects: ['asked.*'] })
  const post = async (what: string, requestId: string, confirm: string) => {
    const data = { requestId, confirm }
    const url = `/api/streams/APP/ASKED/${what}`
    return (await page.request.post(url, { data, headers: { origin: baseUrl() } })).status()
  }
  const run = Date.now()
  expect(await post('purge', `purge-${run}-a`, 'ASKED')).toBe(200)
  expect(await post('purge', `purge-${run}-b`, '')).toBe(409)
  expect(await post('delete', `delete-${run}`, '')).toBe(409)

  await page.goto('/audit?stream=ask')
  const rows = page.getByRole('row').filter({ hasText: 'ASKED' })
  await expect(rows).toHaveCount(3)
  const bar = page.getByRole('search', { name: 'Attempts shown' })
  await expect(bar.getByRole('searchbox', { name: 'Stream' })).toHaveValue('ask')
  await bar.getByRole('combobox', { name: 'Outcome' }).selectOption('confirm-needed')
  await expect(rows).toHaveCount(2)
  await bar.getByRole('combobox', { name: 'Change' }).selectOption('delete')
  await expect(rows).toHaveCount(1)
  await expect
    .poll(() => Object.fromEntries(new URL(page.url()).searchParams))
    .toEqual({ stream: 'ask', what: 'delete', outcome: 'confirm-needed' })
  await expect(rows).toContainText('delete')

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: /^CSV/ }).click()
  const text = await readFile(await (await saved).path(), 'utf8')
  expect(text.trimEnd().split('\n')).toHaveLength(2)
  const whole = await page.request.get('/api/audit?export=jsonl')
  expect((await whole.text()).split('\n').filter((line) => line.includes(`-${run}`)).length).toBe(6)

  await bar.getByRole('combobox', { name: 'Account' }).selectOption('$SYS')
  await expect(page.getByText('No attempt on record is like that.')).toBeVisible()
  await bar.getByRole('button', { name: 'Show all' }).click()
  await expect(page).toHaveURL(/\/audit$/)
  await expect(rows.first()).toBeVisible()
})
