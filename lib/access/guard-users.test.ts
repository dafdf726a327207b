import { beforeEach, expect, test, vi } from 'vitest'
import type { Users } from '@/lib/config/types'
import { NAMED, REMOTE } from './actor'
import { guard } from './guard'

const { config } = vi.hoisted(() => ({ config: { users: null as Users | null } }))
vi.mock('@/lib/config/current', () => ({ currentConfig: () => config }))
const recorded = vi.hoisted(() => vi.fn())
vi.mock('./record', () => ({ recordRefusal: recorded }))

const none = { params: Promise.resolve({}) }
const PURGE = '/api/streams/APP/ORDERS/purge'

async function post(path: string, headers: Record<string, string>) {
  const host = headers.host ?? 'localhost:3000'
  const sent = {
    host,
    origin: `https://${host}`,
    'content-type': 'application/json',
    [REMOTE]: '127.0.0.1',
    ...headers,
  }
  const request = new Request(`http://localhost:3000${path}`, { method: 'POST', headers: sent, body: '{}' })
  const response = await guard(() => Response.json({ code: 'let through' }))(request, none)
  return { status: response.status, ...(await response.json()) }
}

beforeEach(() => {
  config.users = { header: 'remote-user', from: ['127.0.0.1'], hosts: ['orrery.example'] }
  recorded.mockReset()
})

test('a change needs a user, and without one is refused and put on record', async () => {
  expect(await post(PURGE, { [NAMED]: 'ana' })).toMatchObject({ status: 200 })
  expect(recorded).not.toHaveBeenCalled()
  const refused = { status: 403, code: 'no-user', detail: expect.stringContaining('remote-user') }
  expect(await post(PURGE, {})).toMatchObject(refused)
  expect(await post(PURGE, { [NAMED]: 'ana', [REMOTE]: '127.0.0.2' })).toMatchObject(refused)
  expect(recorded).toHaveBeenCalledTimes(2)
  config.users = null
  expect(await post(PURGE, {})).toMatchObject({ status: 200 })
})

test('a preview and a look need none', async () => {
  expect(await post('/api/streams/preview', {})).toMatchObject({ status: 200 })
  const look = new Request('http://localhost/api/audit', { headers: { host: 'localhost' } })
  expect((await guard(() => Response.json({}))(look, none)).status).toBe(200)
})

test('the names under which the proxy offers Orrery are allowed, with any port, and no others', async () => {
  const at = (host: string) => post(PURGE, { host, [NAMED]: 'ana' })
  expect(await at('orrery.example')).toMatchObject({ status: 200 })
  expect(await at('Orrery.example:8443')).toMatchObject({ status: 200 })
  expect(await at('other.example')).toMatchObject({ status: 421 })
  config.users = null
  expect(await at('orrery.example')).toMatchObject({ status: 421 })
})
