import { actUntil, TRY } from './support/act'
import { appOfFile } from './support/app-of-file'
import { expectReplicasOnMap, mapOf, serverMark } from './support/map'
import { expect, type Page, test } from './support/test'
import { ledStream } from './support/truth'
import { focused, walk } from './support/walk'

/** No pointer is used in this file. */
appOfFile('EVENTS', 'ORDERS')

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })

/** Tab until a mark of the map has the focus. */
async function tabIntoMap(page: Page) {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab')
    if ((await mapOf(page).locator(':focus').count()) === 1) return
  }
  throw new Error('the map is not in the tab order')
}

test('from loading the page to a server, a gateway bundle, a stream, and back to nothing', async ({
  page,
}) => {
  await page.goto('/map')
  await tabIntoMap(page)
  await expect(focused(page)).toHaveAccessibleName(/^rg1, region, 4 of 4 servers answer$/)
  await expect(mapOf(page)).toHaveAccessibleDescription(/Arrow keys .* Press x for the same as tables/)
  // One stop: the next Tab leaves the map, and the way back leads to the same mark.
  await page.keyboard.press('Tab')
  await expect(mapOf(page).locator(':focus')).toHaveCount(0)
  await page.keyboard.press('Shift+Tab')
  await expect(focused(page)).toHaveAccessibleName(/^rg1, region/)

  // The first key may come before React has taken over.
  await actUntil(
    () => page.keyboard.press('Home').then(() => page.keyboard.press('ArrowRight')),
    () => expect(focused(page)).toHaveAccessibleName(/^rg2, region/, TRY),
  )
  await walk(page, [
    ['ArrowDown', 'az 2, AZ of rg2'],
    ['ArrowDown', 'rg2-az2, server, up'],
  ])
  // Where the keyboard is looks other than what is selected: a dashed ring around it, and then its edge in accent.
  const ring = () =>
    focused(page).evaluate((e) => {
      const { outlineStyle, outlineColor } = getComputedStyle(e)
      const edge = e.querySelector('[class*="cardEdge"]')
      return { style: outlineStyle, ring: outlineColor, edge: edge && getComputedStyle(edge).stroke }
    })
  const around = await ring()
  expect(around.style).toBe('dashed')
  await page.keyboard.press('Enter')
  await expect(serverMark(page, 'rg2-az2')).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(ring).toEqual({ ...around, edge: expect.not.stringContaining(around.ring) })
  await expect(inspector(page).getByRole('heading', { name: 'rg2-az2' })).toBeVisible()
  await expect(page).toHaveURL(/sel=server(:|%3A)rg2-az2/)

  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/sel=/)
  await expect(serverMark(page, 'rg2-az2')).toBeFocused()
  await walk(page, [
    ['ArrowRight', 'rg2-az3, server'],
    ['ArrowRight', 'gateway rg2 and rg3: '],
  ])
  // What is said beside it has come by now, and listens for the focus: the map is one stop all the same.
  await expect(page.getByRole('tooltip')).toContainText('rg2 to rg3')
  await walk(page, [
    ['Shift+Tab', 'Fit'],
    ['Tab', 'gateway rg2 and rg3: '],
    ['Tab', 'Gateways 6'],
    ['Shift+Tab', 'gateway rg2 and rg3: '],
  ])
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(/sel=gateway/)
  await expect(
    inspector(page)
      .getByText(/gateway/i)
      .first(),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/sel=/)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('orders')
  const palette = page.getByRole('dialog', { name: 'Go to' })
  await expect(palette.getByRole('option').first()).toHaveText(/^ORDERS/)
  await page.keyboard.press('Enter')
  await expectReplicasOnMap(page, 'ORDERS')
  await expect(inspector(page).getByRole('heading', { name: 'ORDERS' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/sel=/)

  // The focus is where it was, and goes up and out.
  await expect(focused(page)).toHaveAccessibleName(/^gateway rg2 and rg3: /)
  await walk(page, [
    ['Escape', 'rg2, cluster'],
    ['Escape', 'rg2, region'],
  ])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('main')).toBeFocused()
})

test('every mark has a role and a name, and an AZ can be selected', async ({ page }) => {
  await page.goto('/map')
  const marks = mapOf(page).locator('[data-mark]')
  // 3 regions, 9 AZs, 4 clusters, 6 bundles, 12 servers.
  await expect(marks).toHaveCount(34)
  const told = await marks.evaluateAll((all) =>
    all.map((m) => [m.getAttribute('role'), m.getAttribute('aria-label') ?? '', m.getAttribute('tabindex')]),
  )
  expect(told.filter(([role, name]) => role !== 'button' || !name)).toEqual([])
  expect(new Set(told.map(([, name]) => name)).size).toBe(34)
  expect(told.filter(([, , tab]) => tab === '0')).toHaveLength(1)

  await tabIntoMap(page)
  await actUntil(
    () => page.keyboard.press('Home').then(() => page.keyboard.press('ArrowDown')),
    () => expect(focused(page)).toHaveAccessibleName(/^az 2, AZ of rg1, 1 of 1 server answers$/, TRY),
  )
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=az(:|%3A)rg1(\/|%2F)2/)
  await expect(inspector(page).getByRole('heading', { name: 'az 2' })).toBeVisible()
  await expect(inspector(page).getByRole('heading', { name: 'If this AZ fails' })).toBeVisible()
})

