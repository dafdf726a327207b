import { describe, expect, test } from 'vitest'
import type { Answer } from '@/lib/domain/operation'
import { Ledger } from './ledger'

describe('the ledger', () => {
  const request = { requestId: 'same-id-1', what: 'delete', body: '{}', lock: 'APP/EVENTS' } as const
  const done = (requestId: string): Answer => ({ requestId, outcome: 'created', settled: true })

  test('the same request id is carried out once', async () => {
    let runs = 0
    const ledger = new Ledger(() => 0)
    const run = async () => {
      runs++
      return done('same-id-1')
    }
    const both = [ledger.start(request, run), ledger.start({ ...request }, run)]
    expect(await Promise.all(both.map((o) => o?.done))).toEqual([done('same-id-1'), done('same-id-1')])
    expect(runs).toBe(1)
    expect(ledger.get('same-id-1')?.current()).toEqual(done('same-id-1'))
  })
  test('a request id is not used for two requests', () => {
    const ledger = new Ledger(() => 0)
    expect(ledger.start(request, async () => done('x'))).not.toBeNull()
    expect(ledger.start({ ...request, body: '[]' }, async () => done('x'))).toBeNull()
  })
  test('what was stopped before anything was sent does not spend its id', async () => {
    const ledger = new Ledger(() => 0)
    const stopped: Answer = {
      requestId: 'same-id-1',
      outcome: 'refused',
      settled: true,
      stopped: { code: 'confirm-needed', confirm: 'EVENTS', changes: [] },
    }
    await ledger.start(request, async () => stopped)?.done
    expect(ledger.get('same-id-1')?.current()).toEqual(stopped)
    expect(await ledger.start(request, async () => done('same-id-1'))?.done).toEqual(done('same-id-1'))
    expect(ledger.get('same-id-1')?.current()).toEqual(done('same-id-1'))
    // What was done is done: once more is the same answer.
    expect(await ledger.start(request, async () => stopped)?.done).toEqual(done('same-id-1'))
  })
  test('one stream, one operation at a time; who waits says for what', async () => {
    const ledger = new Ledger(() => 0)
    const order: string[] = []
    const ends = new Map<string, () => void>()
    const start = (requestId: string, what: 'delete' | 'purge' | 'update') =>
      ledger.start({ ...request, requestId, what }, async () => {
        order.push(`${what} starts`)
        await new Promise<void>((resolve) => ends.set(what, resolve))
        order.push(`${what} ends`)
        return done(requestId)
      })
    const all = [start('first-id', 'delete'), start('second-id', 'purge'), start('third-id', 'update')]
    const waits = () => all.map((o) => o?.current().waits?.what ?? null)
    await expect.poll(() => order).toEqual(['delete starts'])
    expect(waits()).toEqual([null, 'delete', 'delete'])
    expect(ledger.get('second-id')?.current()).toEqual({
      requestId: 'second-id',
      outcome: 'unknown',
      settled: false,
      waits: { what: 'delete' },
    })
    ends.get('delete')?.()
    await expect.poll(() => order.at(-1)).toBe('purge starts')
    expect(waits()).toEqual([null, null, 'purge'])
    ends.get('purge')?.()
    await expect.poll(() => order.at(-1)).toBe('update starts')
    ends.get('update')?.()
    expect(await all[2]?.done).toEqual(done('third-id'))
    expect(waits()).toEqual([null, null, null])
    expect(order).toEqual(['delete', 'purge', 'update'].flatMap((w) => [`${w} starts`, `${w} ends`]))
  })
  test('what runs beside the requests keeps a stream as well', async () => {
    const ledger = new Ledger(() => 0)
    let end = () => {}
    const hand = new Promise<void>((resolve) => {
      end = resolve
    })
    const balance = ledger.exclusively('APP/EVENTS', 'balance', () => hand)
    const purge = ledger.start(request, async () => done('same-id-1'))
    expect(purge?.current().waits).toEqual({ what: 'balance' })
    end()
    await balance
    expect(await purge?.done).toEqual(done('same-id-1'))
  })
  test('a fault of ours leaves the outcome unknown and frees the stream', async () => {
    const ledger = new Ledger(() => 0)
    const failed = ledger.start(request, () => Promise.reject(new Error('bug')))
    await expect(failed?.done).rejects.toThrow('bug')
    const next = ledger.start({ ...request, requestId: 'next-one' }, async () => done('n'))
    expect(await next?.done).toEqual(done('n'))
    expect(ledger.get('same-id-1')?.current()).toMatchObject({ outcome: 'unknown', settled: true })
  })
  test('answers are kept for ten minutes', async () => {
    let now = 0
    const ledger = new Ledger(() => now)
    await ledger.start(request, async () => done('same-id-1'))?.done
    await new Promise(setImmediate)
    now = 9 * 60_000
    expect(ledger.get('same-id-1')).not.toBeNull()
    now = 11 * 60_000
    expect(ledger.get('same-id-1')).toBeNull()
  })
})
