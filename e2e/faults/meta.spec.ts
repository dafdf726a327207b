import { LATER, SOON } from '../support/fault'
import { MESSAGES, test } from '../support/fault-test'
import { readState, rowOf } from '../support/state'
import { readTable, texts } from '../support/tables'
import { expect, type Page } from '../support/test'

/** Row 5 of the fault table: seven of twelve, so that the meta group has no majority while EVENTS keeps its own. */
const VICTIMS = ['rg1-az3', 'rg2-az1', 'rg2-az2', 'rg2-az3', 'rg3-az1', 'rg3-az2', 'rg3-az3']

test('without a majority of the meta group nothing can be created, and what goes on is said', async ({
  fault,
  desk,
  app,
  page: form,
}) => {
  await describe(form)
  const create = form.getByRole('button', { name: 'Create stream' })
  await expect(create).toBeEnabled()
  await fault.strike('SIGKILL', ...VICTIMS)

  await expect(create).toBeDisabled(SOON)
  const finding = desk.finding('No meta leader, 5 of 12 peers online (needs 7)')
  await expect(finding).toContainText('critical · META_GROUP', LATER)
  await expect(finding).toContainText('nothing can be created, edited, moved or deleted')
  await expect(finding).toContainText(
    '1 of 2 streams still has a quorum of its own and takes writes: EVENTS',
    LATER,
  )
  await expect(desk.finding('Cluster rg2: 0 of 3 servers answer from any vantage')).toBeVisible(SOON)
  await expect(desk.coverage).toHaveText(/5 of 12 answered · rg1-az3 down .* and 6 more/, SOON)
  await expect(form.getByRole('status').filter({ hasText: 'NATS can create nothing' })).toContainText(
    'No meta leader, 5 of 12 peers online (needs 7): NATS can create nothing now.',
  )
  const now = await readState()
  expect(now.meta).toMatchObject({ leader: null, size: 12, quorum: 7, online: 5, margin: -2 })
  expect(rowOf(now.streams, 'EVENTS').quorum).toEqual({ needed: 2, online: 3, margin: 1 })
  expect(rowOf(now.streams, 'ORDERS')).toMatchObject({ leader: null, messages: MESSAGES })
  await expect(async () => {
    const acked = await app.nc.request('events.during', '', { timeout: 2_000 })
    expect(acked.json()).toMatchObject({ stream: 'EVENTS' })
  }, 'EVENTS takes writes').toPass(LATER)

  await desk.tables.goto('/jetstream')
  await expect(async () => {
    const { rows, foot } = await readTable(desk.tables, 'RAFT Meta Group Information')
    expect([...rows].filter(([, row]) => row.Online?.text === 'false').map(([name]) => name)).toEqual(VICTIMS)
    expect(texts(foot, 'Name', 'Online')).toEqual({ Name: '12 peers', Online: '5 of 12' })
  }).toPass(LATER)
  await expect(desk.tables.getByText('meta group has no quorum')).toBeVisible()

  await form.getByRole('button', { name: 'Back' }).click()
  await expect(form.getByLabel('Name', { exact: true }), 'what was typed').toHaveValue('LATER')
  await expect(form.getByRole('region', { name: 'Preview', exact: true })).toContainText('10008')
  await form.getByRole('button', { name: 'Review' }).click()

  await fault.recover()
  await expect(create).toBeEnabled(LATER)
  await create.click()
  await expect(form.getByRole('region', { name: 'LATER in APP' }).getByRole('status')).toContainText(
    'Created',
    LATER,
  )
  await app.remove('LATER')
  await expect.poll(async () => (await readState()).streams.map(({ name }) => name)).toHaveLength(2)
  await fault.end()
})

async function describe(form: Page) {
  await form.goto('/streams/new')
  await form.getByLabel('Name', { exact: true }).fill('LATER')
  await form.getByLabel('Subjects', { exact: true }).fill('later.*')
  await form.getByLabel('Subjects', { exact: true }).blur()
  await expect(form.getByRole('button', { name: 'Remove later.*' })).toBeVisible()
  await form.getByLabel('Cluster', { exact: true }).selectOption('rg1')
  await form.getByRole('button', { name: 'Review' }).click()
}
