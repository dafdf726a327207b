import { PLAIN, settled } from './support/app-account'
import { appOfFile } from './support/app-of-file'
import { type LiveFrame, liveEvents } from './support/live-events'
import { expectReplicasOnMap } from './support/map'
import { readTable, shown, texts } from './support/tables'
import { expect, test } from './support/test'
import { everyServer, ledStream, metaGroup, varz } from './support/truth'

const SOON = { timeout: 20_000 }

const app = appOfFile('EVENTS', 'ORDERS')

test('what others change appears in an open page without a reload', async ({ page }) => {
  let loads = 0
  page.on('load', () => loads++)
  await page.goto('/streams')
  const report = page.getByRole('table', { name: 'Stream Report' })
  await expect(report.getByRole('row', { name: /ORDERS/ })).toBeVisible()

  const before = (await ledStream('ORDERS')).state.messages
  await app.publish('orders.new', 17)
  await expect(async () => {
    const { rows } = await readTable(page, 'Stream Report')
    expect(texts(rows.get('ORDERS'), 'Messages')).toEqual({ Messages: shown(before + 17) })
  }).toPass(SOON)
  expect((await ledStream('ORDERS')).state.messages).toBe(before + 17)

  await app.create({ ...PLAIN, name: 'FRESH', subjects: ['fresh.*'] })
  await expect(report.getByRole('row', { name: /FRESH/ })).toBeVisible(SOON)
  await app.remove('FRESH')
  await expect(report.getByRole('row', { name: /FRESH/ })).toHaveCount(0, SOON)
  expect(loads).toBe(1)
})

test('a step-down of the leader moves it on the open map', async ({ page }) => {
  let loads = 0
  page.on('load', () => loads++)
  await page.goto('/map?sel=stream:APP/ORDERS')
  await expectReplicasOnMap(page, 'ORDERS')
  const before = (await ledStream('ORDERS')).leader
  await app.stepDown('ORDERS')
  await expect(async () => expect((await ledStream('ORDERS')).leader).not.toBe(before)).toPass(SOON)
  await settled('ORDERS')
  await expectReplicasOnMap(page, 'ORDERS')
  expect(loads).toBe(1)
})

test('the first HTML holds the data, without any JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    const page = await context.newPage()
    await page.goto('/servers')
    const real = await everyServer(varz)
    const { rows } = await readTable(page, 'Server Overview')
    expect([...rows].map(([name, row]) => [name, row.Version?.text]).sort()).toEqual(
      [...real].map(([name, { version }]) => [name, version]).sort(),
    )
    await page.goto('/jetstream')
    const { leader } = await metaGroup()
    expect((await readTable(page, 'JetStream Summary')).rows.get(leader)?.Meta?.text).toBe('leader')
    await page.goto('/map?sel=stream:APP/ORDERS')
    await expectReplicasOnMap(page, 'ORDERS')
  } finally {
    await context.close()
  }
})

test('a viewer that comes back with Last-Event-ID misses nothing', async ({ request }) => {
  const first = await take((frames) => frames.filter(({ type }) => type === 'delta').length >= 2)
  const numbered = first.filter(({ type }) => type !== 'beat')
  expect(numbered[0]?.type).toBe('snapshot')
  expectNoGap(numbered)
  const left = numbered.at(-1)
  if (!left?.id) throw new Error('no event with an id')

  // Things go on while nobody listens.
  const missed = left.data.seq + 3
  await expect(async () => {
    await app.publish('orders.new', 5)
    const tag = (await request.get('/api/state')).headers().etag ?? ''
    expect(Number(/\/(\d+)"$/.exec(tag)?.[1])).toBeGreaterThan(missed)
  }).toPass(SOON)

  const back = await take((frames) => frames.some(({ data }) => data.seq > missed), left.id)
  expect(back[0]?.type).toBe('delta')
  expect(back.map(({ type }) => type)).not.toContain('snapshot')
  expectNoGap([left, ...back.filter(({ type }) => type === 'delta')])

  const stranger = await take((frames) => frames.length > 0, 'another-epoch/1')
  expect(stranger[0]?.type).toBe('snapshot')
})

/** Reads events until `enough` of them are there. */
async function take(enough: (frames: LiveFrame[]) => boolean, lastEventId?: string): Promise<LiveFrame[]> {
  const stop = new AbortController()
  const frames: LiveFrame[] = []
  try {
    for await (const frame of liveEvents(
      AbortSignal.any([stop.signal, AbortSignal.timeout(30_000)]),
      lastEventId,
    )) {
      frames.push(frame)
      if (enough(frames)) return frames
    }
  } finally {
    stop.abort()
  }
  throw new Error('/api/live has ended')
}

/** Every delta builds on the event before it. */
function expectNoGap(frames: LiveFrame[]) {
  const [, ...later] = frames
  expect(later.length).toBeGreaterThan(0)
  expect(later.map(({ data }) => data.from)).toEqual(frames.slice(0, -1).map(({ data }) => data.seq))
}
