import { describe, expect, test } from 'vitest'
import type { Facts, ServerFact } from './facts'
import { judge } from './server-state'
import { factsAt, serverFact, T0, vantage } from './testing/facts'

const NAME = 'rg2-az2'

function state(afterMs: number, over: Partial<ServerFact>, facts: Partial<Facts> = {}) {
  const fact = serverFact(NAME, over)
  const now = T0 + afterMs
  return judge(fact, factsAt(now, [fact, serverFact('rg1-az1', { lastAnswer: now })], facts), now)
}

const gone = (vantage: string, since: number, at: number): Partial<ServerFact> => ({
  gone: new Map([[vantage, { since: T0 + since, at: T0 + at }]]),
})

describe('alive', () => {
  test.each([0, 900, 1900])('%i ms after an answer it is up', (ms) => {
    expect(state(ms, {})).toMatchObject({ state: 'up', why: 'answers' })
  })

  test('only pushes: up, and the why names the blind path', () => {
    const judged = state(30_000, { lastPush: T0 + 25_000 })
    expect(judged.state).toBe('up')
    expect(judged.why).toContain('pushes')
  })

  test('a push at about the time of its last answer does not hide that it froze', () => {
    expect(state(5000, { lastPush: T0 + 900 }).state).toBe('silent')
  })

  test('2.9 pushes every 30 s: between two pushes it stays up', () => {
    const origin = { ...serverFact(NAME).origin, version: '2.9.10' }
    expect(state(60_000, { origin, lastPush: T0 + 35_000 }).state).toBe('up')
    expect(state(60_000, { lastPush: T0 + 35_000 }).state).toBe('silent')
  })

  test('up since its own start, unless it was lost in between', () => {
    const start = T0 - 3_600_000
    const statsz = {
      value: {
        start,
        mem: null,
        cores: null,
        cpu: null,
        connections: null,
        subscriptions: null,
        slowConsumers: null,
        slowByKind: null,
        routes: null,
        gateways: null,
        sent: null,
        received: null,
        jetstream: null,
      },
      at: T0,
      told: T0,
      from: NAME,
      vantage: 'rg1',
    }
    expect(state(0, { statsz }).since).toBe(start)
    expect(state(0, { statsz, upSince: T0 - 5000 }).since).toBe(T0 - 5000)
  })

  test('recovered: an answer after the evidence makes it up at once', () => {
    const late = { lastAnswer: T0 + 9000, answers: new Map([['rg1', T0 + 9000]]) }
    expect(state(9100, { ...late, ...gone('rg2', 1000, 8900) }).state).toBe('up')
    expect(state(9100, { ...late, socketClosed: T0 + 100 }).state).toBe('up')
  })
})

test('where we may not ask, silence says nothing: unknown, with the subject', () => {
  const refused = ['$SYS.REQ.SERVER.PING.STATSZ']
  expect(state(5000, {}, { refused })).toMatchObject({
    state: 'unknown',
    why: 'Orrery is not permitted to ask: $SYS.REQ.SERVER.PING.STATSZ',
  })
})

describe('silent', () => {
  test('after two unanswered looks, with two vantages', () => {
    expect(state(2500, {})).toEqual({ state: 'silent', why: expect.stringContaining('neither'), since: T0 })
  })

  test('never before two whole looks have gone unanswered, however late it is', () => {
    // Orrery itself stood still for ten seconds: no look has ended since the last answer.
    const looks = { servers: [T0 - 1000, T0 - 10], meta: [] }
    expect(state(10_000, {}, { looks }).state).toBe('up')
    expect(state(10_000, {}, { looks: { ...looks, servers: [T0 - 10, T0 + 9500] } }).state).toBe('up')
    expect(state(10_000, {}, { looks: { ...looks, servers: [T0 + 9500, T0 + 9600] } }).state).toBe('silent')
  })

  test('looks in quick succession do not shorten the time: a gateway needs 1.3 s to reconnect', () => {
    const looks = { servers: [T0 + 50, T0 + 500, T0 + 900], meta: [] }
    expect(state(1400, {}, { looks }).state).toBe('up')
  })

  test('a single far vantage waits longer: one gateway may hide a whole cluster for 1.5 s', () => {
    const vantages = [vantage('rg1')]
    expect(state(2500, {}, { vantages }).state).toBe('up')
    expect(state(3500, {}, { vantages }).state).toBe('silent')
    // In its own cluster no gateway lies between.
    expect(state(2500, {}, { vantages: [vantage('rg2')] }).state).toBe('silent')
  })
})

