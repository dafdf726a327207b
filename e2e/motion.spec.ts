import { appOfFile } from './support/app-of-file'
import { expectReplicasOnMap } from './support/map'
import { expect, type Page, test } from './support/test'
import { ledStream } from './support/truth'

const SOON = { timeout: 20_000 }

const app = appOfFile('ORDERS')

interface Travel {
  stream: string
  ms: string
  easing: string
  from: string
  to: string
}

/** Collects every mark that travels over the map from now on, as the browser animates it. */
async function watchTravels(page: Page): Promise<() => Promise<Travel[]>> {
  const seen = await page.evaluateHandle(() => {
    const travels: Travel[] = []
    new MutationObserver((changes) => {
      for (const node of changes.flatMap((c) => [...c.addedNodes])) {
        const stream = node instanceof Element ? node.getAttribute('data-moves') : null
        if (!(node instanceof Element) || stream === null) continue
        const { animationDuration, animationTimingFunction } = getComputedStyle(node)
        const place = (name: string) => getComputedStyle(node).getPropertyValue(name)
        travels.push({
          stream,
          ms: animationDuration,
          easing: animationTimingFunction,
          from: place('--from'),
          to: place('--to'),
        })
      }
    }).observe(document.body, { childList: true, subtree: true })
    return travels
  })
  return () => seen.evaluate((travels) => travels)
}

async function stepDown(page: Page): Promise<void> {
  const before = (await ledStream('ORDERS')).leader
  await app.stepDown('ORDERS')
  await expect(async () => expect((await ledStream('ORDERS')).leader).not.toBe(before)).toPass(SOON)
  await expectReplicasOnMap(page, 'ORDERS')
}

test('the star travels from the old leader to the new one, and is gone when it is there', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.goto('/map?sel=stream:APP/ORDERS', { waitUntil: 'networkidle' }).catch(() => {})
  await expectReplicasOnMap(page, 'ORDERS')
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  const travels = await watchTravels(page)
  await expect(async () => {
    await stepDown(page)
    expect((await travels()).filter((t) => t.stream === 'APP/ORDERS').length).toBeGreaterThan(0)
  }).toPass({ timeout: 60_000 })
  const found = (await travels()).find((t) => t.stream === 'APP/ORDERS')
  expect(found).toMatchObject({ ms: '0.24s', easing: 'ease-out' })
  expect(found?.from).toMatch(/^translate\(/)
  expect(found?.to).not.toBe(found?.from)
  await expect(page.locator('[data-moves]')).toHaveCount(0, SOON)
})

test('nothing travels for those who want no motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/map?sel=stream:APP/ORDERS')
  await expectReplicasOnMap(page, 'ORDERS')
  const travels = await watchTravels(page)
  await stepDown(page)
  expect(await travels()).toEqual([])
})
