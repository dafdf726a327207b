import { z } from 'zod'
import { appOfFile } from './support/app-of-file'
import { few, STANDING } from './support/predictions/cases'
import { compare, create } from './support/predictions/compare'
import { baseUrl } from './support/stack'
import { expect, test } from './support/test'

/** A few of what `npm run test:placement` does with some 290 streams: predicted by the dashboard, done by the servers. */
const app = appOfFile()
test.beforeAll(() => app.create({ ...STANDING }))

const state = z.object({
  meta: z.object({ leader: z.string().nullable() }),
  servers: z.array(z.object({ key: z.string(), version: z.string().nullable() })),
  streams: z.array(z.object({ name: z.string() })),
})

test('what the preview predicts is what happens', async ({ request }) => {
  const look = async () => state.parse(await (await request.get('/api/state')).json())
  await expect.poll(async () => (await look()).streams.map((s) => s.name)).toContain('STANDING')
  const { servers, meta } = await look()
  const version = servers.find((s) => s.key === meta.leader)?.version ?? ''
  const wrong: string[] = []
  for (const { what, config } of few()) {
    // The API takes nothing that it could not send; those are left to the long test.
    const answer = await request.post('/api/streams/preview', {
      data: { account: 'APP', config },
      headers: { origin: new URL(baseUrl()).origin },
    })
    if (answer.status() === 422 || answer.status() === 400) continue
    const verdict = compare(await answer.json(), config, await create(app.nc, config), { gone: [], version })
    if (verdict !== 'agrees' && verdict !== 'not knowable') wrong.push(`${what}: ${verdict}`)
  }
  expect(wrong).toEqual([])
})
