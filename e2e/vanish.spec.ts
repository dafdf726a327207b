import { settled } from './support/app-account'
import { appOfEach } from './support/app-of-file'
import { bringBackAfterEach } from './support/bring-back'
import { allReady, kill, restart } from './support/stack'
import { readTable, texts } from './support/tables'
import { expect, type Page, test } from './support/test'
import { streamTruth } from './support/truth'

test.describe.configure({ timeout: 120_000 })

const SOON = { timeout: 20_000 }
const RG2 = ['rg2-az1', 'rg2-az2', 'rg2-az3']

bringBackAfterEach()
const app = appOfEach()

test('a stream that is deleted leaves the report and stays to be seen as gone', async ({ page }) => {
  await app.create({
    name: 'SHORTLIVED',
    subjects: ['shortlived.*'],
    storage: 'file',
    retention: 'limits',
    num_replicas: 3,
    placement: { cluster: 'rg2' },
  })
  await app.publish('shortlived.x', 7)
  await page.goto('/streams?sel=stream:APP/SHORTLIVED')
  await expect(async () => {
    const { rows } = await readTable(page, 'Stream Report')
    expect(texts(rows.get('SHORTLIVED'), 'Messages', 'Margin')).toEqual({ Messages: '7', Margin: '+1' })
  }).toPass(SOON)
  expect((await streamTruth('SHORTLIVED'))?.state.messages).toBe(7)

  await app.remove('SHORTLIVED')

  const gone = page.getByRole('table', { name: 'Streams that are gone' })
  await expect(gone.getByRole('rowheader', { name: 'SHORTLIVED' })).toBeVisible(SOON)
  const { rows } = await readTable(page, 'Streams that are gone')
  expect(texts(rows.get('SHORTLIVED'), 'How we know', 'Messages', 'LastSeq', 'Was held by')).toEqual({
    'How we know': 'its deletion was announced',
    Messages: '7',
    LastSeq: '7',
    'Was held by': RG2.join(', '),
  })
  await expect(page.getByRole('table', { name: 'Stream Report' }).getByText('SHORTLIVED')).toHaveCount(0)
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(
    'gone: its deletion was announced',
  )
  const state = await (await page.request.get('/api/state')).json()
  expect(state.streams.map((s: { name: string }) => s.name)).not.toContain('SHORTLIVED')

  await page.goto('/streams/APP/SHORTLIVED')
  await expect(
    page.getByText(/^SHORTLIVED is gone since .* UTC, .* ago: its deletion was announced/),
  ).toBeVisible()
})

test('a stream whose servers are all killed keeps its row without a leader, and comes back', async ({
  page,
}) => {
  await app.createScenario('EVENTS', 'ORDERS')
  await app.publish('orders.new', 5)
  await page.goto('/streams')
  await expectMargins(page, { ORDERS: '+1', EVENTS: '+1' })
  // Only what had been seen can stay.
  await expect(async () => {
    const { rows } = await readTable(page, 'Stream Report')
    expect(rows.get('ORDERS')?.Messages?.text).toBe('5')
  }).toPass(SOON)

  await Promise.all(RG2.map((name) => kill(name, 'SIGKILL')))

  await expectMargins(page, { ORDERS: '−2, no leader', EVENTS: '+1' })
  // The leader's death takes the leader away at once; the other two are judged each on its own evidence.
  await expect(async () => {
    const { rows } = await readTable(page, 'Stream Report')
    expect(texts(rows.get('ORDERS'), 'Messages', 'Margin')).toEqual({
      Messages: '5',
      Margin: '−2, no leader',
    })
    for (const name of RG2) expect(rows.get('ORDERS')?.Replicas?.text).toContain(`${name} offline`)
  }).toPass(SOON)

  await Promise.all(RG2.map(restart))
  await allReady()
  await settled('ORDERS')
  await expectMargins(page, { ORDERS: '+1', EVENTS: '+1' })
  await expect(page.getByRole('table', { name: 'Streams that are gone' }).getByText('ORDERS')).toHaveCount(0)
})

async function expectMargins(page: Page, margins: Record<string, string>) {
  await expect(async () => {
    const { rows } = await readTable(page, 'Stream Report')
    const shown = Object.keys(margins).map((name) => [name, rows.get(name)?.Margin?.text])
    expect(Object.fromEntries(shown)).toEqual(margins)
  }).toPass(SOON)
}
