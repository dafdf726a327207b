import type { Json } from '@/lib/nats/read'
import { actUntil, TRY } from './support/act'
import { LoneDashboard } from './support/lone-dashboard'
import { mapOf } from './support/map'
import { edited } from './support/simulated/distort'
import { type FleetSize, generatedFleet } from './support/simulated/generate'
import { SimulatedSystem } from './support/simulated-system'
import { expect, type Page, test } from './support/test'

/** What joins servers where they are capsules: lines of streams, routes, leafnodes, and links with a fault. */
const SIZE: FleetSize = { servers: 120, clusters: 16, regions: 6, streams: 64, busy: 0, crossRegion: 2 }
const SOON = { timeout: 45_000 }

let system: SimulatedSystem
let dashboard: LoneDashboard
let ends: (() => void)[] = []

test.beforeAll(async () => {
  test.setTimeout(120_000)
  system = await SimulatedSystem.start(generatedFleet(SIZE))
  dashboard = await LoneDashboard.start(() => ({
    name: 'fleet',
    system: { servers: [system.url], user: 'sim', password: 'sim' },
  }))
  await dashboard.until('/api/state', (body) => {
    const state = JSON.parse(body)
    return state.coverage.answered === SIZE.servers && state.streams.length === SIZE.streams
  })
})
test.afterEach(() => {
  for (const end of ends) end()
  ends = []
})
test.afterAll(async () => {
  await dashboard?.stop()
  await system?.stop()
})

const picture = (page: Page, name: RegExp) => mapOf(page).getByRole('img', { name })
const distort = (server: string, endpoint: string, edit: (data: Json) => Json) => {
  ends.push(system.distort(server, endpoint, edited(edit)))
}
/** `from` has no outbound connection to that cluster. */
const cutGateway = (from: string, to: string) =>
  distort(from, 'GATEWAYZ', (data) => ({
    ...data,
    outbound_gateways: Object.fromEntries(
      Object.entries(data.outbound_gateways ?? {}).filter(([cluster]) => cluster !== to),
    ),
  }))
const cutRoute = (from: string, to: string) =>
  distort(from, 'ROUTEZ', (data) => {
    const routes = Array.isArray(data.routes) ? data.routes : []
    return { ...data, routes: routes.filter((r) => r.remote_name !== to) }
  })

test('streams: a line from the capsule of the leader to each that holds a follower, in the ink of its pin', async ({
  page,
}) => {
  await page.goto(`${dashboard.url}/map?pins=APP/c15-S14,APP/c16-S15`)
  const strokes = (stream: string) =>
    picture(page, new RegExp(`^stream ${stream} of APP, `))
      .locator('path')
      .evaluateAll((paths) => [...new Set(paths.map((p) => getComputedStyle(p).stroke))])
  const [first, second] = await Promise.all([strokes('c15-S14'), strokes('c16-S15')])
  expect(first).toHaveLength(1)
  expect(second).toHaveLength(1)
  expect(first).not.toEqual(second)
  // Leader and followers lie in three regions: two lines, and their heads.
  await expect(picture(page, /^stream c15-S14 of APP, /).locator('path')).toHaveCount(4)
  // Of a stream within one AZ of a closed region there is nothing to join: its replicas are in three AZs here.
  await page.goto(`${dashboard.url}/map?sel=stream:APP/c3-S2&opened=r3`)
  await expect(picture(page, /^stream c3-S2 of APP, in c3, led by c3-n1/).locator('path')).toHaveCount(4)
})

test('routes: a comb for each cluster, and where some are missing how many and which', async ({ page }) => {
  cutRoute('c1-n1', 'c1-n2')
  cutRoute('c1-n2', 'c1-n1')
  await page.goto(`${dashboard.url}/map`)
  const legend = page.getByRole('region', { name: 'Legend' })
  const routes = legend.getByRole('switch', { name: /^Routes / })
  await actUntil(
    () => routes.check({ timeout: 1_000 }),
    () => expect(page).toHaveURL(/layers=.*routes/, TRY),
  )
  await expect(legend.getByText('some missing')).toBeVisible()
  // One leg for each of its three AZs; upright lines are no box that could be called visible.
  await expect(picture(page, /^c7: all \d+ routes are whole$/)).toHaveCount(3)
  // In both AZs that the missing one joins: its leg of the comb, and its number under the capsule.
  const missing = / routes whole, not whole: c1-n1 and c1-n2$/
  await expect(picture(page, new RegExp(`^c1: \\d+ of \\d+${missing.source}`))).toHaveCount(2, SOON)
  await expect(picture(page, new RegExp(`^\\d+ of \\d+${missing.source}`))).toHaveCount(2)
  // Where its servers are drawn the route itself is.
  await page.goto(`${dashboard.url}/map?layers=gateways,ribbons,routes&opened=r1`)
  await expect(picture(page, /^route c1-n1 and c1-n2: not connected$/)).toHaveCount(1)
})

test('leafnodes are counted under their capsule, and in the legend', async ({ page }) => {
  for (const server of ['c2-n1', 'c2-n4'])
    distort(server, 'LEAFZ', () => ({
      leafnodes: 2,
      leafs: [0, 1].map((i) => ({ name: `edge-${server}-${i}`, account: 'APP', ip: '10.0.0.1', rtt: '1ms' })),
    }))
  await page.goto(`${dashboard.url}/map?layers=gateways,ribbons,leafnodes`)
  await expect(
    page.getByRole('region', { name: 'Legend' }).getByRole('switch', { name: 'Leafnodes 4' }),
  ).toBeChecked(SOON)
  const noted = picture(page, /^4 leafnodes$/)
  await expect(noted).toHaveCount(1)
  await expect(noted).toContainText('4')
})

test('links with a fault are named, the worst first; the rest is a number that leads to Gateways', async ({
  page,
}) => {
  const members = (cluster: string) =>
    system.fleet.flatMap((s) => (s.name.startsWith(`${cluster}-`) ? [s.name] : []))
  for (const name of members('c1')) cutGateway(name, 'c6')
  const others = ['c2', 'c3', 'c4', 'c5', 'c7', 'c8', 'c9', 'c10', 'c11', 'c13']
  for (const [i, cluster] of others.entries())
    cutGateway(`${cluster}-n1`, others[(i + 3) % others.length] ?? '')
  await page.goto(`${dashboard.url}/map`)
  const map = mapOf(page)
  await expect(map.getByText('c1 to c6', { exact: true })).toBeVisible(SOON)
  const more = page.getByRole('link', { name: /^\+\d+ more faulty$/ })
  await expect(more).toBeVisible(SOON)
  const named = map.getByRole('button', { name: /^gateway / })
  await expect(async () => {
    const rest = Number(/\d+/.exec((await more.textContent()) ?? '')?.[0])
    expect((await named.count()) + rest).toBe(1 + others.length)
  }).toPass(SOON)
  // Names have as many tracks as are left when all servers are seen.
  expect(await named.count()).toBeGreaterThanOrEqual(2)
  await more.click()
  await expect(page).toHaveURL(/\/gateways\?find=(!|%21)healthy/)
  await expect(page.getByRole('table', { name: /^Pairs/ }).or(page.getByRole('grid'))).not.toHaveCount(0)
})
