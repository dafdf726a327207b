import { ADDRESS_KEYS } from '@/lib/url/keys'
import { PARTIAL_KEYS } from '@/lib/url/malformed'
import { MAP_WINDOW_COOKIE } from '@/lib/url/map-window'
import { actUntil, TRY } from './support/act'
import { appOfFile } from './support/app-of-file'
import { mapOf, serverMark } from './support/map'
import { baseUrl } from './support/stack'
import { expect, type Page, test } from './support/test'

appOfFile('EVENTS', 'ORDERS')

const VIEW_PATHS = [
  '/map',
  '/placement',
  '/gateways',
  '/servers',
  '/streams',
  '/jetstream',
  '/health',
  '/audit',
  '/servers/rg1-az1',
  '/streams/APP/ORDERS',
]
const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' })
const notices = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('status')
    .filter({ has: page.getByRole('button', { name: 'Dismiss' }) })
const keysOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

/** Every key with a value that cannot be used, the view where it counts, and what is said of it. */
const BAD: readonly (readonly [string, string, string, RegExp])[] = [
  ['/map', 'sel', 'planet:mars', /selects “planet:mars”, which cannot be read/],
  ['/map', 'sel', `server:${'x'.repeat(2000)}`, /selects “server:x{73}…”, which cannot be read/],
  ['/map', 'sel', 'az:rg1/9', /The AZ “rg1\/9” is not in the present picture/],
  ['/map', 'find', 'planet=mars', /asks to find “planet=mars”, which cannot be read/],
  ['/map', 'hide', 'lag>many', /asks to hide “lag>many”, which cannot be read/],
  ['/map', 'find', 'server=rg1 '.repeat(400), /asks to find “(server=rg1 )+.*…”, which cannot be read/],
  ['/map', 'snap', 'NOSUCH', /The frozen moment “NOSUCH” is unknown or has expired/],
  ['/map', 'as', 'globe', /cannot be shown as “globe”/],
  ['/map', 'pins', 'APP/NEVER', /“APP\/NEVER” is not in the present picture/],
  ['/map', 'pins', 'mars', /“mars” cannot be read: pins read like/],
  ['/map', 'pins', ',,', /“,,” cannot be read: pins read like/],
  [
    '/map',
    'pins',
    'APP/NEVER,mars',
    /“APP\/NEVER” is not in the present picture.*“mars” cannot be read: pins read like/,
  ],
  ['/gateways', 'links', 'canals', /“canals” names no links/],
  ['/map', 'layers', 'gateways,canals', /no layer is called “canals”/i],
  ['/placement', 'group', 'colour', /cannot be grouped by “colour”/],
  ['/placement', 'show', 'some', /“some” names no choice of streams/],
  ['/gateways', 'open', 'rg9', /No cluster with gateways is called “rg9”/],
  ['/servers', 'sort', 'colour.asc', /cannot be sorted by “colour\.asc”/],
  ['/servers', 'sort-clusters', 'x', /cannot be sorted by “x”/],
  ['/jetstream', 'sort-meta', 'x', /cannot be sorted by “x”/],
  ['/servers/rg1-az1', 'sort-gateways', 'x', /cannot be sorted by “x”/],
  ['/servers/rg1-az1', 'sort-routes', 'x', /cannot be sorted by “x”/],
]

test('a value that cannot be used is named, changes nothing else, and goes away alone', async ({
  page,
  context,
}) => {
  test.setTimeout(20_000 * BAD.length)
  await context.addCookies([{ name: 'theme', value: 'dark', url: new URL(baseUrl()).href }])
  for (const [path, key, value, words] of BAD) {
    await test.step(`${path} ${key}=${value.slice(0, 40)}`, async () => {
      const rest: Record<string, string> = { sel: 'stream:APP/ORDERS', find: 'cluster=rg2', hide: 'az=3' }
      delete rest[key]
      await page.goto(`${path}?${new URLSearchParams({ ...rest, [key]: value })}`)
      const notice = notices(page).filter({ hasText: words })
      await expect(notice).toBeVisible()
      expect((await notice.innerText()).length, 'no link fills the page').toBeLessThan(500)
      if (key !== 'sel') await expect(inspector(page).getByRole('heading', { name: 'ORDERS' })).toBeVisible()
      await actUntil(
        async () => (await notice.count()) > 0 && notice.getByRole('button', { name: 'Dismiss' }).click(TRY),
        () => expect(notice).toHaveCount(0, TRY),
      )
      expect(keysOf(page)).toMatchObject(rest)
      expect(
        await page.evaluate(() => ({
          theme: document.documentElement.dataset.theme,
          kept: localStorage.length,
        })),
      ).toEqual({ theme: 'dark', kept: 0 })
      const kept = (await context.cookies()).filter((c) => c.name !== MAP_WINDOW_COOKIE)
      expect(kept.map((c) => [c.name, c.value])).toEqual([['theme', 'dark']])
    })
  }
})

/** Keys whose every text reads as a name, which may be there or not. */
const NAMES = ['opened', 'open', 'account', 'stream', 'what', 'outcome', 'who']

