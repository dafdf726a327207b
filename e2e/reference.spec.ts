import { LoneDashboard } from './support/lone-dashboard'
import { mapOf } from './support/map'
import { expectSteadyTakeover } from './support/places'
import { generatedFleet } from './support/simulated/generate'
import { SimulatedSystem } from './support/simulated-system'
import { expect, type Locator, type Page, test } from './support/test'

/**
 * Pictures that hold still: a simulated fleet that is well has no ages, round trips or elections in its map. They lie in
 * `e2e/reference`, are looked at when they change (`npm run e2e -- e2e/reference.spec.ts --update-snapshots`), and are of
 * Debian's Chromium.
 */
test.skip(process.platform !== 'linux', 'other systems smooth letters in another way')

const SIZES = {
  12: { servers: 12, clusters: 4, regions: 3, streams: 8, busy: 0, crossRegion: 1 },
  120: { servers: 120, clusters: 16, regions: 6, streams: 64, busy: 0, crossRegion: 2 },
} as const
type Size = keyof typeof SIZES
const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const

/** What its window shows: the grid itself is far larger. */
const grid = (page: Page, name: string) => page.getByRole('grid', { name }).locator('xpath=..')
/** What is pictured: of the maps in every window, of the grids in one. At 1,200 servers a busy machine answers late. */
const PICTURES: {
  name: string
  of: Size
  path: string
  part: (page: Page) => Locator
  windows: readonly (typeof WINDOWS)[number][]
  ready: (part: Locator) => Promise<void>
}[] = [
  {
    name: 'map-12',
    of: 12,
    path: '/map',
    part: mapOf,
    windows: WINDOWS,
    ready: (map) => expect(servers(map)).toHaveCount(12),
  },
  {
    name: 'map-120',
    of: 120,
    path: '/map?opened=r3',
    part: mapOf,
    windows: WINDOWS,
    ready: (map) => expect(servers(map)).toHaveCount(17),
  },
  {
    name: 'placement-120',
    of: 120,
    path: '/placement',
    part: (page) => grid(page, 'Placement of streams on servers').locator('xpath=..'),
    windows: [WINDOWS[0]],
    ready: (part) => expect(part.getByRole('row', { name: /c1-S0/ })).toBeVisible(),
  },
  {
    name: 'gateways-120',
    of: 120,
    path: '/gateways',
    part: (page) => grid(page, 'Gateways, row sees column'),
    windows: [WINDOWS[0]],
    ready: (part) => expect(part.getByRole('gridcell', { name: /^c1 to c2: 8 of 8/ })).toBeVisible(),
  },
]
const servers = (map: Locator) => map.getByRole('button', { name: /^[^,]+, server, up/ })

const stops: (() => Promise<void>)[] = []
const urls = new Map<Size, string>()

test.beforeAll(async () => {
  test.setTimeout(120_000)
  for (const size of [12, 120] as const) {
    const system = await SimulatedSystem.start(generatedFleet(SIZES[size]))
    stops.push(() => system.stop())
    const dashboard = await LoneDashboard.start(() => ({
      name: 'fleet',
      system: { servers: [system.url], user: 'sim', password: 'sim' },
    }))
    stops.push(() => dashboard.stop())
    await dashboard.until('/api/state', (body) => {
      const state = JSON.parse(body)
      return state.coverage.answered === size && state.streams.length === SIZES[size].streams
    })
    urls.set(size, dashboard.url)
  }
})
test.afterAll(async () => {
  for (const stop of stops.reverse()) await stop()
})

// The larger window shows the same drawing, larger.
for (const window of WINDOWS)
  for (const asked of window.width > 1440 ? [''] : ['', '?opened=r3', '?sel=stream:APP/c15-S14'])
    test(`120 servers, ${window.width} × ${window.height}: nothing moves when the browser takes over /map${asked}`, async ({
      browser,
    }) => {
      await expectSteadyTakeover(browser, `${urls.get(120)}/map${asked}`, window)
    })

test('120 servers: with a stream the legend says more in as much room, and its keys lie apart', async ({
  page,
}) => {
  const legend = page.getByRole('region', { name: 'Legend' })
  const height = async () => (await legend.boundingBox())?.height
  await page.goto(`${urls.get(120)}/map`)
  const before = await height()
  await page.goto(`${urls.get(120)}/map?sel=stream:APP/c15-S14`)
  await expect(legend.getByRole('heading', { name: 'Streams' })).toBeVisible()
  expect(await height()).toBe(before)
  const keys = await legend.locator('svg').evaluateAll((all) =>
    all.map((svg) => {
      const boxes = [...svg.querySelectorAll('rect, path, circle')].map((e) => e.getBoundingClientRect())
      const [top, bottom] = [Math.min(...boxes.map((b) => b.top)), Math.max(...boxes.map((b) => b.bottom))]
      return { left: boxes[0]?.left ?? 0, right: boxes[0]?.right ?? 0, top, bottom }
    }),
  )
  const touching = keys.flatMap((a, i) =>
    keys
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom + 2 && b.top < a.bottom + 2)
      .map((b) => [a, b]),
  )
  expect(touching).toEqual([])
})

for (const { name, of, path, part, windows, ready } of PICTURES)
  for (const window of windows)
    for (const colorScheme of ['light', 'dark'] as const)
      test(`${name}, ${colorScheme}, ${window.width} × ${window.height}`, async ({ page }) => {
        await page.setViewportSize(window)
        await page.emulateMedia({ colorScheme })
        await page.goto(`${urls.get(of)}${path}`)
        const pictured = part(page)
        await ready(pictured)
        // The picture of the first HTML is fitted to a usual window.
        if (part === mapOf) await expect(pictured).not.toHaveAttribute('viewBox')
        await page.evaluate(() => document.fonts.ready)
        await expect(pictured).toHaveScreenshot(`${name}-${colorScheme}-${window.width}.png`, {
          maxDiffPixelRatio: 0.01,
        })
      })
