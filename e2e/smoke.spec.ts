import { z } from 'zod'
import { monitor, servers } from './support/stack'
import { expect, test } from './support/test'

const state = z.object({
  servers: z.array(
    z.object({ name: z.string(), id: z.string(), cluster: z.string().nullable(), state: z.string() }),
  ),
})
const varz = z.object({ server_id: z.string(), cluster: z.object({ name: z.string() }) })

test('the first page loads', async ({ page }) => {
  const answer = await page.goto('/')
  expect(answer?.status()).toBe(200)
  await expect(page.getByRole('main')).toBeVisible()
})

test('the snapshot has the 12 servers as they describe themselves', async ({ request }) => {
  const answer = await request.get('/api/state')
  expect(answer.status()).toBe(200)
  const seen = state.parse(await answer.json()).servers
  const real = await Promise.all(
    (await servers()).map(async ({ name }) => {
      const about = varz.parse(await monitor(name, '/varz'))
      return { name, id: about.server_id, cluster: about.cluster.name, state: 'up' }
    }),
  )
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)
  expect(seen.sort(byName)).toEqual(real.sort(byName))
})
