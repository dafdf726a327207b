import { AppAccount } from './support/app-account'
import { ask } from './support/http'
import { routes } from './support/routes'
import { baseUrl } from './support/stack'
import { expect, test } from './support/test'

/** What a NATS client would send as three commands, if it took it for a subject. */
const NAME = 'X 0\r\n\r\nPUB $JS.API.STREAM.DELETE.VICTIM 0\r\n\r\nPUB smuggled'

test('a name with NATS commands in it does nothing, whatever route or page it is given to', async ({
  page,
}) => {
  const app = await AppAccount.open()
  await app.create({ name: 'VICTIM', subjects: ['victim'], num_replicas: 1 })
  const paths = routes((part) => (part === '[account]' ? 'APP' : encodeURIComponent(NAME))).filter((route) =>
    route.path.includes(encodeURIComponent(NAME)),
  )
  expect(paths.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['page', 'api']))
  for (const { kind, path } of paths) {
    if (kind === 'page') {
      await page.goto(path)
      await expect(page.getByRole('main')).toBeVisible()
    }
    const read = await ask(`${baseUrl()}${path}`)
    if (kind === 'api') expect([path, [404, 405].includes(read.status)]).toEqual([path, true])
    const changed = await ask(`${baseUrl()}${path}`, {
      method: 'POST',
      headers: { origin: baseUrl(), 'content-type': 'application/json' },
      body: JSON.stringify({ requestId: crypto.randomUUID(), confirm: NAME, config: {}, base: {} }),
    })
    if (kind === 'api') expect([path, changed.status >= 400]).toEqual([path, true])
  }
  // It goes the same way as what was smuggled in would have gone, after it.
  expect((await ask(`${baseUrl()}/api/streams/APP/VICTIM`)).status).toBe(200)
  expect(await app.messages('VICTIM')).toBe(0)
  await app.close()
})
