import { defaultConfig } from '@/lib/domain/stream-config/model'
import { confirm, openChange } from '../support/change'
import { LATER } from '../support/fault'
import { test } from '../support/fault-test'
import { baseUrl } from '../support/stack'
import { expect } from '../support/test'
import { metaGroup } from '../support/truth'

const RG2 = ['rg2-az1', 'rg2-az2', 'rg2-az3']
const R3 = { num_replicas: 3, placement: { cluster: 'rg2' } }

test.beforeEach(() => test.setTimeout(240_000))

test('a delete that nobody answers because the region is gone is carried out, and Orrery finds that out', async ({
  app,
  fault,
  page,
}) => {
  await app.create({ ...defaultConfig('DOOMED', ['doomed.*']), ...R3 })
  // The request must reach a meta leader that lives: with one in rg2 it is lost, and nothing is deleted.
  await expect(async () => {
    const { leader } = await metaGroup()
    if (RG2.includes(leader ?? ''))
      await page.request.post('/api/meta/step-down', {
        data: { requestId: `step-down-${Date.now()}`, cluster: 'rg1' },
        headers: { origin: baseUrl() },
      })
    expect(RG2).not.toContain((await metaGroup()).leader)
  }).toPass(LATER)
  const dialog = await openChange(page, 'DOOMED', 'Delete…')
  await confirm(dialog, 'DOOMED')
  await fault.strike('SIGKILL', ...RG2)
  await dialog.getByRole('button', { name: 'Delete the stream' }).click()
  await expect(dialog.getByRole('status')).toContainText('Deleted', LATER)
  expect(await app.names()).not.toContain('DOOMED')
  await fault.recover()
  expect(await app.names()).not.toContain('DOOMED')
})

test('a purge that nobody answers is not known, and never sent again', async ({ app, fault, page }) => {
  const asked = await app.apiCalls()
  const dialog = await openChange(page, 'ORDERS', 'Purge…')
  await confirm(dialog, 'ORDERS')
  await fault.strike('SIGKILL', ...RG2)
  await dialog.getByRole('button', { name: 'Purge', exact: true }).click()
  await expect(dialog.getByRole('status')).toContainText('Unknown', LATER)

  // What comes after it waits, and says so: nothing of it was sent.
  const behind = await page.request.post('/api/streams/APP/ORDERS/purge', {
    data: { confirm: '', requestId: 'behind-it-1' },
    headers: { origin: baseUrl() },
  })
  expect(await behind.json()).toMatchObject({
    outcome: 'unknown',
    settled: false,
    waits: { what: 'purge' },
  })
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  const list = page.getByRole('list', { name: 'Changes under way' })
  await expect(list.getByRole('listitem')).toContainText('Purge ORDERS in APPUnknown')
  await fault.recover()
  expect(asked.filter((subject) => subject.includes('PURGE')).length).toBeLessThanOrEqual(1)
})

test('an edit is not sent while nobody can say what there is to edit', async ({ fault, page }) => {
  const dialog = await openChange(page, 'ORDERS', 'Scale or move…')
  await dialog.getByRole('combobox', { name: 'Cluster' }).selectOption('rg3')
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeEnabled()
  await fault.strike('SIGKILL', ...RG2)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog.getByRole('status')).toContainText('Refused', LATER)
  await expect(dialog).toContainText('ORDERS does not answer')
  await fault.recover()
})

test('a create in a region that is gone times out, and is there when the region is back', async ({
  app,
  fault,
  request,
}) => {
  await fault.strike('SIGKILL', ...RG2)
  const data = {
    account: 'APP',
    requestId: 'late-create-1',
    config: { ...defaultConfig('LATE', ['late.*']), ...R3 },
  }
  const sent = await request.post('/api/streams', { data, headers: { origin: baseUrl() } })
  expect(await sent.json()).toMatchObject({ outcome: 'unknown', settled: false })
  await fault.recover()
  const outcome = async () => (await (await request.get('/api/operations/late-create-1')).json()).outcome
  await expect.poll(outcome, LATER).toBe('created')
  await app.remove('LATE')
})
