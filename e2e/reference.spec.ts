import { LoneDashboard } from './support/lone-dashboard'
import { mapOf } from './support/map'
import { expectSteadyTakeover } from './support/places'
import { generatedFleet } from './support/simulated/generate'
import { SimulatedSystem } from './support/simulated-system'
import { expect, test } from './support/test'

/**
 * Pictures that hold still: a simulated fleet that is well has no ages, round trips or elections in its map. They lie in
 * `e2e/reference`, are looked at when they change (`npm run e2e -- e2e/reference.spec.ts --update-snapshots`), and are of
 * Debian's Chromium.
 */
test.skip(process.platform !== 'linux', 'other systems smooth letters in another way')

const SIZE = { servers: 120, clusters: 16, regions: 6, streams: 64, busy: 0, crossRegion: 2 }

let system: SimulatedSystem
let dashboard: LoneDashboard

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
test.afterAll(async () => {
  await dashboard?.stop()
  await system?.stop()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1440, 900],
    [1920, 1080],
  ] as const) {
    // Once for each size: colours move nothing.
    if (colorScheme === 'light')
      for (const asked of ['', '?opened=r3', '?sel=stream:APP/c15-S14'])
        test(`120 servers, ${width} × ${height}: nothing moves when the browser takes over /map${asked}`, async ({
          browser,
        }) => {
          await expectSteadyTakeover(browser, `${dashboard.url}/map${asked}`, { width, height })
        })

    test(`120 servers, ${colorScheme}, ${width} × ${height}`, async ({ page }) => {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      await page.goto(`${dashboard.url}/map?opened=r3`)
      const map = mapOf(page)
      await expect(map.getByRole('button', { name: /^[^,]+, server, up/ })).toHaveCount(17)
      // The picture of the first HTML is fitted to a usual window.
      await expect(map).not.toHaveAttribute('viewBox')
      await page.evaluate(() => document.fonts.ready)
      await expect(map).toHaveScreenshot(`map-120-${colorScheme}-${width}.png`, { maxDiffPixelRatio: 0.01 })
    })
  }
}