describe('down', () => {
  test('503 from its own cluster: at once', () => {
    expect(state(400, gone('rg2', 300, 300))).toMatchObject({
      state: 'down',
      why: expect.stringContaining('rg2'),
      since: T0,
    })
  })

  test('not from a vantage of its own cluster that has just connected: its routes may not stand yet', () => {
    const vantages = [vantage('rg1'), vantage('rg2', { since: T0 - 500 })]
    expect(state(400, gone('rg2', 300, 300), { vantages }).state).toBe('up')
  })

  test('503 from another cluster: only when it lasts longer than a gateway needs to reconnect', () => {
    expect(state(1400, gone('rg1', 300, 1300)).state).toBe('up')
    // Said once and not asked again since: that proves nothing lasting.
    expect(state(1950, gone('rg1', 100, 100)).state).toBe('up')
    expect(state(1950, gone('rg1', 100, 1900)).state).toBe('down')
  })

  test('a false 503 for 1.1 s behind a gateway never flags', () => {
    for (let ms = 0; ms <= 1500; ms += 50) {
      const last = Math.min(Math.floor(ms / 100) * 100, 1100)
      expect(state(ms, ms === 0 ? {} : gone('rg1', 0, last)).state, `at ${ms} ms`).toBe('up')
    }
    expect(state(1600, { lastAnswer: T0 + 1550, ...gone('rg1', 0, 1100) }).state).toBe('up')
  })

  test('confirmed evidence does not wear off while its vantage stands', () => {
    expect(state(3_600_000, gone('rg2', 300, 300)).state).toBe('down')
    const lost = [vantage('rg1'), vantage('rg2', { state: 'failed' }), vantage('rg3')]
    expect(state(3_600_000, gone('rg2', 300, 300), { vantages: lost }).state).toBe('silent')
  })

  test('evidence from before its last sign of life does not count', () => {
    expect(state(900, { lastPush: T0 + 500, ...gone('rg2', 300, 300) }).state).toBe('up')
  })

  test('our own connection to it closed, and nobody heard it for a second', () => {
    expect(state(900, { socketClosed: T0 + 100 }).state).toBe('up')
    expect(state(1200, { socketClosed: T0 + 100 })).toMatchObject({
      state: 'down',
      why: expect.stringContaining('our own connection'),
    })
  })
})

describe('leaving', () => {
  const shutdown = { announced: { kind: 'shutdown' as const, at: T0 } }
  const lameduck = { announced: { kind: 'lameduck' as const, at: T0 } }

  test('SHUTDOWN, then silence: down', () => {
    expect(state(100, shutdown).state).toBe('leaving')
    expect(state(2000, shutdown)).toMatchObject({ state: 'down', why: expect.stringContaining('shutdown') })
  })

  test('lame duck that still answers: leaving, for minutes', () => {
    const answering = { ...lameduck, lastAnswer: T0 + 60_000 }
    expect(state(60_500, answering)).toEqual({
      state: 'leaving',
      why: expect.stringContaining('lame duck'),
      since: T0,
    })
    expect(state(64_000, answering).state).toBe('down')
  })

  test('lame duck, then Orrery lost its connections: nobody knows', () => {
    const vantages = [vantage('rg1', { state: 'failed' })]
    expect(state(60_000, lameduck, { vantages }).state).toBe('unknown')
    expect(state(60_000, shutdown, { vantages }).state).toBe('down')
  })
})

describe('unknown', () => {
  test('no vantage connected', () => {
    const vantages = [vantage('rg1', { state: 'failed' }), vantage('rg2', { state: 'connecting' })]
    expect(state(1000, {}, { vantages }).state).toBe('up')
    expect(state(5000, {}, { vantages }).state).toBe('unknown')
    expect(state(5000, gone('rg2', 100, 4900), { vantages }).state).toBe('unknown')
  })

  test('nobody at all answers: that is our own network, not twelve dead servers', () => {
    expect(state(3000, {}, { lastAnswer: T0 }).state).toBe('unknown')
  })
})

test('a restart with a new id is another fact: the new one is up while the old one is judged by itself', () => {
  const old = serverFact(NAME)
  const now = T0 + 6000
  const fresh = serverFact(NAME, {
    origin: { ...old.origin, id: 'NEW' },
    firstHeard: T0 + 5000,
    upSince: T0 + 5000,
    lastAnswer: now,
  })
  const facts = factsAt(now, [old, fresh])
  expect(judge(fresh, facts, now).state).toBe('up')
  expect(judge(old, facts, now).state).toBe('silent')
})
