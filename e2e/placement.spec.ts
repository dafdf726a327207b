import { scenarioServers } from '@/demo/scenario'
import { actUntil, TRY } from './support/act'
import { settled } from './support/app-account'
import { appOfEach } from './support/app-of-file'
import { bringBackAfterEach } from './support/bring-back'
import { allReady, kill, restart } from './support/stack'
import { expect, type Page, test } from './support/test'
import { everyServer, holders, jsz, ledStream, metaGroup } from './support/truth'

test.describe.configure({ timeout: 150_000 })
const SOON = { timeout: 30_000 }
const NAMES = scenarioServers().map(({ name }) => name)

bringBackAfterEach()
appOfEach('EVENTS', 'ORDERS')

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Placement of streams on servers' })

/** Accessible names of all cells that hold something, and of all servers' heads, of one moment. */
function read(page: Page): Promise<{ cells: string[]; heads: string[] }> {
  return gridOf(page).evaluate((grid) => {
    const labels = (selector: string) =>
      [...grid.querySelectorAll(selector)].map((e) => e.getAttribute('aria-label') ?? '')
    return { cells: labels('tbody td[aria-label]').sort(), heads: labels('thead th[aria-label]') }
  })
}

test('every replica stands in the row of its stream and the column of its server', async ({ page }) => {
  await page.goto('/placement')
  await expect(async () => {
    const expected: string[] = []
    for (const name of ['EVENTS', 'ORDERS']) {
      const real = await ledStream(name)
      expect(await holders(name)).toEqual(expect.arrayContaining([real.leader, ...real.followers]))
      expected.push(`${name} on ${real.leader}, leader`)
      expected.push(...real.followers.map((server) => `${name} on ${server}, follower`))
    }
    const { cells, heads } = await read(page)
    expect(cells).toEqual(expected.sort())

    // Regions and AZs in the order of the map; what each server leads and follows as the servers say it.
    expect(heads.map((head) => head.split(',')[0])).toEqual([...NAMES].sort())
    const leaders = await Promise.all(['EVENTS', 'ORDERS'].map(async (s) => (await ledStream(s)).leader))
    const held = await everyServer(async (name) => (await jsz(name)).streams)
    for (const head of heads) {
      const [name = '', state, leads, follows] = head.split(', ')
      const leading = leaders.filter((leader) => leader === name).length
      expect({ name, state, leads, follows }).toEqual({
        name,
        state: 'up',
        leads: `leads ${leading}`,
        follows: `follows ${(held.get(name) ?? 0) - leading}`,
      })
    }
  }).toPass(SOON)
  await expect(gridOf(page).getByRole('rowheader', { name: 'ORDERS' })).toBeVisible()
  await expect(gridOf(page).getByRole('columnheader', { name: /^rg1 4 of 4 answer/ })).toBeVisible()
})

test('a killed server keeps its column as a ghost, and its streams rise to the top', async ({ page }) => {
  const { leader: meta } = await metaGroup()
  const victim = (await ledStream('ORDERS')).followers.find((name) => name !== meta)
  if (!victim) throw new Error(`no follower of ORDERS but the meta leader ${meta}`)
  await page.goto('/placement')
  await expect(gridOf(page).getByRole('gridcell', { name: `ORDERS on ${victim}, follower` })).toBeVisible()

  await kill(victim, 'SIGKILL')

  await expect(gridOf(page).getByRole('gridcell', { name: `ORDERS on ${victim}, offline` })).toBeVisible(SOON)
  await expect(gridOf(page).getByRole('columnheader', { name: new RegExp(`^${victim}, down`) })).toBeVisible()
  expect((await read(page)).heads).toHaveLength(12)
  const row = gridOf(page).getByRole('row', { name: /ORDERS/ })
  await expect(row).toContainText('0, at risk')
  await expect(gridOf(page).getByRole('rowheader').first()).toHaveText(
    'No leader or too few replicas 1 stream',
  )
  await page.getByRole('button', { name: 'Only affected 1' }).click()
  await expect(gridOf(page).getByRole('rowheader', { name: 'EVENTS' })).toHaveCount(0)

  await restart(victim)
  await allReady()
  await settled('ORDERS')
  await expect(page.getByRole('heading', { name: 'No stream is affected' })).toBeVisible(SOON)
})

test('by keyboard alone: to a cell, and into the inspector', async ({ page }) => {
  await page.goto('/map')
  await expect(page.getByRole('group', { name: /^Map of / })).toBeVisible()
  await actUntil(
    () => page.keyboard.press('p'),
    () => expect(page).toHaveURL(/\/placement$/, TRY),
  )
  // A stream that has just been made stands in the block of affected ones for a moment.
  await expect(page.getByText('Only affected 0')).toBeVisible(SOON)
  const first = gridOf(page).getByRole('rowheader', { name: 'ORDERS' })
  await expect(first).toHaveAttribute('tabindex', '0')
  await first.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await expect(gridOf(page).getByRole('rowheader', { name: 'EVENTS' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=stream:APP(\/|%2F)EVENTS/)
  await expect(
    page.getByRole('complementary', { name: 'Inspector' }).getByRole('heading', { name: 'EVENTS' }),
  ).toBeVisible()
})
