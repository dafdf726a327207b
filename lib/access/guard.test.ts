import { afterEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { log } from '@/lib/log/log'
import { BODY_LIMIT } from './body'
import { guard } from './guard'
import { HttpProblem } from './problem'

vi.mock('@/lib/config/current', () => ({ currentConfig: () => ({}) }))

const SCHEMA = z.strictObject({ name: z.string().min(1), deep: z.unknown().optional() })
const handled = vi.fn()
const change = guard(
  (_, { body }) => {
    handled(body)
    return Response.json({ done: body.name })
  },
  { body: SCHEMA },
)
const none = { params: Promise.resolve({}) }
const OURS = {
  host: 'localhost:3000',
  origin: 'http://localhost:3000',
  'content-type': 'application/json',
}

type Sent = { headers?: Record<string, string | null>; body?: BodyInit; method?: string }

function request({ headers = {}, body = '{"name":"a"}', method = 'POST' }: Sent = {}): Request {
  const all = Object.entries({ ...OURS, ...headers }).flatMap(([key, value]) =>
    value === null ? [] : [[key, value]],
  )
  const init = {
    method,
    headers: Object.fromEntries(all),
    ...(method === 'GET' ? {} : { body, duplex: 'half' }),
  }
  return new Request('http://localhost:3000/api/x', init)
}

async function answer(sent: Sent) {
  const response = await change(request(sent), none)
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() }
}

afterEach(() => {
  handled.mockReset()
  vi.restoreAllMocks()
})

test('a request of our own pages comes through', async () => {
  expect(await answer({})).toMatchObject({ status: 200, body: { done: 'a' } })
  const more = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json; charset=utf-8' }
  expect(await answer({ headers: more })).toMatchObject({ status: 200 })
  const tunnelled = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }
  expect(await answer({ headers: tunnelled })).toMatchObject({ status: 200 })
})

describe('refused before the handler', () => {
  const deep = (levels: number) => `{"name":"a","deep":${'['.repeat(levels)}${']'.repeat(levels)}}`
  const cases: [string, number, string, Sent][] = [
    ['another host', 421, 'wrong-host', { headers: { host: 'evil.example', origin: 'http://evil.example' } }],
    ['no host', 421, 'wrong-host', { headers: { host: null } }],
    ['a host that only starts like ours', 421, 'wrong-host', { headers: { host: 'localhost.evil.example' } }],
    ['a host with user info', 421, 'wrong-host', { headers: { host: 'localhost@evil.example' } }],
    [
      'a forwarded host that would be right',
      421,
      'wrong-host',
      { headers: { host: 'evil', 'x-forwarded-host': 'localhost' } },
    ],
    ['no origin', 403, 'foreign-origin', { headers: { origin: null } }],
    ['another origin', 403, 'foreign-origin', { headers: { origin: 'http://evil.example' } }],
    ['another port', 403, 'foreign-origin', { headers: { origin: 'http://localhost:3001' } }],
    ['an opaque origin', 403, 'foreign-origin', { headers: { origin: 'null' } }],
    [
      'a browser that says cross-site',
      403,
      'foreign-origin',
      { headers: { 'sec-fetch-site': 'cross-site' } },
    ],
    ['a browser that says same-site', 403, 'foreign-origin', { headers: { 'sec-fetch-site': 'same-site' } }],
    ['a form', 415, 'not-json', { headers: { 'content-type': 'text/plain' } }],
    ['no type', 415, 'not-json', { headers: { 'content-type': null }, body: new Uint8Array([123]) }],
    ['too long', 413, 'too-large', { body: JSON.stringify({ name: 'x'.repeat(BODY_LIMIT) }) }],
    ['no JSON', 400, 'bad-json', { body: '{"name":' }],
    ['no UTF-8', 400, 'bad-json', { body: new Uint8Array([0x22, 0xff, 0x22]) }],
    ['too deep', 400, 'bad-json', { body: deep(30) }],
    ['far too deep', 400, 'bad-json', { body: deep(30_000) }],
    ['a missing field', 422, 'invalid', { body: '{}' }],
    ['no object', 422, 'invalid', { body: '[1]' }],
  ]
  test.each(cases)('%s', async (_, status, code, sent) => {
    const got = await answer(sent)
    expect(got).toMatchObject({ status, type: 'application/problem+json', body: { status, code } })
    expect(handled).not.toHaveBeenCalled()
  })

  test('unknown fields, by field', async () => {
    const { status, body } = await answer({ body: '{"name":"a","admin":true,"__proto__":{"x":1}}' })
    expect(status).toBe(422)
    expect(Object.entries(body.errors).sort()).toEqual([
      ['__proto__', ['is not a known field']],
      ['admin', ['is not a known field']],
    ])
    expect('x' in {}).toBe(false)
  })

  test('a wrong field, with words', async () => {
    const { body } = await answer({ body: '{"name":""}' })
    expect(Object.keys(body.errors)).toEqual(['name'])
  })

  test('a body longer than it claims is not read to the end', async () => {
    let sent = 0
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024
        controller.enqueue(new Uint8Array(1024).fill(32))
      },
    })
    expect((await answer({ body: stream, headers: { 'content-length': '2' } })).status).toBe(413)
    expect(sent).toBeLessThan(BODY_LIMIT + 4096)
  })
})

