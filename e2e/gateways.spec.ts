import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { scenarioServers } from '@/demo/scenario'
import { actUntil, TRY } from './support/act'
import { bringBackAfterEach } from './support/bring-back'
import { allReady, kill, monitor, restart, settleMetaLeader } from './support/stack'
import { expect, type Page, test } from './support/test'
import { everyServer, metaGroup, varz } from './support/truth'

test.describe.configure({ timeout: 150_000 })
const SOON = { timeout: 30_000 }
const CLUSTERS = ['rg1', 'rg2', 'rg3', 'xr']

test.beforeEach(settleMetaLeader)
bringBackAfterEach()

const gatewayz = z.object({
  outbound_gateways: z.record(z.string(), z.object({ connection: z.object({ name: z.string() }) })),
})

/** The peer of every outbound connection by `server>cluster`, as the servers say on their monitoring ports. */
async function peers(): Promise<Map<string, string>> {
  const ids = new Map([...(await everyServer(varz))].map(([name, v]) => [v.server_id, name]))
  const all = await everyServer(async (name) => gatewayz.parse(await monitor(name, '/gatewayz')))
  return new Map(
    [...all].flatMap(([server, { outbound_gateways }]) =>
      Object.entries(outbound_gateways).map(([to, { connection }]) => [
        `${server}>${to}`,
        ids.get(connection.name) ?? connection.name,
      ]),
    ),
  )
}

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Gateways, row sees column' })

const cells = (page: Page): Promise<string[]> =>
  gridOf(page).evaluate((grid) =>
    [...grid.querySelectorAll('td[aria-label]')].map((td) => td.getAttribute('aria-label') ?? ''),
  )

test('every cell and every server is what the servers say of their gateways', async ({ page }) => {
  await page.goto('/gateways?open=*')
  await expect(async () => {
    const real = await peers()
    expect(real.size).toBe(36)
    const names = await cells(page)
    for (const from of CLUSTERS)
      for (const to of CLUSTERS.filter((c) => c !== from)) {
        const found = names.filter((name) => name.startsWith(`${from} to ${to}: `))
        expect(found).toEqual([expect.stringMatching(/: 3 of 3 connected, full, median .* ms/)])
      }
    for (const [link, peer] of real) {
      const [server, to] = link.split('>')
      const found = names.filter((name) => name.startsWith(`${server} to ${to}: `))
      expect(found).toEqual([expect.stringContaining(`: connected to ${peer}`)])
    }
  }).toPass(SOON)
  await expect(page.getByText('6 pairs · 12 directions · 36 links expected, 36 connected')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Pairs that are not whole' })).toHaveCount(0)
})

test('a killed server makes its directions part, the pairs say why, and it all comes back', async ({
  page,
}) => {
  const { leader } = await metaGroup()
  const victim = scenarioServers().find(({ name, cluster }) => cluster === 'rg3' && name !== leader)?.name
  if (!victim) throw new Error('rg3 has only a meta leader')
  await page.goto('/gateways')
  await expect(gridOf(page)).toBeVisible()

  await kill(victim, 'SIGKILL')

  for (const to of ['rg1', 'rg2', 'xr']) {
    await expect(
      gridOf(page).getByRole('gridcell', {
        name: new RegExp(`^rg3 to ${to}: 2 of 3 connected, 1 not answering, part`),
      }),
    ).toBeVisible(SOON)
  }
  const pairs = page.getByRole('table', { name: 'Pairs that are not whole' })
  await expect(pairs.getByRole('row', { name: new RegExp(`${victim} is down`) })).toHaveCount(3, SOON)
  // The others whose link led to it look for another peer, which takes a moment.
  await expect(pairs.getByRole('row').filter({ hasText: '3/3' }).filter({ hasText: '2/3' })).toHaveCount(
    3,
    SOON,
  )

  // The list is a table like every other: its columns are chosen, and it is saved.
  await page.getByRole('button', { name: /^Columns 6 of 8, Pairs that are not whole$/ }).click()
  await page.getByRole('checkbox', { name: 'RTT back' }).check()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/cols=[^&]*rtt-back/)
  await expect(pairs.getByRole('columnheader', { name: 'RTT back' })).toBeVisible()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV of Pairs that are not whole' }).click()
  const [head, ...lines] = (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\r\n')
  expect(head).toBe('pair,there,back,what,since (at),cause,rtt-back (ms)')
  expect(lines.map((line) => line.split(',').slice(0, 4)).sort()).toEqual([
    ['rg1 and rg3', '3 of 3', '2 of 3', `${victim} is down`],
    ['rg2 and rg3', '3 of 3', '2 of 3', `${victim} is down`],
    ['rg3 and xr', '2 of 3', '3 of 3', `${victim} is down`],
  ])
  await page.getByRole('button', { name: 'Show the servers of rg3' }).click()
  await expect(gridOf(page).getByRole('rowheader', { name: `${victim}, server, down` })).toBeVisible()
  await expect(gridOf(page).getByRole('gridcell', { name: `${victim} to xr: does not answer` })).toBeVisible()

  await restart(victim)
  await allReady()
  await expect(pairs).toHaveCount(0, SOON)
  await expect(gridOf(page).getByRole('gridcell', { name: / connected, full/ })).toHaveCount(12)
})

test('by keyboard alone: to a cell, and into the inspector', async ({ page }) => {
  await page.goto('/map')
  await expect(page.getByRole('group', { name: /^Map of / })).toBeVisible()
  await actUntil(
    () => page.keyboard.press('g'),
    () => expect(page).toHaveURL(/\/gateways$/, TRY),
  )
  const head = gridOf(page).getByRole('rowheader', { name: /^rg1, cluster, 3 of 3 servers up/ })
  await expect(head).toHaveAttribute('tabindex', '0')
  await head.focus()
  await page.keyboard.press('End')
  await expect(gridOf(page).getByRole('gridcell', { name: /^rg1 to xr: / })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=gateway:rg1(>|%3E)xr/)
  await expect(
    page.getByRole('complementary', { name: 'Inspector' }).getByRole('heading', { name: 'rg1 ⇄ xr' }),
  ).toBeVisible()
})
