import { expect, test } from './support/test'

/**
 * The first HTML is taken over piece by piece. A snapshot that arrives in between is newer than what the server drew; what
 * has not been taken over yet must not show it, or React throws that piece away and draws it anew (error 418).
 */
const VIEWS = [
  '/map',
  '/map?as=table',
  '/map?sel=server:rg1-az1',
  '/map?hide=tag:az%3D1&find=cluster%3Drg2',
  '/servers?find=cluster%3Drg2',
  '/placement',
  '/gateways',
  '/gateways?links=routes',
  '/servers',
  '/servers/rg1-az1',
  '/streams',
  '/jetstream',
  '/health',
]
const LOADS = 2

test.setTimeout(180_000)
test('a snapshot that arrives while the first HTML is taken over takes nothing of it down', async ({
  page,
}) => {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(`${new URL(page.url()).pathname}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${new URL(page.url()).pathname}: ${message.text()}`)
  })
  // As another tab does that holds the connection: news is there as soon as one listens, and here a minute newer.
  await page.addInitScript(() => {
    window.BroadcastChannel = class extends BroadcastChannel {
      override set onmessage(hear: ((message: MessageEvent) => void) | null) {
        super.onmessage = hear
        const request = new XMLHttpRequest()
        request.open('GET', '/api/state', false)
        request.send()
        const snapshot = JSON.parse(request.responseText)
        const at = new Date(Date.parse(snapshot.at) + 60_000).toISOString()
        const news = { type: 'snapshot', data: { ...snapshot, at } }
        queueMicrotask(() => {
          hear?.(new MessageEvent('message', { data: news }))
          Reflect.set(window, 'told', true)
        })
      }
    }
  })
  for (const view of VIEWS) {
    for (let i = 0; i < LOADS; i++) {
      await page.goto(view, { waitUntil: 'load' })
      await page.waitForFunction(() => 'told' in window)
      // Idle twice: the first time what is left of the HTML is taken over.
      await page.evaluate(
        () => new Promise<void>((done) => requestIdleCallback(() => requestIdleCallback(() => done()))),
      )
    }
  }
  expect(errors).toEqual([])
})

test('a layer that is switched before the page is live is switched all the same', async ({ page }) => {
  const routes = page.getByRole('region', { name: 'Legend' }).getByRole('switch', { name: /^Routes 12$/ })
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/map', { waitUntil: 'commit' })
  await routes.check()
  await expect(page).not.toHaveURL(/layers=/)
  release()
  await expect(page).toHaveURL(/layers=.*routes/)
  await expect(routes).toBeChecked()
})