test('a route without a schema takes no fields', async () => {
  const route = guard(() => new Response('ok'))
  expect((await route(request({ body: '' }), none)).status).toBe(200)
  expect((await route(request({ body: '{"a":1}' }), none)).status).toBe(422)
})

test('reading needs an allowed host and nothing else, and is never stored', async () => {
  const read = guard<{ stream: string }>((_, { params }) => Response.json(params))
  const context = { params: Promise.resolve({ stream: 'ORDERS' }) }
  const bare = { origin: null, 'content-type': null }
  const response = await read(request({ method: 'GET', headers: bare }), context)
  expect(await response.json()).toEqual({ stream: 'ORDERS' })
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect((await read(request({ method: 'GET', headers: { host: 'evil' } }), context)).status).toBe(421)
})

test('a stream keeps its own cache directives', async () => {
  const live = guard(() => new Response('', { headers: { 'cache-control': 'no-cache, no-transform' } }))
  const response = await live(request({ method: 'GET' }), none)
  expect(response.headers.get('cache-control')).toBe('no-store, no-cache, no-transform')
})

test('a problem of the handler is answered as it says', async () => {
  const route = guard(() => {
    throw new HttpProblem(409, 'taken', 'Taken', 'There is one already.')
  })
  const response = await route(request({ body: '' }), none)
  expect(response.status).toBe(409)
  expect(await response.json()).toEqual({
    type: 'about:blank',
    title: 'Taken',
    status: 409,
    detail: 'There is one already.',
    code: 'taken',
  })
})

test('an unexpected error is logged once and told without details', async () => {
  const logged = vi.spyOn(log, 'error').mockImplementation(() => {})
  const route = guard(() => {
    throw new Error('connect nats://u:CANARY@h failed at /secret/path')
  })
  const response = await route(request({ body: '' }), none)
  const text = await response.text()
  expect(response.status).toBe(500)
  expect(text).not.toMatch(/CANARY|secret|stack|at /)
  expect(logged).toHaveBeenCalledTimes(1)
})

test('a schema that lets unknown fields through cannot be used at all', () => {
  const loose: [string, z.ZodType<object>][] = [
    ['body', z.object({ a: z.string() })],
    ['body.inner', z.strictObject({ inner: z.object({}).optional() })],
    ['body.list[]', z.strictObject({ list: z.array(z.looseObject({})).default([]) })],
    ['body', z.union([z.strictObject({}), z.object({ b: z.number() })])],
  ]
  for (const [path, body] of loose) {
    expect(() => guard(() => new Response(), { body })).toThrow(`${path} must be a z.strictObject`)
  }
})

test('a path that names a stream which cannot be one does not reach the handler', async () => {
  const params = (name: string) => ({ params: Promise.resolve({ account: 'APP', name }) })
  const read = guard((_request, { params }) => {
    handled(params)
    return Response.json({})
  })
  for (const name of ['a.b', 'a b', '', '*', 'X 0\r\n\r\nPUB $JS.API.STREAM.DELETE.T3 0']) {
    const answers = [
      await read(request({ method: 'GET' }), params(name)),
      await change(request(), params(name)),
    ]
    for (const response of answers) {
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({
        code: 'not-found',
        detail: expect.stringContaining('No stream can have this name'),
      })
    }
  }
  expect(handled).not.toHaveBeenCalled()
  expect((await read(request({ method: 'GET' }), params('ünï'))).status).toBe(200)
})
