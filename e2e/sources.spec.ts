import { appOfFile } from './support/app-of-file'
import { readFacts, readTable, secondsOf, texts } from './support/tables'
import { expect, test } from './support/test'

const SOON = { timeout: 20_000 }

/** A stream that mirrors another, one that takes from it and from one that is not there, and a consumer. */
const app = appOfFile('ORDERS')
test.beforeAll(async () => {
  await app.publish('orders.new', 40)
  await app.create({
    name: 'COPY',
    num_replicas: 1,
    placement: { cluster: 'rg1' },
    mirror: { name: 'ORDERS' },
  })
  await app.create({
    name: 'TAKES',
    num_replicas: 3,
    placement: { cluster: 'rg3' },
    sources: [
      { name: 'ORDERS', filter_subject: 'orders.new' },
      { name: 'NOWHERE', external: { api: '$JS.hub.API', deliver: 'hub.deliver' } },
    ],
  })
  const consumer = { durable_name: 'WORKER', ack_policy: 'explicit', ack_wait: 5_000_000_000 }
  await app.consumer('ORDERS', consumer)
})

test('the Replication Report has both, with lag and filters', async ({ page }) => {
  await page.goto('/streams')
  await expect(async () => {
    const { rows } = await readTable(page, 'Replication Report')
    expect([...rows.keys()].sort()).toEqual(['COPY', 'TAKES'])
    expect(
      texts(rows.get('COPY'), 'Kind', 'Source stream', 'Filters and transforms', 'Lag', 'Error'),
    ).toEqual({
      Kind: 'mirror',
      'Source stream': 'ORDERS',
      'Filters and transforms': 'all',
      Lag: '0',
      Error: 'none',
    })
  }).toPass(SOON)
  const report = page.getByRole('table', { name: 'Replication Report' })
  await expect(report.getByRole('row').filter({ hasText: 'NOWHERE' })).toContainText('$JS.hub.API')
  await expect(report.getByRole('row').filter({ hasText: 'orders.new' })).toContainText('TAKES')
})

test('the page of one says how each source goes, and whom the other serves', async ({ page }) => {
  await page.goto('/streams/APP/TAKES')
  await expect(async () => {
    const { rows } = await readTable(page, 'Mirror and sources of TAKES')
    expect([...rows.keys()].sort()).toEqual(['NOWHERE', 'ORDERS'])
    expect(rows.get('ORDERS')?.Lag?.text).toBe('0')
    expect(rows.get('ORDERS')?.['Filters and transforms']?.text).toBe('orders.new')
    expect(secondsOf(rows.get('ORDERS')?.Active?.text ?? '')).toBeGreaterThanOrEqual(0)
    // Never heard from: not 0.
    expect(rows.get('NOWHERE')?.Lag).toEqual({ text: '–', title: 'it has not heard from its source yet' })
  }).toPass(SOON)
  await page.goto('/streams/APP/ORDERS')
  await expect(page.getByText('taken by COPY, TAKES')).toBeVisible()
  await expect(async () => {
    const { Alternates } = await readFacts(page, 'Placement')
    expect(Alternates?.text.split('\n').sort()).toEqual(['COPY · rg1', 'ORDERS · rg2'])
  }).toPass(SOON)
  await page.getByText('Configuration as the server sent it').click()
  await expect(page.getByText('"num_replicas": 3')).toBeVisible()
})

test('a consumer has its own leader and replicas, their state, and how it is set', async ({ page }) => {
  await page.goto('/streams/APP/ORDERS')
  await expect(async () => {
    const { leader, followers } = await app.consumerGroup('ORDERS', 'WORKER')
    const { rows } = await readTable(page, 'Consumers of ORDERS')
    const row = rows.get('WORKER')
    const members = row?.['Leader and replicas']?.text ?? ''
    expect(members).toContain(`leader ${leader}`)
    expect(followers).toHaveLength(2)
    for (const server of followers) expect(members).toContain(server)
    expect(row?.['Leader and replicas']?.title).toMatch(/: current, seen \d+\.\d\ds ago/)
    expect(texts(row, 'Mode', 'Ack', 'Ack wait', 'Unprocessed', 'Ack Pending', 'Redelivered')).toEqual({
      Mode: 'pull, durable',
      Ack: 'explicit',
      'Ack wait': '5.0 s',
      Unprocessed: '40',
      'Ack Pending': '0',
      Redelivered: '0',
    })
  }).toPass(SOON)
  await page.goto('/jetstream')
  await page.getByRole('button', { name: 'Count consumer leaders' }).click()
  await expect(async () => {
    const { rows, foot } = await readTable(page, 'RAFT Leader Report')
    const { leader } = await app.consumerGroup('ORDERS', 'WORKER')
    expect(foot['Consumer leaders']?.text).toBe('1')
    expect(rows.get(leader)?.['Consumer leaders']?.text).toBe('1')
  }).toPass(SOON)
})
