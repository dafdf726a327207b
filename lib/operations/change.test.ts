import { describe, expect, test } from 'vitest'
import { NatsFault } from '@/lib/nats/errors'
import { deleteStream, purgeStream } from './remove-data'
import { confirmed, info, now, target } from './testing/events'
import { apiError, fakeJetStream, type Reaction } from './testing/fake-jetstream'
import { sealStream, updateStream } from './update-stream'

describe('update', () => {
  const run = (
    react: (subject: string, atMs: number, payload: string) => Reaction,
    of: { config?: object; base?: object; confirm?: string } = {},
  ) => {
    const js = fakeJetStream(react)
    const request = { ...target, base: { ...now }, config: { ...now, description: 'x' }, ...of }
    const planned: string[] = []
    const answer = updateStream(
      { ...request, base: { ...request.base }, config: { ...request.config } },
      js.deps,
      js.report,
      (changes) => planned.push(...changes.map((c) => c.field)),
    )
    return { js, planned, answer }
  }
  const echo = (subject: string, _atMs: number, payload: string): Reaction =>
    subject.startsWith('STREAM.UPDATE') ? info(JSON.parse(payload)) : info()

  test('reads, sends once, and says what the server holds', async () => {
    const { js, planned, answer } = run(echo)
    expect(await answer).toMatchObject({ outcome: 'changed', settled: true, stream: { leader: 'rg2-az1' } })
    expect(js.asked).toEqual(['STREAM.INFO.EVENTS', 'STREAM.UPDATE.EVENTS'])
    expect(planned).toEqual(['description'])
  })

  test('options that an older server drops are named', async () => {
    const { answer } = run(
      (subject) => (subject.startsWith('STREAM.UPDATE') ? info({ ...now, description: 'x' }) : info()),
      {
        config: { ...now, description: 'x', allow_msg_counter: true },
        confirm: 'EVENTS',
      },
    )
    expect(await answer).toMatchObject({ outcome: 'changed', differs: ['allow_msg_counter'] })
  })

  test('what can lose data is not sent before the name is typed', async () => {
    const config = { ...now, max_msgs: 5 }
    for (const confirm of [undefined, 'events']) {
      const { js, answer } = run(echo, { config, ...(confirm === undefined ? {} : { confirm }) })
      expect(await answer).toMatchObject({
        outcome: 'refused',
        stopped: { code: 'confirm-needed', confirm: 'EVENTS' },
      })
      expect(js.times('STREAM.UPDATE')).toBe(0)
    }
    expect(await run(echo, { config, confirm: 'EVENTS' }).answer).toMatchObject({ outcome: 'changed' })
  })

  test('what somebody else changed meanwhile stops it', async () => {
    const { js, answer } = run((subject) =>
      subject.startsWith('STREAM.INFO') ? info({ ...now, max_age: 1e9 }) : info(),
    )
    expect(await answer).toMatchObject({
      outcome: 'refused',
      stopped: {
        code: 'changed-meanwhile',
        conflict: { fields: [{ field: 'description' }, { field: 'max_age', now: 1e9 }] },
      },
    })
    expect(js.times('STREAM.UPDATE')).toBe(0)
  })

  test('a stream that cannot be read is not changed', async () => {
    const { js, answer } = run(() => 'silence')
    expect(await answer).toMatchObject({ outcome: 'refused', error: { explanation: /does not answer/ } })
    expect(js.asked).toEqual(['STREAM.INFO.EVENTS'])
  })

  test('nothing to change is nothing sent', async () => {
    const { js, answer } = run(echo, { config: now })
    expect(await answer).toMatchObject({ outcome: 'exists' })
    expect(js.times('STREAM.UPDATE')).toBe(0)
  })

  test('no answer: found out later, sent once', async () => {
    const { js, answer } = run((subject, atMs) => {
      if (subject.startsWith('STREAM.UPDATE')) return 'silence'
      return atMs > 20_000 ? info({ ...now, description: 'x' }) : info()
    })
    expect(await answer).toMatchObject({ outcome: 'changed', settled: true })
    expect(js.reports[0]).toMatchObject({ outcome: 'unknown', settled: false })
    expect(js.times('STREAM.UPDATE')).toBe(1)
    expect(js.elapsed()).toBeGreaterThan(20_000)
  })

  test('no answer for a minute is not known, never a failure', async () => {
    const { js, answer } = run((subject) => (subject.startsWith('STREAM.UPDATE') ? 'silence' : info()))
    expect(await answer).toMatchObject({ outcome: 'unknown', settled: true })
    expect(js.times('STREAM.UPDATE')).toBe(1)
    expect(js.elapsed()).toBeGreaterThan(59_000)
  })

  test('a refusal is in the words of the server and ours', async () => {
    const { answer } = run((subject) =>
      subject.startsWith('STREAM.UPDATE')
        ? apiError(10123, 'can not move and scale a stream in a single update')
        : info(),
    )
    expect(await answer).toMatchObject({
      outcome: 'refused',
      error: { errCode: 10123, explanation: /one, then the other/ },
    })
  })

  test('sealing wants the name', async () => {
    const js = fakeJetStream(echo)
    expect(await sealStream(target, js.deps, js.report, () => {})).toMatchObject({
      stopped: { code: 'confirm-needed' },
    })
    expect(await sealStream(confirmed, js.deps, js.report, () => {})).toMatchObject({ outcome: 'changed' })
  })
})