test('one key shows the same as tables: selection, find and address stay, and back leads to the map', async ({
  page,
}) => {
  await page.goto('/map?sel=stream:APP/ORDERS&find=cluster%3Drg2')
  await expect(mapOf(page)).toBeVisible()
  const tree = page.getByRole('treegrid', { name: 'Regions, AZs and servers' })
  await actUntil(
    async () => {
      if ((await tree.count()) === 0) await page.keyboard.press('x')
    },
    () => expect(tree).toBeVisible(TRY),
  )
  await expect(page).toHaveURL(/as=table/)
  await expect(page).toHaveURL(/sel=stream/)
  const { leader, followers } = await ledStream('ORDERS')
  await expect(tree.getByRole('columnheader').last()).toHaveText('Role in ORDERS')
  const roleOf = (name: string) =>
    tree
      .getByRole('row', { name: new RegExp(`^${name} `) })
      .getByRole('gridcell')
      .last()
  await expect(roleOf(leader)).toHaveText('leader')
  for (const name of followers) await expect(roleOf(name)).toHaveText('follower')
  await expect(tree.getByRole('row', { level: 3 })).toHaveCount(3)
  await expect(page.getByRole('table', { name: 'Gateway pairs' }).getByRole('rowheader')).toHaveCount(3)

  await page.keyboard.press('x')
  await expect(mapOf(page)).toBeVisible()
  // Whoever comes by keyboard goes on where the selection is, in either form.
  await serverMark(page, leader).press('Enter')
  await expect(page).toHaveURL(new RegExp(`sel=server(:|%3A)${leader}`))
  await page.keyboard.press('x')
  await expect(tree.getByRole('row', { name: new RegExp(`^${leader} `) })).toBeFocused()
  await page.keyboard.press('x')
  await expect(serverMark(page, leader)).toBeFocused()
  await page.goBack()
  await expect(tree).toBeVisible()
  await page.reload()
  await expect(tree.getByRole('row', { level: 3 })).toHaveCount(3)
})

test('the tables are walked and chosen from by keyboard', async ({ page }) => {
  await page.goto('/map?as=table')
  const tree = page.getByRole('treegrid', { name: 'Regions, AZs and servers' })
  await expect(tree.getByRole('row', { level: 3 })).toHaveCount(12)
  for (let i = 0; (await tree.locator(':focus').count()) === 0; i++) {
    expect(i, 'the tree is in the tab order').toBeLessThan(40)
    await page.keyboard.press('Tab')
  }
  await expect(focused(page)).toHaveAttribute('aria-level', '1')
  const rg1 = tree.getByRole('row', { name: /^rg1 / })
  await expect(rg1).toBeFocused()
  await actUntil(
    () => page.keyboard.press('ArrowLeft'),
    () => expect(rg1).toHaveAttribute('aria-expanded', 'false', TRY),
  )
  await expect(tree.getByRole('row', { level: 3 })).toHaveCount(8)
  await page.keyboard.press('ArrowRight')
  await expect(rg1).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowRight')
  await expect(focused(page)).toHaveAccessibleName(/^az 1 2 of 2 answer/)
  await page.keyboard.press('ArrowDown')
  await expect(focused(page)).toHaveAccessibleName(/^rg1-az1 up rg1 /)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/sel=server(:|%3A)rg1-az1/)
  await expect(focused(page)).toHaveAttribute('aria-current', 'true')
  await expect(inspector(page).getByRole('heading', { name: 'rg1-az1' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(focused(page)).toHaveAttribute('aria-level', '2')
  await page.keyboard.press('End')
  await expect(focused(page)).toHaveAccessibleName(/^rg3-az3-x up xr /)
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/sel=/)
})

test('the tables are of the same part as the map: narrowed by keyboard, said, kept across both, and left again', async ({
  page,
}) => {
  await page.goto('/map?as=table&hide=server%3Drg1-az3')
  const tree = page.getByRole('treegrid', { name: 'Regions, AZs and servers' })
  const leaves = tree.getByRole('row', { level: 3 })
  const counts = page.getByRole('region', { name: 'Find and hide' }).getByRole('status')
  const way = page.getByRole('navigation', { name: 'Scope of the map' })
  await expect(leaves).toHaveCount(11)
  await expect(counts).toHaveText(/^11 of 12 servers, 1 hidden · 12 of 12 links$/)
  // Once to select, once more to narrow; as on the map.
  await actUntil(
    () => tree.getByRole('row', { name: /^rg1 / }).press('Enter'),
    () => expect(page).toHaveURL(/scope=rg1(&|$)/, TRY),
  )
  await expect(way).toHaveText(/›rg1$/)
  await expect(leaves).toHaveCount(3)
  await expect(counts).toHaveText(/^3 of 4 servers, 1 hidden · 2 of 2 links in rg1 · 8 of 8 lead out$/)
  await expect(page.getByText('3 servers in rg1')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Gateway pairs' }).getByRole('rowheader')).toHaveText([
    'rg1 and rg2',
    'rg1 and rg3',
    'rg1 and xr',
    'rg2 and xr',
    'rg3 and xr',
  ])
  await expect(page.getByText('1 pair in rg1, 4 lead out')).toBeVisible()
  await expect(
    page.getByRole('table', { name: 'Clusters of the map' }).getByRole('row', { name: /^xr / }),
  ).toContainText('1 of 1 here, 3 in all')

  // The picture is of the same part, and so are the tables when one comes back.
  await page.keyboard.press('x')
  await expect(mapOf(page).getByRole('button', { name: /, server, / })).toHaveCount(3)
  await expect(way).toHaveText(/›rg1$/)
  await page.keyboard.press('x')
  await expect(leaves).toHaveCount(3)
  await tree.getByRole('row', { name: /^az 3 / }).press('Enter')
  await expect(page).toHaveURL(/sel=az/)
  await actUntil(
    () => page.keyboard.press('Escape'),
    () => expect(page).not.toHaveURL(/scope=/, TRY),
  )
  await expect(leaves).toHaveCount(11)
  await page.goBack()
  await expect(way).toHaveText(/›rg1$/)
  await expect(leaves).toHaveCount(3)
})
