import { plural } from '@/lib/domain/format'
import { actUntil, TRY } from './support/act'
import { ask } from './support/http'
import { follow } from './support/live-snapshots'
import { LoneDashboard } from './support/lone-dashboard'
import { generatedFleet } from './support/simulated/generate'
import { SimulatedSystem } from './support/simulated-system'
import { expect, test } from './support/test'

const STREAMS = 2000
const INLINED = 1_000_000

let system: SimulatedSystem
let dashboard: LoneDashboard
const stop = new AbortController()
let live: ReturnType<typeof follow>
test.beforeAll(async () => {
  test.setTimeout(180_000)
  system = await SimulatedSystem.start(
    generatedFleet({ servers: 6, clusters: 2, regions: 2, streams: STREAMS, busy: 0 }),
  )
  dashboard = await LoneDashboard.start(() => ({
    name: 'large',
    system: { servers: [system.url], user: 'sim', password: 'sim' },
  }))
  live = follow(dashboard.url, stop.signal)
  await expect.poll(() => live.current?.streams.length, { timeout: 150_000 }).toBe(STREAMS)
})
test.afterAll(async () => {
  stop.abort()
  await dashboard?.stop()
  await system?.stop()
})

test('from the first moment on no stream was ever shown without a leader', () => {
  expect([...live.leaderless]).toEqual([])
  expect([...live.critical].filter((c) => c.startsWith('STREAM_QUORUM'))).toEqual([])
})

test('the first HTML shows the totals of all streams without carrying them', async ({ browser }) => {
  const { body } = await ask(`${dashboard.url}/streams`)
  expect(body.length).toBeLessThan(INLINED)
  expect(body.length).toBeLessThan(JSON.stringify(live.current).length / 2)
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const page = await plain.newPage()
  await page.goto(`${dashboard.url}/streams`)
  const report = page.getByRole('table', { name: 'Stream Report' })
  await expect(report).toHaveAttribute('aria-rowcount', String(STREAMS + 2))
  await expect(report.getByText(plural(STREAMS, 'stream'), { exact: true })).toBeVisible()
  await plain.close()
})

test('the browser takes the page over as it was drawn, and follows', async ({ page }) => {
  const said: string[] = []
  page.on('pageerror', (error) => said.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text())
  })
  const fetched = page.waitForResponse((response) => response.url().includes('/api/state?drawn='))
  await page.goto(`${dashboard.url}/streams`)
  const report = page.getByRole('table', { name: 'Stream Report' })
  // Drawn by the server, whether taken over yet or not.
  await expect(report).toHaveAttribute('aria-rowcount', String(STREAMS + 2))
  expect((await (await fetched).json()).streams).toHaveLength(STREAMS)
  await actUntil(
    () => report.getByRole('button', { name: 'Messages' }).click(),
    () => expect(page).toHaveURL(/sort=messages/, TRY),
  )
  await expect(report).toHaveAttribute('aria-rowcount', String(STREAMS + 2))
  expect(said).toEqual([])
})

test('a stream selected by the address comes into sight in the placement grid, and does not come back', async ({
  page,
}) => {
  const last = live.current?.streams.toSorted((a, b) => (a.name < b.name ? -1 : 1)).at(-1)
  if (!last?.leader) throw new Error('no stream has a leader')
  await page.goto(`${dashboard.url}/placement?group=name&sel=stream:${last.account}/${last.name}`)
  const grid = page.getByRole('grid', { name: 'Placement of streams on servers' })
  const row = grid.getByRole('row', { selected: true })
  await expect(row.getByRole('rowheader', { name: last.name })).toBeInViewport()
  await expect(
    grid.getByRole('gridcell', { name: `${last.name} on ${last.leader}, leader` }),
  ).toBeInViewport()
  await grid.hover()
  await page.mouse.wheel(0, -1_000_000)
  await expect(row).toHaveCount(0)
  const { seq } = live.current ?? { seq: 0 }
  await expect.poll(() => live.current?.seq).toBeGreaterThan(seq)
  await expect(row).toHaveCount(0)
})