describe('delete and purge', () => {
  test('without the name nothing is sent', async () => {
    const js = fakeJetStream(() => ({ success: true }))
    const wrong = { ...target, confirm: 'EVENT' }
    expect(await deleteStream(wrong, js.deps, js.report)).toMatchObject({
      stopped: { code: 'confirm-needed' },
    })
    expect(await purgeStream(wrong, {}, js.deps, js.report)).toMatchObject({
      stopped: { code: 'confirm-needed' },
    })
    expect(js.asked).toEqual([])
  })

  test('a delete without an answer is asked after by the names, and never repeated', async () => {
    const js = fakeJetStream((subject, atMs) => {
      if (subject.startsWith('STREAM.DELETE')) return 'silence'
      return { total: 1, streams: atMs > 15_000 ? ['OTHER'] : ['EVENTS'] }
    })
    expect(await deleteStream(confirmed, js.deps, js.report)).toMatchObject({
      outcome: 'deleted',
      settled: true,
    })
    expect(js.times('STREAM.DELETE')).toBe(1)
  })

  test('what is not there is not said to be deleted', async () => {
    const js = fakeJetStream(() => ({ total: 1, streams: ['OTHER'] }))
    expect(await deleteStream(confirmed, js.deps, js.report)).toMatchObject({
      outcome: 'refused',
      error: { description: 'stream not found' },
    })
    expect(js.times('STREAM.DELETE')).toBe(0)
  })

  test('while nobody lists anything a delete is sent all the same, and what is seen afterwards is said as such', async () => {
    const js = fakeJetStream((subject, atMs) =>
      subject.startsWith('STREAM.DELETE') || atMs < 15_000 ? 'silence' : { total: 0, streams: null },
    )
    expect(await deleteStream(confirmed, js.deps, js.report)).toMatchObject({
      outcome: 'deleted',
      done: 'JetStream lists no stream EVENTS.',
    })
    expect(js.times('STREAM.DELETE')).toBe(1)
  })

  test('a delete that nobody carried out within a minute is not known', async () => {
    const js = fakeJetStream((subject) =>
      subject.startsWith('STREAM.DELETE') ? 'silence' : { total: 1, streams: ['EVENTS'] },
    )
    expect(await deleteStream(confirmed, js.deps, js.report)).toMatchObject({
      outcome: 'unknown',
      settled: true,
    })
    expect(js.times('STREAM.DELETE')).toBe(1)
  })

  test('what is not let through was certainly not done', async () => {
    const js = fakeJetStream(() => new NatsFault('permission', 'not permitted'))
    expect(await deleteStream(confirmed, js.deps, js.report)).toMatchObject({
      outcome: 'refused',
      error: { description: 'not permitted' },
    })
  })

  test('a purge says how many, and sends what was asked', async () => {
    let payload = ''
    const js = fakeJetStream((subject, _, sent) => {
      if (subject.startsWith('STREAM.INFO')) return info()
      payload = sent
      return { success: true, purged: 1 }
    })
    const answer = await purgeStream(confirmed, { filter: 'events.1', keep: 2 }, js.deps, js.report)
    expect(answer).toMatchObject({ outcome: 'changed', done: '1 message deleted' })
    expect(JSON.parse(payload)).toEqual({ filter: 'events.1', keep: 2 })
  })

  test('a purge without an answer: all gone is known, a part is not; never repeated', async () => {
    const gone = { messages: 0, first_seq: 8, last_seq: 7 }
    const react = (subject: string, atMs: number): Reaction => {
      if (subject.startsWith('STREAM.PURGE')) return 'silence'
      return atMs > 10_000 ? info(now, 'rg2-az1', gone) : info()
    }
    const whole = fakeJetStream(react)
    expect(await purgeStream(confirmed, {}, whole.deps, whole.report)).toMatchObject({ outcome: 'changed' })
    const part = fakeJetStream(react)
    expect(await purgeStream(confirmed, { keep: 1 }, part.deps, part.report)).toMatchObject({
      outcome: 'unknown',
    })
    expect([whole.times('STREAM.PURGE'), part.times('STREAM.PURGE')]).toEqual([1, 1])
  })
})
