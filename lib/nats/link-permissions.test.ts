import { connect, type NatsConnection } from 'nats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectLink } from './link'
import { as, faultOf } from './testing/connection'
import { startServer, type TestServer } from './testing/server'

let server: TestServer
let other: NatsConnection
beforeAll(async () => {
  server = await startServer(`authorization { users [
    { user: all, password: all }
    { user: narrow, password: narrow, permissions {
      publish { allow: ["echo.>"] }
      subscribe { allow: ["_INBOX_orrery.>", "news.>"] }
    } }
  ] }`)
  other = await connect({ servers: server.url, user: 'all', pass: 'all' })
  other.subscribe('echo.>', { callback: (_error, msg) => msg.respond(`echo ${msg.string()}`) })
  await other.flush()
})
afterAll(async () => {
  await other?.close()
  await server?.stop()
})

describe('permissions', () => {
  test('a refused publish names its subject and is no silence', async () => {
    const refused: string[] = []
    const link = await connectLink(server.url, as('narrow'), { onRefused: (s) => refused.push(s) })
    try {
      expect((await link.request('echo.a', 'x', 2000)).text).toBe('echo x')
      const fault = await faultOf(link.request('secret.subject', '', 300))
      expect(fault).toMatchObject({ code: 'permission', message: expect.stringContaining('secret.subject') })
      expect(link.refused()).toEqual(['secret.subject'])
      expect(refused).toEqual(['secret.subject'])
    } finally {
      await link.close()
    }
  })

  test('allowed after all, while the connection stands: no longer refused', async () => {
    const users = (allowed: string) =>
      `authorization { users: [ { user: u, password: u, permissions { publish { allow: [${allowed}] } } } ] }`
    const strict = await startServer(users('"other"'))
    const link = await connectLink(strict.url, as('u'))
    const ask = async () => (await faultOf(link.request('nobody', '', 300))).code
    try {
      expect([await ask(), link.refused()]).toEqual(['permission', ['nobody']])
      strict.reload(users('"nobody"'))
      await expect.poll(ask, { timeout: 10_000 }).toBe('no-responders')
      expect(link.refused()).toEqual([])
    } finally {
      await link.close()
      await strict.stop()
    }
  })

  test('a refused subscription too', async () => {
    let tell: (subject: string) => void = () => {}
    const told = new Promise<string>((resolve) => {
      tell = resolve
    })
    const link = await connectLink(server.url, as('narrow'), { onRefused: (subject) => tell(subject) })
    try {
      link.subscribe('$SYS.>', () => {})
      expect(await told).toBe('$SYS.>')
      expect(link.refused()).toEqual(['$SYS.>'])
    } finally {
      await link.close()
    }
  })
})