test('what cannot be read is named in every view, whatever the key counts for, and once', async ({
  page,
}) => {
  test.setTimeout(240_000)
  const everywhere = Object.entries(ADDRESS_KEYS).flatMap(([key, { where }]) =>
    where === 'every view' ? [key] : [],
  )
  expect([...everywhere, ...PARTIAL_KEYS, ...NAMES].sort()).toEqual(Object.keys(ADDRESS_KEYS).sort())
  const keys = [...everywhere, ...PARTIAL_KEYS]
  const textOf = (key: string) => `~/~/${key}~`
  for (const path of [...VIEW_PATHS, '/map?as=table', '/gateways?links=routes']) {
    const url = new URL(path, baseUrl())
    const asked = keys.filter((key) => !url.searchParams.has(key))
    for (const key of asked) url.searchParams.set(key, textOf(key))
    await page.goto(url.href)
    for (const key of asked)
      await expect(notices(page).filter({ hasText: `“${textOf(key)}”` }), `${path} ${key}`).toHaveCount(1)
  }
})

test('what cannot be read and counts elsewhere goes away alone', async ({ page }) => {
  await page.goto('/map?sort=xx&find=cluster%3Drg2&group=name')
  const notice = notices(page).filter({ hasText: 'The address asks for sort “xx”, which cannot be read' })
  await actUntil(
    async () => (await notice.count()) > 0 && notice.getByRole('button', { name: 'Dismiss' }).click(TRY),
    () => expect(page).not.toHaveURL(/sort=/, TRY),
  )
  expect(keysOf(page)).toEqual({ find: 'cluster=rg2', group: 'name' })
  await expect(notices(page)).toHaveCount(0)
})

test('an empty key asks for nothing: no notice, and all is as without it', async ({ page }) => {
  // Of `layers` alone the empty text means something: none is drawn.
  const empty = Object.keys(ADDRESS_KEYS).filter((key) => key !== 'layers')
  const all = new URLSearchParams(empty.map((key) => [key, '']))
  for (const path of VIEW_PATHS) {
    await page.goto(`${path}?${all}`)
    await expect(page.getByRole('main').getByRole('heading').first()).toBeAttached()
    // React has taken over, and what it says of the address stands.
    const pill = page.getByRole('button', { name: /^Coverage: / })
    const age = (await pill.textContent()) ?? ''
    await expect(pill).not.toHaveText(age)
    expect(await notices(page).allTextContents(), path).toEqual([])
  }
})

test('back and forward go through views, selection, find and the form of the map', async ({ page }) => {
  await page.goto('/map')
  await actUntil(
    () => serverMark(page, 'rg1-az1').press('Enter'),
    () => expect(page).toHaveURL(/sel=server/, TRY),
  )
  await page.keyboard.press('/')
  await page.keyboard.type('cluster=rg1')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/find=/)
  // The box has it too: before, Escape would only take back what is typed.
  await expect(page.getByRole('search').getByRole('button')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: 'Find', exact: true })).not.toBeFocused()
  await page.keyboard.press('x')
  const tree = page.getByRole('treegrid')
  await expect(tree).toBeVisible()
  await page.keyboard.press('t')
  const report = page.getByRole('table', { name: 'Stream Report' })
  await expect(report).toBeVisible()
  expect(keysOf(page)).toMatchObject({ sel: 'server:rg1-az1', find: 'cluster=rg1' })

  await page.goBack()
  await expect(tree).toBeVisible()
  await page.goBack()
  await expect(mapOf(page)).toBeVisible()
  expect(keysOf(page)).toEqual({ sel: 'server:rg1-az1', find: 'cluster=rg1' })
  await page.goBack()
  await expect.poll(() => keysOf(page)).toEqual({ sel: 'server:rg1-az1' })
  await expect(page.getByRole('region', { name: 'Find and hide' })).toHaveCount(0)
  await page.goBack()
  await expect.poll(() => keysOf(page)).toEqual({})
  await expect(serverMark(page, 'rg1-az1')).toHaveAttribute('aria-pressed', 'false')
  for (let i = 0; i < 4; i++) await page.goForward()
  await expect(report).toBeVisible()
  expect(keysOf(page)).toMatchObject({ sel: 'server:rg1-az1', find: 'cluster=rg1' })
})

test('a layer and a choice of a view are steps of back and forward too', async ({ page }) => {
  await page.goto('/map')
  const leafnodes = page.getByRole('region', { name: 'Legend' }).getByRole('switch', { name: /^Leafnodes/ })
  await actUntil(
    () => leafnodes.check({ timeout: 1_000 }),
    () => expect(page).toHaveURL(/layers=.*leafnodes/, TRY),
  )
  await page.goBack()
  await expect.poll(() => keysOf(page)).toEqual({})
  await expect(leafnodes).not.toBeChecked()
  await page.goForward()
  await expect(leafnodes).toBeChecked()

  await page.goto('/gateways')
  await actUntil(
    () => page.getByRole('button', { name: 'Routes', exact: true }).click({ timeout: 1_000 }),
    () => expect(page).toHaveURL(/links=routes/, TRY),
  )
  await page.goBack()
  await expect.poll(() => keysOf(page)).toEqual({})
})
