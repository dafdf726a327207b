import { describe, expect, it } from 'vitest'
import { decodeEnvelope, decodeOrigin } from './envelope'
import { ALL_SERVERS, answers, recorded, SERVERS, VERSIONS } from './testing/recorded'

const ENDPOINTS = ['STATSZ', 'JSZ', 'VARZ', 'GATEWAYZ', 'ROUTEZ', 'LEAFZ', 'HEALTHZ']

describe.each(VERSIONS)('answers of nats-server %s', (version) => {
  it.each(ENDPOINTS)('%s: all 12 servers, each with its cluster, tags and version', (endpoint) => {
    const got = answers(version, `ping_${endpoint}`).map((a) => a.origin)
    expect(got.map((o) => o.name).sort()).toEqual(ALL_SERVERS)
    for (const origin of got) {
      expect(SERVERS[origin.cluster ?? '']).toContain(origin.name)
      expect(origin.version).toBe(version)
      expect(origin.id).toMatch(/^N[A-Z0-9]{55}$/)
      expect(origin.host).toBe('127.0.0.1')
      expect(origin.jetstream).toBe(true)
      const az = origin.name.split('-')[1]?.replace('az', 'az:')
      expect(origin.tags).toContain(az)
    }
  })

  it('reads the clock of the server', () => {
    const [first] = answers(version, 'ping_STATSZ')
    expect(first?.origin.time).toBeGreaterThan(Date.parse('2026-11-22T22:00:00Z'))
    expect(first?.origin.time).toBeLessThan(Date.parse('2026-11-22T23:00:00Z'))
  })

  it('gives a reason for an answer cut short anywhere', () => {
    const [answer] = answersAsText(version)
    for (let end = 0; end < answer.length; end += 37) {
      const envelope = decodeEnvelope(answer.slice(0, end))
      expect(envelope).toEqual({
        ok: false,
        origin: null,
        code: null,
        reason: `not JSON (${end} characters)`,
      })
    }
  })
})

function answersAsText(version: (typeof VERSIONS)[number]): [string] {
  const list = recorded(version, 'ping_JSZ')
  if (!Array.isArray(list)) throw new Error('no list')
  return [JSON.stringify(list[0])]
}

describe('what is no answer', () => {
  const server = { name: 'a', id: 'NA' }
  it.each([
    ['', 'not JSON (0 characters)'],
    ['null', 'not a JSON object'],
    ['[]', 'not a JSON object'],
    ['"text"', 'not a JSON object'],
    ['{}', 'no server block with a name and an id'],
    ['{"server":7,"data":{}}', 'no server block with a name and an id'],
    ['{"server":{"name":"a"},"data":{}}', 'no server block with a name and an id'],
    [JSON.stringify({ server }), 'neither data nor statsz'],
    [JSON.stringify({ server, data: [] }), 'neither data nor statsz'],
    [JSON.stringify({ server, data: 'text' }), 'neither data nor statsz'],
  ])('%s', (text, reason) => {
    expect(decodeEnvelope(text)).toMatchObject({ ok: false, reason })
  })

  it('keeps who answered and the code of an error', () => {
    const error = { code: 400, description: 'json: cannot unmarshal string into Go struct field' }
    expect(decodeEnvelope(JSON.stringify({ server, error }))).toEqual({
      ok: false,
      origin: decodeOrigin(server),
      code: 400,
      reason: error.description,
    })
  })

  it('an error wins over data, and may come without a server or a description', () => {
    const both = decodeEnvelope(JSON.stringify({ server, data: {}, error: { code: 503 } }))
    expect(both).toMatchObject({ ok: false, code: 503, reason: 'error without a description' })
    expect(decodeEnvelope('{"error":{"description":"x"}}')).toEqual({
      ok: false,
      origin: null,
      code: null,
      reason: 'x',
    })
  })
})

it('a server without a name goes by its id', () => {
  expect(decodeOrigin({ id: 'NA' })?.name).toBe('NA')
  expect(decodeOrigin({ name: 'a' })).toBeNull()
  expect(decodeOrigin(null)).toBeNull()
})
