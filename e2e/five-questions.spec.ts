import { appOfFile } from './support/app-of-file'
import { bringBackAfterEach } from './support/bring-back'
import { chooseStream, mapOf } from './support/map'
import { allReady, kill, restart, settleMetaLeader } from './support/stack'
import { expect, type Locator, type Page, test } from './support/test'
import { ledStream, metaGroup } from './support/truth'

/**
 * What a person who has never seen Orrery must be able to read from the map alone. Everything is found by role and name
 * inside the drawing, or in the toolbar above it; the inspector is not looked at.
 */
test.describe.configure({ timeout: 180_000 })
const SOON = { timeout: 60_000 }
const CLUSTER = ['rg3-az1', 'rg3-az2', 'rg3-az3']

appOfFile('EVENTS', 'ORDERS')
bringBackAfterEach()
test.beforeEach(async ({ page }) => {
  await settleMetaLeader()
  await page.goto('/map')
  await expect(servers(page)).toHaveCount(12)
})

const marks = (page: Page, name: RegExp): Locator => mapOf(page).getByRole('button', { name })
const servers = (page: Page) => marks(page, /^[^,]+, server, /)
const namesOf = (found: Locator) =>
  found.evaluateAll((all) => all.map((mark) => mark.getAttribute('aria-label') ?? ''))

test('which regions exist?', async ({ page }) => {
  const regions = await namesOf(marks(page, /, region, /))
  expect(regions.sort()).toEqual(['rg1', 'rg2', 'rg3'].map((r) => `${r}, region, 4 of 4 servers answer`))
  for (const name of ['rg1', 'rg2', 'rg3']) {
    const region = marks(page, new RegExp(`^${name}, region, `))
    await expect(region).toContainText(name)
    await expect(region).toContainText('4 of 4 answer')
  }
})

test('which server is the meta leader?', async ({ page }) => {
  await expect(async () => {
    const { leader } = await metaGroup()
    const crowned = await namesOf(marks(page, /, meta leader, /))
    expect(crowned.map((name) => name.split(',')[0])).toEqual([leader])
  }).toPass(SOON)
})

test('where does EVENTS live, and who leads it?', async ({ page }) => {
  await chooseStream(page, 'EVENTS')
  await expect(async () => {
    const { leader, followers } = await ledStream('EVENTS')
    await expect(
      mapOf(page).getByRole('img', {
        name: `stream EVENTS of APP, in xr, led by ${leader}, followed by ${followers.join(' and ')}`,
      }),
    ).toBeVisible({ timeout: 2_000 })
    await expect(marks(page, new RegExp(`^${leader}, server, .*, leader of EVENTS$`))).toContainText('leader')
    expect((await namesOf(marks(page, /, follower of EVENTS/))).map((n) => n.split(',')[0]).sort()).toEqual(
      followers,
    )
  }).toPass(SOON)
})

test('does xr survive the loss of a region?', async ({ page }) => {
  const xr = marks(page, /^xr, cross-region cluster, /)
  await expect(xr).toHaveAccessibleName(
    'xr, cross-region cluster, 3 of 3 servers up, in 3 regions, survives the loss of any one region',
    SOON,
  )
  await expect(xr).toContainText('survives the loss of any one region')

  await kill('rg2-az2-x', 'SIGKILL')
  await expect(xr).toHaveAccessibleName(/2 of 3 servers up, .*loss of rg1 or rg3 stops 1 stream$/, SOON)
  await expect(xr).toContainText('loss of rg1 or rg3 stops 1 stream')
  await restart('rg2-az2-x')
  await allReady()
  await expect(xr).toContainText('survives the loss of any one region', SOON)
})

test('which gateway link is broken?', async ({ page }) => {
  const gateways = marks(page, /^gateway /)
  await expect(gateways).toHaveCount(6, SOON)
  await expect(marks(page, /^gateway .*, broken/)).toHaveCount(0, SOON)
  await Promise.all(CLUSTER.map((name) => kill(name, 'SIGKILL')))
  await expect(async () => {
    const broken = await namesOf(marks(page, /^gateway .*, broken/))
    expect(broken.map((name) => name.split(':')[0]).sort()).toEqual(
      ['rg1 and rg3', 'rg2 and rg3', 'rg3 and xr'].map((pair) => `gateway ${pair}`),
    )
  }).toPass(SOON)
  await expect(marks(page, /^gateway rg1 and rg3: /)).toContainText('broken')
  await expect(marks(page, /^gateway rg1 and rg2: rg1 to rg2 3 of 3 connected/)).toHaveCount(1)
})
