import { startFleet } from '@/bench/support/fleet'
import { actUntil, TRY } from './support/act'
import { LoneDashboard } from './support/lone-dashboard'
import { mapOf, serverMark } from './support/map'
import { silent } from './support/simulated/distort'
import { type FleetSize, generatedFleet } from './support/simulated/generate'
import { SimulatedSystem } from './support/simulated-system'
import { expect, type Locator, type Page, test } from './support/test'

const SOME: FleetSize = { servers: 120, clusters: 16, regions: 6, streams: 64, busy: 0, crossRegion: 2 }
const MANY: FleetSize = { servers: 1200, clusters: 60, regions: 6, streams: 60, busy: 0, crossRegion: 6 }

/** A fleet of this size takes a busy machine a while to answer. */
const BUSY = { timeout: 45_000 }

let system: SimulatedSystem
let some: LoneDashboard
let fleet: Awaited<ReturnType<typeof startFleet>>
let many: LoneDashboard

const watching = (url: string) =>
  LoneDashboard.start(() => ({ name: 'fleet', system: { servers: [url], user: 'sim', password: 'sim' } }))
/** Until it knows all servers and streams; whether all have answered in time depends on how busy the machine is. */
const known = (dashboard: LoneDashboard, { servers, streams }: FleetSize) =>
  dashboard.until('/api/state', (body) => {
    const state = JSON.parse(body)
    return state.coverage.expected === servers && state.streams.length === streams
  })

test.beforeAll(async () => {
  test.setTimeout(180_000)
  // The larger one in a process of its own: it has much to answer while the smaller one is looked at.
  fleet = await startFleet(MANY)
  many = await watching(fleet.url)
  system = await SimulatedSystem.start(generatedFleet(SOME))
  some = await watching(system.url)
  await known(some, SOME)
})
test.afterAll(async () => {
  await many?.stop()
  fleet?.stop()
  await some?.stop()
  await system?.stop()
})

const marks = (page: Page, name: RegExp): Locator => mapOf(page).getByRole('button', { name })
const capsules = (page: Page) => marks(page, /, capsule, /)
const foot = (page: Page, region: string) => marks(page, new RegExp(` hidden in ${region}, `))
const servers = (page: Page) => marks(page, /^[^,]+, server, /)
/** Of what goes away when it worked: a second try finds nothing. */
const clickIfThere = async (what: Locator) => {
  if (await what.isVisible()) await what.click({ timeout: 1_000 })
}
/** Where the marks that are no servers stand, by their names without counts. */
const rows = (page: Page) =>
  marks(page, /, (cross-region )?cluster, /).evaluateAll((all) =>
    all.map((m) => [m.getAttribute('data-mark'), m.querySelector('rect')?.getAttribute('y')]),
  )

test('120 servers: AZ capsules; a region opens by its foot, by Enter and by the address, and every row stays', async ({
  page,
}) => {
  await page.goto(`${some.url}/map`)
  await expect(capsules(page)).toHaveCount(56)
  await expect(servers(page)).toHaveCount(0)
  await expect(page.getByText('· AZ capsules')).toHaveAttribute('title', /open a region .* \(x\)$/)
  await expect(marks(page, /holds the meta leader/)).toHaveAccessibleName(
    /^c1 in r1 az 1, capsule, 3 servers/,
  )
  const before = await rows(page)
  await actUntil(
    () => foot(page, 'r3').click(),
    () => expect(page).toHaveURL(/opened=r3/, TRY),
  )
  await expect(servers(page)).toHaveCount(17)
  await expect(serverMark(page, 'c3-n1')).toBeVisible()
  expect(await rows(page)).toEqual(before)
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/opened=/)
  await expect(servers(page)).toHaveCount(0)

  await marks(page, /^c2 in r2 az 2, capsule/).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/opened=r2/)
  await expect(serverMark(page, 'c2-n2')).toBeVisible()
  await page.goBack()
  await expect(servers(page)).toHaveCount(0)

  await page.goto(`${some.url}/map?opened=r9`)
  await expect(page.getByText('The region “r9” to open is not in the present picture')).toBeVisible()
})

test('120 servers: where a stream lives is told by the capsules', async ({ page }) => {
  await page.goto(`${some.url}/map?sel=stream:APP/c15-S14`)
  await expect(marks(page, /, leader of c15-S14$/)).toHaveAccessibleName(/^c15 in r1 az 1, capsule/)
  await expect(marks(page, /, replica of c15-S14$/)).toHaveCount(2)

  // What holds nothing of it is grey, and its swatch as well as its edge is there to be seen.
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const looks = await mapOf(page)
      .locator('[data-mark^="cluster:"]')
      .evaluateAll((bands) =>
        bands.map((band) => {
          const of = (part: string) => band.querySelector(`[class*="${part}"]`)
          const [swatch, edge] = [of('swatch'), of('bandEdge') ?? of('ribbonEdge')]
          return [
            band.hasAttribute('data-dim'),
            swatch && getComputedStyle(swatch).fill,
            edge && getComputedStyle(edge).stroke,
          ]
        }),
      )
    const dimmed = looks.filter(([dim]) => dim)
    expect(dimmed).toHaveLength(15)
    const grey = { light: 'rgb(185, 193, 203)', dark: 'rgb(74, 86, 102)' }[colorScheme]
    expect(new Set(dimmed.map(String))).toEqual(new Set([`true,${grey},${grey}`]))
  }
})

