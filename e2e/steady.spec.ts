import { actUntil, TRY } from './support/act'
import { appOfFile } from './support/app-of-file'
import { chooseStream } from './support/map'
import { expectSteadyTakeover, fitted, placesOf } from './support/places'
import { allReady } from './support/stack'
import { expect, type Locator, type Page, test } from './support/test'

/** Nothing moves or changes under the reader but what has something new to say. */
test.beforeAll(allReady)
appOfFile('EVENTS', 'ORDERS')

for (const [width, height] of [
  [1280, 800],
  [1440, 900],
  [1920, 1080],
] as const) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height } })
    const lay = (page: Page, name: RegExp) =>
      page.getByRole('region', { name: 'Legend' }).getByRole('switch', { name })

    // The server draws for windows of 1440 px and more, whichever one has; for a smaller one once it is known.
    test('nothing moves when the browser takes over the first HTML', async ({ browser, baseURL }) => {
      await expectSteadyTakeover(browser, `${baseURL}/map`, { width, height }, { again: width < 1440 })
    })

    // A larger window shows the same drawing, larger, and has more room for everything around it.
    if (width > 1440) return

    test('a layer that is switched on moves nothing', async ({ page }) => {
      await page.goto('/map')
      const before = await fitted(page)
      for (const [name, key] of [
        [/^Leafnodes/, 'leafnodes'],
        [/^Routes/, 'routes'],
      ] as const) {
        await actUntil(
          () => lay(page, name).check({ timeout: 1_000 }),
          () => expect(page).toHaveURL(new RegExp(`layers=.*${key}`), TRY),
        )
        await expect(lay(page, name)).toBeChecked()
        expect(await placesOf(page)).toEqual(before)
      }
    })

    test('a stream that is selected and pinned moves nothing', async ({ page }) => {
      await page.goto('/map')
      const before = await fitted(page)
      await chooseStream(page, 'ORDERS')
      await expect(page.getByRole('region', { name: 'Legend' }).getByText('ORDERS')).toBeVisible()
      expect(await placesOf(page), 'selected').toEqual(before)
      const pin = page.getByRole('button', { name: 'Pin ORDERS to the map' })
      await actUntil(
        async () => (await pin.count()) > 0 && pin.click(TRY),
        () => expect(page).toHaveURL(/pins=/, TRY),
      )
      await expect(page.getByRole('list', { name: 'Pinned streams' }).getByRole('listitem')).toHaveCount(1)
      await expect(page.getByRole('region', { name: 'Legend' }).getByText('ORDERS')).toBeVisible()
      expect(await placesOf(page), 'pinned').toEqual(before)
      // And what is in the toolbar stays in it.
      const [fit, main] = [page.getByRole('button', { name: 'Fit' }), page.getByRole('main')]
      const right = async (of: Locator) => of.evaluate((e) => e.getBoundingClientRect().right)
      expect(await right(fit)).toBeLessThanOrEqual(await right(main))
      // A figure for which there is no room goes whole.
      const cut = await page
        .getByRole('main')
        .getByText(/^3 regions/)
        .evaluate((figure) => {
          const all = figure.closest('p')?.getBoundingClientRect()
          const own = figure.getBoundingClientRect()
          return all && own.top < all.bottom && own.right > all.right + 1
        })
      expect(cut).toBe(false)
    })

    test('what is found and hidden moves nothing, nor does what cannot be read', async ({ page }) => {
      await page.goto('/map')
      const before = await fitted(page)
      const bar = page.getByRole('region', { name: 'Find and hide' })
      const field = page.getByRole('combobox', { name: 'Find', exact: true })
      for (const [text, key] of [
        ['cluster=xr lag<100', 'Enter'],
        ['tag:az=1 stream=EVENTS,ORDERS', 'Alt+Enter'],
      ] as const) {
        await actUntil(
          () => page.keyboard.press('/'),
          () => expect(field).toBeFocused(TRY),
        )
        await field.fill(text)
        await field.press(key)
        const first = text.split(' ')[0]
        await expect(bar.getByRole('button', { name: `Remove ${first} from` })).toBeVisible()
        // What is hidden has no place.
        const after = await placesOf(page)
        expect(Object.keys(after).length).toBeGreaterThan(12)
        expect(after, text).toEqual(Object.fromEntries(Object.keys(after).map((id) => [id, before[id]])))
      }
      await page.goto('/map?find=planet%3Dmars')
      await expect(page.getByText('asks to find “planet=mars”')).toBeVisible()
      expect(await fitted(page)).toEqual(before)
    })

    test('a notice floats: the map is where it is without', async ({ page }) => {
      await page.goto('/map')
      const before = await fitted(page)
      for (const asked of [
        'sel=server:nope',
        'pins=APP/NEVER',
        'scope=rg9',
        'layers=gateways,ribbons,canals',
      ]) {
        await page.goto(`/map?${asked}`)
        const notice = page
          .getByRole('main')
          .getByRole('status')
          .filter({ has: page.getByRole('button', { name: 'Dismiss' }) })
        await expect(notice).toBeVisible()
        expect(await fitted(page), asked).toEqual(before)
      }
    })
  })
}

