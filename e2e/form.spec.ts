import { writeFileSync } from 'node:fs'
import { isAtLeast } from '@/lib/domain/version'
import { PLAIN, settled } from './support/app-account'
import { emptiedApp } from './support/app-of-file'
import { axeFindings } from './support/axe'
import { openForm, openGroups, tabUntil, versionOf } from './support/form'
import { monitor } from './support/stack'
import { expect, test } from './support/test'
import { streamConfig } from './support/truth'

const app = emptiedApp()
let version: string
test.beforeAll(async () => {
  version = versionOf(await monitor('rg1-az1', '/varz'))
})

test('every group of the form reaches the servers, and what they echo is what was asked', async ({
  page,
}) => {
  await app.create({ ...PLAIN, name: 'ORIGIN', subjects: ['origin.*'] })
  await openForm(page)
  await page.getByLabel('Name', { exact: true }).fill('WHOLE')
  await page.getByLabel('Subjects', { exact: true }).fill('whole.* ')
  await page.getByLabel('Description', { exact: true }).fill('all of it')
  await page.getByLabel('Cluster', { exact: true }).selectOption('rg2')
  await page.getByLabel('Max age', { exact: true }).fill('1d')
  await page.getByLabel('Max bytes', { exact: true }).fill('64MiB')
  await page.getByLabel('Max per subject', { exact: true }).fill('5')
  await openGroups(page)
  await page.getByRole('radiogroup', { name: 'Discard' }).getByText('New', { exact: true }).click()
  await page.getByLabel('Discard new per subject').check()
  await page.getByLabel('Duplicate window').fill('90s')
  await page.getByLabel('Allow roll-ups').check()
  await page.getByRole('button', { name: 'Add a source' }).click()
  const source = page.getByRole('group', { name: 'Source 1' })
  await source.getByLabel('Stream', { exact: true }).fill('ORIGIN')
  await source.getByLabel('Filter', { exact: true }).fill('origin.a')
  await page.getByLabel('Republish', { exact: true }).fill('whole.*')
  await page.getByLabel('to', { exact: true }).fill('copy.$1')
  await page.getByLabel('Allow direct access').check()
  if (isAtLeast(version, '2.10')) {
    await page.getByRole('radiogroup', { name: 'Compression' }).getByText('S2').click()
    await page.getByLabel('Transform of').fill('whole.*')
    await page.getByLabel('becomes', { exact: true }).fill('kept.$1')
    await page.getByLabel('Inactive at most').fill('1h')
    await page.getByLabel('First sequence').fill('100')
    await page.getByRole('button', { name: 'Add metadata' }).click()
    await page.getByLabel('Metadata key 1').fill('owner')
    await page.getByLabel('Metadata value 1').fill('team-a')
  }
  if (isAtLeast(version, '2.11')) await page.getByLabel('Delete markers').fill('1m')
  if (isAtLeast(version, '2.14')) await page.getByLabel('Allow atomic batches').check()
  await page.getByRole('button', { name: 'Review' }).click()
  await page.getByRole('button', { name: 'Create stream' }).click()
  const step = page.getByRole('region', { name: 'WHOLE in APP' })
  await expect(step.getByRole('status')).toContainText('Created', { timeout: 20_000 })
  await expect(step).not.toContainText('differs')
  await settled('WHOLE')
  expect(await streamConfig('WHOLE')).toMatchObject({
    subjects: ['whole.*'],
    description: 'all of it',
    max_age: 86_400e9,
    max_bytes: 64 * 2 ** 20,
    max_msgs_per_subject: 5,
    discard: 'new',
    discard_new_per_subject: true,
    duplicate_window: 90e9,
    allow_rollup_hdrs: true,
    sources: [{ name: 'ORIGIN', filter_subject: 'origin.a' }],
    republish: { src: 'whole.*', dest: 'copy.$1' },
    allow_direct: true,
    placement: { cluster: 'rg2' },
    ...(isAtLeast(version, '2.10') && {
      compression: 's2',
      subject_transform: { src: 'whole.*', dest: 'kept.$1' },
      consumer_limits: { inactive_threshold: 3600e9 },
      first_seq: 100,
      metadata: { owner: 'team-a' },
    }),
    ...(isAtLeast(version, '2.11') && { allow_msg_ttl: true, subject_delete_marker_ttl: 60e9 }),
    ...(isAtLeast(version, '2.14') && { allow_atomic: true }),
  })
})