test('what is hidden is never silent: capsule, foot and region head show the worst state', async ({
  page,
}) => {
  const end = system.distort('c2-n1', '*', silent)
  await page.goto(`${some.url}/map`)
  await expect(foot(page, 'r2')).toHaveAccessibleName(
    /^25 hidden in r2, worst (silent|down), open the region$/,
  )
  await expect(marks(page, /^c2 in r2 az 1, capsule/)).toHaveAccessibleName(
    /2 of 3 servers answer, 1 (silent|down)/,
  )
  await expect(marks(page, /^r2, region, /)).toHaveAccessibleName('r2, region, 24 of 25 servers answer')
  await expect(foot(page, 'r1')).toHaveAccessibleName(/all up/)
  end()
  await expect(foot(page, 'r2')).toHaveAccessibleName(/all up/)
})

test('two presses scope to a region and to an AZ; the way back is the breadcrumb, Esc, and back', async ({
  page,
}) => {
  await page.goto(`${some.url}/map`)
  const way = page.getByRole('navigation', { name: 'Scope of the map' })
  const region = marks(page, /^r2, region, /)
  await actUntil(
    () => region.dblclick({ position: { x: 30, y: 10 } }),
    () => expect(page).toHaveURL(/scope=r2(&|$)/, TRY),
  )
  await expect(servers(page)).toHaveCount(25)
  await expect(way).toHaveText('fleet›r2')
  // In the head of the AZ's column.
  const box = await page.getByText('az 3', { exact: true }).first().boundingBox()
  if (!box) throw new Error('no column of az 3')
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2)
  await expect(page).toHaveURL(/scope=r2\/3/)
  await expect(way).toHaveText('fleet›r2›az 3')
  await expect(servers(page)).toHaveCount(6)
  await way.getByRole('button', { name: 'r2' }).click()
  await expect(servers(page)).toHaveCount(25)
  // Once for what is selected, once for the scope.
  await actUntil(
    () => page.keyboard.press('Escape'),
    () => expect(page).not.toHaveURL(/scope=/, TRY),
  )
  await expect(servers(page)).toHaveCount(0)

  await page.goto(`${some.url}/map?scope=r2/9`)
  const notice = page
    .getByRole('status')
    .filter({ hasText: 'The scope “r2/9” is not in the present picture' })
  await actUntil(
    () => clickIfThere(notice.getByRole('button', { name: 'Dismiss' })),
    () => expect(page).not.toHaveURL(/scope=/, TRY),
  )
  await expect(capsules(page)).toHaveCount(56)
})

test('what is looked at is in the address, comes back with it, and fills no history; the small map moves it', async ({
  page,
}) => {
  const scene = () => mapOf(page).locator('> g').getAttribute('transform')
  const small = page.locator('[data-minimap]')
  // In a smaller one not all has room at the size of its words.
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${some.url}/map`)
  await expect(mapOf(page)).not.toHaveAttribute('viewBox')
  expect(page.url()).not.toContain('vp=')
  await expect(small).toHaveCount(0)
  const entries = await page.evaluate(() => history.length)
  await page.mouse.move(500, 400)
  await page.mouse.wheel(0, -600)
  await expect(page).toHaveURL(/vp=/)
  await expect(small).toBeVisible()
  const [address, there] = [page.url(), await scene()]
  await small.click({ position: { x: 8, y: 60 } })
  await expect(page).not.toHaveURL(address)
  expect(await scene()).not.toBe(there)
  expect(await page.evaluate(() => history.length)).toBe(entries)

  await page.goto(address)
  await expect.poll(async () => apart(await scene(), there)).toBeLessThan(4)
  await page.keyboard.press('0')
  await expect(page).not.toHaveURL(/vp=/)
  await expect(small).toHaveCount(0)
  await page.goto(`${some.url}/map?vp=there`)
  await expect(page.getByText('The viewport “there” cannot be read')).toBeVisible()
})

/** How far two transforms lie from each other, px: the address rounds. */
function apart(one: string | null, other: string | null): number {
  const [p, q] = [one, other].map((t) => [...(t ?? '').matchAll(/-?\d+(\.\d+)?/g)].map(([n]) => Number(n)))
  if (!p || !q || p.length === 0 || p.length !== q.length) return Number.POSITIVE_INFINITY
  return Math.max(...p.map((n, i) => Math.abs(n - (q[i] ?? 0))))
}

test('1,200 servers: a capsule a cluster; the servers of one are drawn when it is chosen, and never too many', async ({
  page,
}) => {
  await known(many, MANY)
  await page.goto(`${many.url}/map`)
  await expect(capsules(page)).toHaveCount(90)
  await expect(marks(page, /holds the meta leader/)).toHaveAccessibleName(/^c1 in r1, capsule, /, BUSY)
  await actUntil(
    () => clickIfThere(marks(page, /^c7 in r1, capsule/)),
    () => expect(page).toHaveURL(/sel=cluster:c7/, TRY),
  )
  await expect(servers(page)).toHaveCount(20)
  await page.goto(`${many.url}/map?sel=stream:APP/c55-S54`)
  await expect(marks(page, /, leader of c55-S54$/)).toHaveAccessibleName(/^c55-n1, server, /)
  expect((await servers(page).count()) + (await capsules(page).count())).toBeLessThanOrEqual(200)
})
