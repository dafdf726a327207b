import { gzipSync } from 'node:zlib'
import { connect, headers, type NatsConnection } from 'nats'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '@/lib/config/types'
import { connectLink, type Link } from './link'
import { as, faultOf } from './testing/connection'
import { startServer, type TestServer } from './testing/server'

let server: TestServer
let other: NatsConnection
beforeAll(async () => {
  server = await startServer(`
    server_name: lone
    authorization { users [
      { user: all, password: all }
    ] }`)
  other = await connect({ servers: server.url, user: 'all', pass: 'all' })
  other.subscribe('echo.>', { callback: (_error, msg) => msg.respond(`echo ${msg.string()}`) })
  for (const i of [1, 2, 3]) other.subscribe('many', { callback: (_error, msg) => msg.respond(`${i}`) })
  other.subscribe('silent', { callback: () => {} })
  other.subscribe('zipped', {
    callback: (_error, msg) => {
      const h = headers()
      h.set('Content-Encoding', msg.headers?.get('Accept-Encoding') ?? 'identity')
      msg.respond(gzipSync('x'.repeat(90_000)), { headers: h })
    },
  })
  other.subscribe('broken', {
    callback: (_error, msg) => {
      const h = headers()
      h.set('Content-Encoding', 'gzip')
      msg.respond(new Uint8Array([1, 2, 3]), { headers: h })
    },
  })
  await other.flush()
})
afterAll(async () => {
  await other?.close()
  await server?.stop()
})

async function using(connection: Connection, run: (link: Link) => Promise<void>, url = server.url) {
  const link = await connectLink(url, connection)
  try {
    await run(link)
  } finally {
    await link.close()
  }
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve: (value: T) => resolve(value) }
}

describe.each(['tcp', 'websocket'])('over %s', (way) => {
  const url = () => (way === 'tcp' ? server.url : server.wsUrl)

  test('knows its server, asks and is answered', async () => {
    await using(
      as('all'),
      async (link) => {
        expect(link.server).toMatchObject({ name: 'lone', id: expect.stringMatching(/^N[A-Z0-9]{55}$/) })
        const { text, afterMs } = await link.request('echo.a', 'hello', 2000)
        expect(text).toBe('echo hello')
        expect(afterMs).toBeGreaterThan(0)
        // Less than a millisecond on one machine: a whole number of them would be 0.
        for (let i = 0; i < 5; i++) expect(await link.rtt()).toBeGreaterThan(0)
      },
      url(),
    )
  })

  test('does not wait for ever for the round trip of a connection that is closed meanwhile', async () => {
    const link = await connectLink(url(), as('all'))
    const asked = faultOf(link.rtt())
    await link.close()
    expect(await asked).toMatchObject({ code: 'timeout' })
  })

  test('a subject made of a name with line breaks in it is no further command', async () => {
    const heard: string[] = []
    const ear = other.subscribe('smuggled', { callback: (_error, msg) => heard.push(msg.string()) })
    await using(
      as('all'),
      async (link) => {
        const subject = 'echo.a 0\r\n\r\nPUB smuggled 1\r\nx\r\nPUB echo.b'
        expect((await faultOf(link.request(subject, '', 2000))).code).toBe('invalid')
        expect(await link.gather(subject, '', 2000, () => true)).toMatchObject({ code: 'invalid' })
        expect(() => link.publish(subject, '')).toThrow('no spaces')
        expect(() => link.subscribe(subject, () => {})).toThrow('no spaces')
        // Both ways are in order: what had been smuggled in would have been heard before this.
        expect((await link.request('echo.a', 'after', 2000)).text).toBe('echo after')
      },
      url(),
    )
    await other.flush()
    expect(heard).toEqual([])
    ear.unsubscribe()
  })

  test('gathers until it is told that it has all', async () => {
    await using(
      as('all'),
      async (link) => {
        const got: string[] = []
        const fault = await link.gather('many', '', 5000, ({ text }) => got.push(text) === 3)
        expect([fault, got.sort()]).toEqual([null, ['1', '2', '3']])
      },
      url(),
    )
  })

  test('inflates what it asked to be compressed', async () => {
    await using(
      as('all'),
      async (link) => expect((await link.request('zipped', '', 2000)).text).toBe('x'.repeat(90_000)),
      url(),
    )
  })

  test('a wrong password is told apart, and not repeated', async () => {
    const fault = await faultOf(connectLink(url(), as('all', 'canary-secret')))
    expect(fault.code).toBe('authorization')
    expect(`${fault.message}`).not.toContain('canary')
  })

  test('closing settles `closed` without a fault; afterwards nothing can be asked', async () => {
    const link = await connectLink(url(), as('all'))
    await link.close()
    expect(await link.closed).toBeNull()
    expect((await faultOf(link.request('echo.a', '', 1000))).code).toBe('unreachable')
  })
})

test('nobody there: at once, not after the time-out', async () => {
  await using(as('all'), async (link) => {
    const began = performance.now()
    expect((await faultOf(link.request('nobody', '', 10_000))).code).toBe('no-responders')
    expect(await link.gather('nobody', '', 10_000, () => false)).toMatchObject({ code: 'no-responders' })
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

test('silence ends with the time-out', async () => {
  await using(as('all'), async (link) => {
    expect((await faultOf(link.request('silent', '', 100))).code).toBe('timeout')
    expect(await link.gather('silent', '', 100, () => false)).toBeNull()
  })
})

test('an unreadable answer is handed over as an empty one, not lost and not fatal', async () => {
  await using(as('all'), async (link) => expect((await link.request('broken', '', 2000)).text).toBe(''))
})

test('a caller that throws on an answer gets a fault, and the link lives on', async () => {
  await using(as('all'), async (link) => {
    const fault = await link.gather('echo.a', '', 2000, () => {
      throw new Error('cannot take it')
    })
    expect(fault).toMatchObject({ code: 'failed', message: expect.stringContaining('cannot take it') })
    expect((await link.request('echo.a', 'x', 2000)).text).toBe('echo x')
  })
})

test('subscribes, publishes, and unsubscribes', async () => {
  await using(as('all'), async (link) => {
    const first = deferred<string>()
    const got: string[] = []
    const off = link.subscribe('news.*', (subject, text) => {
      got.push(text)
      first.resolve(`${subject} ${text}`)
    })
    link.publish('news.a', '1')
    expect(await first.promise).toBe('news.a 1')
    off()
    link.publish('news.a', '2')
    await link.rtt()
    expect(got).toEqual(['1'])
  })
})

test('nobody listens there', async () => {
  const fault = await faultOf(connectLink('nats://127.0.0.1:1', as('all')))
  expect(fault).toMatchObject({ code: 'unreachable', message: expect.stringContaining('connection refused') })
})
