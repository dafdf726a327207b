import { z } from 'zod'
import { ask } from './support/http'
import { LoneDashboard } from './support/lone-dashboard'
import { freePort } from './support/lone-server'
import { expect, test } from './support/test'

const PROXY = '127.0.0.2'
const attempts = z.object({
  attempts: z.array(
    z.object({
      who: z.string().nullable(),
      requestId: z.string().nullable(),
      outcome: z.string(),
      words: z.string().nullable(),
      from: z.object({ address: z.string().nullable() }),
    }),
  ),
})

/** Nobody needs to be there for what is refused. */
let dashboard: LoneDashboard
test.beforeEach(async () => {
  const port = await freePort()
  dashboard = await LoneDashboard.start(() => ({
    system: { servers: [`nats://127.0.0.1:${port}`], user: 'sys', password: 'pw-of-sys' },
    accounts: { APP: { user: 'app', password: 'pw-of-app', write: true } },
    users: { header: 'Remote-User', from: [PROXY], hosts: ['orrery.example'] },
    changesPerMinute: 2,
  }))
  await dashboard.until('/healthz')
})
test.afterEach(async () => {
  await dashboard.stop()
})

/** Deletes without the name typed: nothing is sent, but it counts as a change of whoever asks. */
async function remove(requestId: string, headers: Record<string, string>, from = PROXY) {
  const answer = await ask(`${dashboard.url}/api/streams/APP/S/delete`, {
    method: 'POST',
    headers: {
      host: 'orrery.example',
      origin: 'https://orrery.example',
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify({ confirm: '', requestId }),
    from,
  })
  const { code, detail } = z.object({ code: z.string(), detail: z.string() }).parse(JSON.parse(answer.body))
  return { status: answer.status, code, detail }
}

async function record(query = '') {
  const { body } = await ask(`${dashboard.url}/api/audit?${query}`)
  return attempts.parse(JSON.parse(body)).attempts.reverse()
}

test('a change is made, counted and put on record as the user whom the proxy names', async ({ browser }) => {
  const ana = { 'remote-user': 'ana' }
  for (const id of ['change-01', 'change-02']) {
    expect(await remove(id, ana)).toMatchObject({ status: 409, code: 'confirm-needed' })
  }
  expect(await remove('change-03', ana)).toMatchObject({ status: 429, code: 'too-many' })
  // With a body of text Node sends headers as UTF-8.
  expect(await remove('change-04', { 'remote-user': 'Jürgen' })).toMatchObject({ status: 409 })
  expect((await record()).map((l) => [l.who, l.outcome, l.from.address])).toEqual([
    ['ana', 'confirm-needed', PROXY],
    ['ana', 'confirm-needed', PROXY],
    ['ana', 'denied', PROXY],
    ['Jürgen', 'confirm-needed', PROXY],
  ])
  expect(await record('who=ana')).toHaveLength(3)

  const page = await browser.newPage({ baseURL: dashboard.url })
  await page.goto('/audit')
  const bar = page.getByRole('search', { name: 'Attempts shown' })
  const table = page.getByRole('table', { name: 'Attempts to change something' })
  await expect(table.getByRole('row').filter({ hasText: 'ana' })).toHaveCount(3)
  await bar.getByRole('combobox', { name: 'User' }).selectOption('Jürgen')
  await expect(table.getByRole('row').filter({ hasText: 'Jürgen' })).toHaveCount(1)
  await expect(table.getByRole('row').filter({ hasText: 'ana' })).toHaveCount(0)
  await expect(page).toHaveURL(/\?who=/)
  await page.close()
})

test('without a user whom the proxy names nothing is changed, and the attempt is on record', async () => {
  const missing = await remove('change-11', {})
  expect(missing).toMatchObject({ status: 403, code: 'no-user' })
  expect(missing.detail).toContain('the header remote-user is missing')
  const elsewhere = await remove('change-12', { 'remote-user': 'ana', 'x-forwarded-for': PROXY }, '127.0.0.1')
  expect(elsewhere).toMatchObject({ status: 403, code: 'no-user' })
  expect(elsewhere.detail).toContain('is not believed')
  // A proxy that adds its header to a forged one instead of replacing it.
  expect(await remove('change-13', { 'remote-user': 'admin, ana' })).toMatchObject({ status: 403 })
  const lines = await record()
  expect(lines.map((l) => [l.who, l.outcome, l.from.address])).toEqual([
    [null, 'denied', PROXY],
    [null, 'denied', '127.0.0.1'],
  ])
  expect(lines[0]?.words).toBe(missing.detail)
})

test('the lock says in whose name changes are made, or why they are not', async ({ browser }) => {
  // The browser itself connects from 127.0.0.1, which is not the proxy here.
  const page = await browser.newPage({ baseURL: dashboard.url, extraHTTPHeaders: { 'remote-user': 'ana' } })
  await page.goto('/map')
  const lock = page.getByRole('banner').getByRole('button', { name: 'read-only' })
  await expect(lock).toHaveAttribute('title', /not believed/)
  await page.close()
  const { body } = await ask(`${dashboard.url}/map`, { headers: { 'remote-user': 'ana' }, from: PROXY })
  expect(body.replaceAll(/<!-- -->|<[^>]+>/g, ' ')).toMatch(/writes on\s+as\s+ana/)
})