const VIEWS = [
  '/map',
  '/map?sel=stream:APP/ORDERS',
  '/map?as=table',
  '/placement',
  '/gateways',
  '/servers',
  '/streams',
  '/jetstream',
  '/health',
]
const SECONDS = 6

/** What of the page is written within some seconds: with what it said before, and after. */
const writes = (page: Page, seconds: number) =>
  page.evaluate(
    (ms) =>
      new Promise<{ what: string; tag: string; cell: boolean; from: string | null; to: string | null }[]>(
        (done) => {
          const seen: MutationRecord[] = []
          const now = new Map<MutationRecord, string | null>()
          const observer = new MutationObserver((records) => {
            for (const r of records) {
              seen.push(r)
              const to =
                r.type === 'characterData'
                  ? r.target.textContent
                  : r.attributeName && r.target instanceof Element
                    ? r.target.getAttribute(r.attributeName)
                    : ''
              now.set(r, to)
            }
          })
          observer.observe(document.body, {
            subtree: true,
            childList: true,
            characterData: true,
            attributes: true,
            attributeOldValue: true,
            characterDataOldValue: true,
          })
          setTimeout(() => {
            observer.disconnect()
            done(
              seen.map((r) => {
                const at = r.target instanceof Element ? r.target : r.target.parentElement
                return {
                  what: r.type === 'attributes' ? `attribute ${r.attributeName}` : r.type,
                  tag: at?.tagName.toLowerCase() ?? '',
                  cell: at?.closest('td, th, [role=gridcell]') !== null,
                  from: r.oldValue,
                  to: now.get(r) ?? null,
                }
              }),
            )
          }, ms)
        },
      ),
    seconds * 1000,
  )

test('the name of the coverage pill does not tick; the age is in its description', async ({ page }) => {
  await page.goto('/map')
  const pill = page.getByRole('button', { name: /^Coverage: / })
  await expect(pill).toHaveAccessibleName('Coverage: 12 of 12 answered')
  await expect(pill).toHaveAccessibleDescription(/^\d+\.\d s ago\. All servers answered/)
})

test('on a quiet supercluster every view changes only what says something else', async ({ context }) => {
  // All at once: what is looked at takes its time.
  const wrong = await Promise.all(VIEWS.map(async (view) => changesOf(await context.newPage(), view)))
  expect(wrong.flat()).toEqual([])
})

/** What changes in a view within some seconds without saying anything else. */
async function changesOf(page: Page, view: string): Promise<string[]> {
  await page.goto(view)
  await expect(page.getByRole('main').getByText(/rg1/).first()).toBeAttached()
  // React has taken over: the ages tick.
  const pill = page.getByRole('button', { name: /answered/ })
  const age = await pill.textContent()
  await expect(pill).not.toHaveText(age ?? '')
  const all = await writes(page, SECONDS)
  expect(all.length, `${view} lives`).toBeGreaterThan(0)
  const same = all.filter((w) => w.what !== 'childList' && w.from === w.to)
  const inputs = all.filter((w) => w.tag === 'input')
  // Ages of rows are in whole seconds: tenths tick in the pill and in the heads of the inspector alone.
  const tenths = all.filter((w) => w.cell && w.tag === 'time' && /^\d+\.\d s/.test(w.to ?? ''))
  return [...same, ...inputs, ...tenths].map(
    ({ what, tag, from, to }) => `${view}: ${what} of ${tag} from ${from} to ${to}`,
  )
}
