import { expect, test } from 'vitest'
import { type AuditLine, attempts } from '@/lib/domain/audit'
import type { Answer } from '@/lib/domain/operation'
import type { Refused } from '@/lib/store/refusals'
import { Ledger } from './ledger'
import { type Asked, operate } from './operate'
import { Rate } from './rate'

const ask = (of: Partial<Asked> = {}): Asked => ({
  what: 'purge',
  account: 'APP',
  stream: 'EVENTS',
  requestId: 'r-12345678',
  asked: {},
  who: 'ana',
  from: { host: 'localhost', agent: null, address: '127.0.0.1' },
  ...of,
})
const changed = (requestId: string): Answer => ({
  requestId,
  outcome: 'changed',
  settled: true,
  done: 'done',
})

function desk(perMinute = 10) {
  const lines: AuditLine[] = []
  const denied: Refused[] = []
  let clock = 0
  const state = { writable: true }
  return {
    lines,
    denied,
    state,
    pass: (ms: number) => {
      clock += ms
    },
    desk: {
      ledger: new Ledger(() => clock),
      audit: async (line: AuditLine) => {
        if (!state.writable) throw new Error('disk full')
        lines.push(line)
      },
      denied: async (refused: Refused) => {
        denied.push(refused)
      },
      rate: (
        (rate) => (who: string) =>
          rate.take(who)
      )(new Rate(perMinute, () => clock)),
      now: () => clock,
    },
  }
}

test('an attempt is on record before it is sent, and its end after', async () => {
  const { desk: d, lines } = desk()
  const operation = await operate(ask(), null, d, async (_, planned) => {
    expect(lines.map((l) => l.phase)).toEqual(['begun'])
    planned([{ field: 'max_msgs', from: null, to: 5, class: 'data-loss', reason: '' }])
    return changed('r-12345678')
  })
  if ('code' in operation) throw new Error(operation.detail)
  await operation.done
  expect(lines.map((l) => [l.phase, l.outcome, l.words, l.diff?.length])).toEqual([
    ['begun', undefined, undefined, undefined],
    ['ended', 'changed', 'done', 1],
  ])
})

test('what cannot be put on record is not done', async () => {
  const { desk: d, state } = desk()
  state.writable = false
  let sent = 0
  const operation = await operate(ask(), null, d, async () => {
    sent++
    return changed('r-12345678')
  })
  if ('code' in operation) throw new Error(operation.detail)
  expect(await operation.done).toMatchObject({
    outcome: 'refused',
    error: { description: 'the audit log cannot be written' },
  })
  expect(sent).toBe(0)
})

test('what is not allowed is on record and not sent', async () => {
  const { desk: d, lines, denied } = desk()
  const answer = await operate(ask(), 'read-only', d, () => Promise.reject(new Error('sent')))
  expect(answer).toMatchObject({ code: 'read-only' })
  expect(lines).toEqual([])
  expect(denied).toMatchObject([
    { code: 'read-only', words: 'read-only', who: 'ana', what: 'purge', requestId: 'r-12345678' },
  ])
})

test('so many a minute and user; the same request again does not count', async () => {
  const { desk: d, pass, denied } = desk(2)
  const go = (requestId: string, who = 'ana') =>
    operate(ask({ requestId, who }), null, d, async () => changed(requestId))
  for (const id of ['request-1', 'request-1', 'request-2']) expect(await go(id)).not.toHaveProperty('code')
  expect(await go('request-3')).toMatchObject({ code: 'too-many' })
  expect(denied).toMatchObject([{ code: 'too-many', requestId: 'request-3' }])
  expect(await go('request-4', 'ben')).not.toHaveProperty('code')
  pass(61_000)
  expect(await go('request-5')).not.toHaveProperty('code')
})

test('twice at once is once', async () => {
  const { desk: d, lines } = desk()
  let sent = 0
  const go = () =>
    operate(ask(), null, d, async () => {
      sent++
      return changed('r-12345678')
    })
  const both = await Promise.all([go(), go()])
  await Promise.all(both.map((o) => ('code' in o ? null : o.done)))
  expect(sent).toBe(1)
  expect(lines.filter((l) => l.phase === 'begun')).toHaveLength(1)
  expect(await operate(ask({ asked: { keep: 1 } }), null, d, async () => changed('x'))).toMatchObject({
    code: 'request-id-reused',
  })
})

test('confirmed under the same id after it was stopped, it is done, counted and on record', async () => {
  const { desk: d, lines } = desk(2)
  const go = async (typed: string) => {
    const operation = await operate(ask(), null, d, async () =>
      typed === 'EVENTS'
        ? changed('r-12345678')
        : {
            ...changed('r-12345678'),
            outcome: 'refused' as const,
            stopped: { code: 'confirm-needed' as const, confirm: 'EVENTS', changes: [] },
          },
    )
    return 'code' in operation ? operation : operation.done
  }
  expect(await go('')).toMatchObject({ outcome: 'refused', stopped: { confirm: 'EVENTS' } })
  expect(await go('EVENTS')).toMatchObject({ outcome: 'changed' })
  expect(await go('EVENTS')).toMatchObject({ outcome: 'changed' })
  expect(lines.map((l) => l.outcome ?? l.phase)).toEqual(['begun', 'confirm-needed', 'begun', 'changed'])
  expect(attempts([...lines].reverse()).map((a) => a.outcome)).toEqual(['changed', 'confirm-needed'])
})

test('a stopped request that asks again is one too many like any other', async () => {
  const { desk: d } = desk(1)
  const go = () =>
    operate(ask(), null, d, async () => ({
      ...changed('r-12345678'),
      stopped: { code: 'confirm-needed', confirm: 'EVENTS', changes: [] },
    }))
  const first = await go()
  if ('code' in first) throw new Error(first.detail)
  await first.done
  expect(await go()).toMatchObject({ code: 'too-many' })
})

test('while nobody has a name, so many a minute and address', async () => {
  const { desk: d } = desk(1)
  const go = (requestId: string, address: string) =>
    operate(ask({ requestId, who: null, from: { host: null, agent: null, address } }), null, d, async () =>
      changed(requestId),
    )
  expect(await go('request-1', '127.0.0.1')).not.toHaveProperty('code')
  expect(await go('request-2', '127.0.0.1')).toMatchObject({ code: 'too-many' })
  expect(await go('request-3', '127.0.0.2')).not.toHaveProperty('code')
})

test('who has a name is counted by it, from wherever they ask', async () => {
  const { desk: d } = desk(1)
  const go = (requestId: string, who: string | null, address: string) =>
    operate(ask({ requestId, who, from: { host: null, agent: null, address } }), null, d, async () =>
      changed(requestId),
    )
  expect(await go('request-1', 'ana', '127.0.0.1')).not.toHaveProperty('code')
  expect(await go('request-2', 'ana', '127.0.0.2')).toMatchObject({ code: 'too-many' })
  expect(await go('request-3', 'bo', '127.0.0.1')).not.toHaveProperty('code')
  // A user may be called like an address.
  expect(await go('request-4', '127.0.0.3', '127.0.0.1')).not.toHaveProperty('code')
  expect(await go('request-5', null, '127.0.0.3')).not.toHaveProperty('code')
})
