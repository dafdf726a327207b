import { z } from 'zod'
import { ask } from './support/http'
import { LoneDashboard } from './support/lone-dashboard'
import { freePort } from './support/lone-server'
import { expect, test } from './support/test'

const attempts = z.object({
  attempts: z.array(
    z.object({
      what: z.string(),
      account: z.string().nullable(),
      stream: z.string().nullable(),
      requestId: z.string().nullable(),
      outcome: z.string(),
      words: z.string().nullable(),
      times: z.number(),
      from: z.object({ host: z.string().nullable(), address: z.string().nullable() }),
      asked: z.unknown(),
    }),
  ),
})

/** Nobody needs to be there for what is refused. */
let dashboard: LoneDashboard
test.beforeEach(async () => {
  const port = await freePort()
  dashboard = await LoneDashboard.start(() => ({
    system: { servers: [`nats://127.0.0.1:${port}`], user: 'sys', password: 'sys' },
    accounts: { APP: { user: 'user', password: 'user', write: true } },
    changesPerMinute: 2,
  }))
  await dashboard.until('/healthz')
})
test.afterEach(async () => {
  await dashboard.stop()
})

const own = (more: Record<string, string> = {}) => ({
  origin: dashboard.url,
  'content-type': 'application/json',
  ...more,
})
const post = (path: string, headers: Record<string, string>, body: string, from = '127.0.0.1') =>
  ask(`${dashboard.url}${path}`, { method: 'POST', headers, body, from })
async function record() {
  return attempts.parse(JSON.parse((await ask(`${dashboard.url}/api/audit`)).body)).attempts.reverse()
}

test('every attempt that is refused at the door is on record, with what is known of it', async ({
  browser,
}) => {
  const create = JSON.stringify({ account: 'APP', config: { name: 'S' }, requestId: 'refused-1' })
  const purge = '/api/streams/APP/ORDERS/purge'
  const statuses = [
    await post(purge, own({ origin: 'http://evil.example' }), '{}'),
    await post(purge, own({ host: 'evil.example' }), '{}'),
    await post('/api/streams', own({ 'content-type': 'text/plain' }), create),
    await post('/api/streams', own(), '{"account":'),
    await post('/api/streams', own(), JSON.stringify({ account: 'APP', config: { name: 3 }, admin: 1 })),
    await post(
      '/api/streams',
      own(),
      JSON.stringify({ account: 'APP', config: { name: 'a.b', subjects: ['x'] }, requestId: 'refused-2' }),
      '127.0.0.2',
    ),
    await post(
      '/api/streams/NONE/S/delete',
      own({ 'x-forwarded-for': '10.1.2.3', 'x-orrery-remote': '10.1.2.4' }),
      JSON.stringify({ confirm: 'S', requestId: 'refused-3' }),
      '127.0.0.3',
    ),
    // Previews change nothing, and reading is no attempt to change.
    await post('/api/streams/preview', own({ origin: 'http://evil.example' }), create),
    await ask(`${dashboard.url}/api/state`, { headers: { host: 'evil.example' } }),
  ].map((answer) => answer.status)
  expect(statuses).toEqual([403, 421, 415, 400, 422, 422, 403, 403, 421])
  const lines = await record()
  expect(lines.map((l) => [l.outcome, l.what, l.account, l.stream, l.requestId, l.from.address])).toEqual([
    ['denied', 'purge', 'APP', 'ORDERS', null, '127.0.0.1'],
    ['denied', 'purge', 'APP', 'ORDERS', null, '127.0.0.1'],
    ['denied', 'create', null, null, null, '127.0.0.1'],
    ['denied', 'create', null, null, null, '127.0.0.1'],
    ['denied', 'create', null, null, null, '127.0.0.1'],
    ['denied', 'create', 'APP', 'a.b', 'refused-2', '127.0.0.2'],
    ['denied', 'delete', 'NONE', 'S', 'refused-3', '127.0.0.3'],
  ])
  expect(lines[0]?.asked).toEqual({ origin: 'http://evil.example', type: 'application/json' })
  expect(lines[1]?.from.host).toBe('evil.example')
  expect(lines.map((l) => l.words)).toEqual([
    'Changes are only accepted from the pages of Orrery.',
    'This address is not one that Orrery answers to.',
    'The body must be sent as application/json.',
    'The body is not valid JSON.',
    expect.stringContaining('admin: is not a known field'),
    expect.stringContaining('config.name: No "." in a stream name'),
    expect.stringContaining('Account NONE may not be changed through Orrery'),
  ])
  const page = await browser.newPage({ baseURL: dashboard.url })
  await page.goto('/audit')
  const row = page.getByRole('row').filter({ hasText: '127.0.0.3' })
  await expect(row).toContainText('denied')
  await expect(row).toContainText('may not be changed through Orrery')
  await page.close()
})

test('in masses they are counted, so that junk cannot fill the disk', async () => {
  const evil = own({ origin: 'http://evil.example' })
  for (let i = 0; i < 300; i++) await post(`/api/streams/APP/S${i}/purge`, evil, '{}')
  expect(await record()).toHaveLength(12)
  await dashboard.restart()
  await dashboard.until('/healthz')
  const [last] = (await record()).slice(-1)
  expect(last).toMatchObject({
    what: 'several',
    times: 288,
    words: '288 more were refused: foreign-origin 288',
  })
})

test('so many changes a minute are taken of one address', async () => {
  const remove = (requestId: string, from: string) =>
    post('/api/streams/APP/S/delete', own(), JSON.stringify({ confirm: '', requestId }), from)
  // Without the name typed nothing is sent; it counts all the same.
  for (const id of ['change-01', 'change-02']) expect((await remove(id, '127.0.0.2')).status).toBe(409)
  const third = await remove('change-03', '127.0.0.2')
  expect([third.status, JSON.parse(third.body).code]).toEqual([429, 'too-many'])
  expect((await remove('change-04', '127.0.0.3')).status).toBe(409)
  expect((await record()).filter((l) => l.outcome === 'denied')).toMatchObject([
    { what: 'delete', requestId: 'change-03', from: { address: '127.0.0.2' } },
  ])
})
