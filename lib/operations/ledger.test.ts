import { describe, expect, test } from 'vitest'
import type { Answer } from '@/lib/domain/operation'
import { Ledger } from './ledger'

describe('the ledger', () => {
  const request = { requestId: 'same-id-1', body: '{}', lock: 'APP/EVENTS' }
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
  test('one stream, one operation at a time', async () => {
    const ledger = new Ledger(() => 0)
    const order: string[] = []
    let finish = () => {}
    const first = ledger.start(request, async () => {
      order.push('first starts')
      await new Promise<void>((resolve) => {
        finish = resolve
      })
      order.push('first ends')
      return done('a')
    })
    const second = ledger.start({ ...request, requestId: 'other-id' }, async () => {
      order.push('second starts')
      return done('b')
    })
    await Promise.resolve()
    finish()
    await Promise.all([first?.done, second?.done])
    expect(order).toEqual(['first starts', 'first ends', 'second starts'])
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