test('what the servers lack is locked and says why; what they drop all the same is named', async ({
  page,
}) => {
  test.skip(isAtLeast(version, '2.14'), `${version} has it all`)
  await openForm(page)
  await openGroups(page)
  const locked = page.getByLabel('Allow fast batches')
  await expect(locked).toHaveAccessibleDescription(new RegExp(`Needs nats-server 2\\.14; .* runs ${version}`))
  await locked.click({ force: true })
  await expect(locked).not.toBeChecked()
  // Past the form: by the API.
  const config = { name: 'DROPPED', subjects: ['dropped'], allow_batched: true, later: 1 }
  const body = { account: 'APP', requestId: `dropped-${Date.now()}`, config }
  const headers = { origin: new URL(page.url()).origin }
  const answer = await page.request.post('/api/streams', { data: body, headers })
  expect(await answer.json()).toMatchObject({ outcome: 'created', differs: ['allow_batched', 'later'] })
})

test('import and export: what is pasted or chosen comes out again, errors are named, nothing is lost', async ({
  page,
}, info) => {
  const config = {
    name: 'TAKEN_IN',
    subjects: ['in.*'],
    retention: 'interest',
    storage: 'memory',
    num_replicas: 3,
    max_age: 3600e9,
    duplicate_window: 60e9,
    deny_delete: true,
    placement: { cluster: 'rg3' },
    later: { field: true },
  }
  await openForm(page)
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  const box = page.getByLabel('Configuration, as the nats CLI or the API write it')
  await box.fill(JSON.stringify({ ...config, max_msgs: 'many' }))
  await page.getByRole('button', { name: 'Fill the form' }).click()
  await expect(page.getByText('max_msgs Not a whole number: "many".')).toBeVisible()
  await expect(page.getByText('Unknown to Orrery, kept under Advanced: later')).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('TAKEN_IN')
  await expect(page.getByLabel('Max age', { exact: true })).toHaveValue('1h')

  const path = info.outputPath('config.json')
  writeFileSync(path, JSON.stringify(config))
  await page.getByLabel('File with a configuration').setInputFiles(path)
  await expect(page.getByText('The form is filled.')).toBeVisible()
  await page.getByRole('radiogroup', { name: 'Form of the request' }).getByText('JSON').click()
  const shown = page.getByRole('region', { name: 'JSON' })
  expect(JSON.parse(await shown.innerText())).toMatchObject(config)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toBe('TAKEN_IN.json')
})

test('a template is created as it is', async ({ page }) => {
  await openForm(page)
  await page.getByRole('button', { name: 'Cross-region stream' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('EVENTS')
  await expect(page.getByRole('region', { name: 'Preview', exact: true })).toContainText(/It (may )?fit/)
  await page.getByRole('button', { name: 'Review' }).click()
  await page.getByRole('button', { name: 'Create stream' }).click()
  await expect(page.getByRole('region', { name: 'EVENTS in APP' }).getByRole('status')).toContainText(
    'Created',
  )
  await settled('EVENTS')
  expect(await streamConfig('EVENTS')).toMatchObject({ placement: { cluster: 'xr' }, num_replicas: 3 })
})

test('errors of hidden fields open their group and take the focus', async ({ page }) => {
  await openForm(page)
  await page.getByLabel('Name', { exact: true }).fill('WRONG')
  await openGroups(page)
  await page.getByLabel('Discard new per subject').check()
  await page.getByRole('button', { name: 'Add a source' }).click()
  await page.getByLabel('Republish', { exact: true }).fill('a..b')
  await page.getByText('Behaviour', { exact: true }).click()
  await page.getByRole('button', { name: 'Review' }).click()
  await expect(page.getByLabel('Discard new per subject')).toBeFocused()
  await expect(page.getByLabel('Discard new per subject')).toHaveAccessibleDescription(/needs discard new/)
  await expect(page.getByLabel('Stream', { exact: true })).toHaveAccessibleDescription(
    'A stream needs a name.',
  )
  expect(await app.names()).toEqual([])
})

test('axe finds nothing in the open form, full of errors', async ({ page }) => {
  await openForm(page)
  await openGroups(page)
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  await page.getByRole('button', { name: 'Add a source' }).click()
  await page.getByRole('button', { name: 'Review' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  expect(await axeFindings(page, 'the open form')).toEqual([])
})

test('keyboard alone opens a group, sets what is in it and fills metadata', async ({ page }) => {
  await openForm(page)
  await page.getByLabel('Name', { exact: true }).focus()
  await tabUntil(page, () => document.activeElement?.textContent?.startsWith('Advanced') ?? false)
  await page.keyboard.press('Enter')
  await tabUntil(page, () => document.activeElement?.id === 'stream-denyDelete')
  await page.keyboard.press('Space')
  await expect(page.getByLabel('Deny delete')).toBeChecked()
  await expect(page.getByText('deny delete', { exact: true })).toBeVisible()
  // 2.9 has no metadata.
  if (!isAtLeast(version, '2.10')) return
  await tabUntil(page, () => document.activeElement?.textContent === 'Add metadata')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Metadata key 1')).toBeVisible()
  await expect(page.getByText('deny delete · 1 metadata key')).toBeVisible()
})
