import { describe, expect, test } from 'vitest'
import type { Answer } from '@/lib/domain/operation'
import { defaultConfig } from '@/lib/domain/stream-config/model'
import { NatsFault } from '@/lib/nats/errors'
import { createStream } from './create-stream'
import { differs } from './differs'

const config = { ...defaultConfig('EVENTS', ['events.*']), num_replicas: 3, placement: { cluster: 'xr' } }
const echo = { ...config, compression: 'none', sealed: false, metadata: { '_nats.ver': '2.15.1' } }
const T0 = Date.parse('2026-11-22T14:00:00Z')
const info = {
  config: echo,
  created: '2026-11-22T14:00:00.5Z',
  cluster: { name: 'xr', leader: 'rg3-az3-x', replicas: [{ name: 'rg1-az1-x' }, { name: 'rg2-az2-x' }] },
}

type Reaction = object | 'silence' | Error

/** A JetStream that reacts by subject, in virtual time. */
function fake(react: (subject: string, atMs: number) => Reaction) {
  let clock = T0
  const asked: string[] = []
  const reports: Answer[] = []
  const deps = {
    now: () => clock,
    sleep: async (ms: number) => {
      clock += ms
    },
    link: {
      async request(subject: string, _payload: string, timeoutMs: number) {
        asked.push(subject.replace('$JS.API.', ''))
        const reaction = react(subject.replace('$JS.API.', ''), clock - T0)
        if (reaction instanceof Error) throw reaction
        if (reaction === 'silence') {
          clock += timeoutMs
          throw new NatsFault('timeout', `no answer within ${timeoutMs} ms`)
        }
        return JSON.stringify(reaction)
      },
    },
  }
  const request = { requestId: 'r-12345678', account: 'APP', config }
  return {
    asked,
    reports,
    elapsed: () => clock - T0,
    run: () => createStream(request, deps, (a) => reports.push(a)),
  }
}

const error = (err_code: number, description: string) => ({ error: { code: 400, err_code, description } })

test('created, sent once, with the answer of the server', async () => {
  const js = fake(() => ({ ...info, did_create: true }))
  expect(await js.run()).toEqual({
    requestId: 'r-12345678',
    outcome: 'created',
    settled: true,
    stream: {
      account: 'APP',
      name: 'EVENTS',
      created: info.created,
      cluster: 'xr',
      leader: 'rg3-az3-x',
      replicas: ['rg1-az1-x', 'rg2-az2-x'],
    },
  })
  expect(js.asked).toEqual(['STREAM.CREATE.EVENTS'])
})

test('the same config again exists', async () => {
  expect((await fake(() => info).run()).outcome).toBe('exists')
})

test('a name in use with another config exists, and says what differs', async () => {
  const js = fake((subject) =>
    subject.startsWith('STREAM.CREATE')
      ? error(10058, 'stream name already in use with a different configuration')
      : { ...info, config: { ...echo, storage: 'memory', placement: { cluster: 'rg2' } } },
  )
  const answer = await js.run()
  expect(answer).toMatchObject({
    outcome: 'exists',
    differs: ['placement.cluster', 'storage'],
    error: { errCode: 10058 },
  })
})

test('refused with the words of the server and ours', async () => {
  const words = 'no suitable peers for placement, server tag not unique'
  const answer = await fake(() => error(10005, words)).run()
  expect(answer).toMatchObject({
    outcome: 'refused',
    error: {
      code: 400,
      errCode: 10005,
      description: words,
      explanation: expect.stringContaining('meta leader'),
    },
  })
})

test.each(['no-responders', 'permission', 'unreachable'] as const)(
  '%s: nothing was created',
  async (code) => {
    const js = fake(() => new NatsFault(code, 'why'))
    expect(await js.run()).toMatchObject({ outcome: 'refused', error: { errCode: null, description: 'why' } })
    expect(js.asked).toHaveLength(1)
  },
)

test('a fault of another copy of the class is still a fault', async () => {
  const foreign = Object.assign(new Error('no server answers'), { name: 'NatsFault', code: 'no-responders' })
  expect((await fake(() => foreign).run()).outcome).toBe('refused')
})

test('anything else that is thrown is a fault of ours', async () => {
  await expect(fake(() => new TypeError('bug')).run()).rejects.toThrow('bug')
})

describe('no answer to the create', () => {
  test('it asks until the stream answers', async () => {
    const js = fake((subject, at) => {
      if (subject.startsWith('STREAM.CREATE')) return 'silence'
      if (subject === 'STREAM.NAMES') return { total: 1, streams: ['EVENTS'] }
      return at < 20_000 ? 'silence' : info
    })
    expect(await js.run()).toMatchObject({
      outcome: 'created',
      settled: true,
      stream: { leader: 'rg3-az3-x' },
    })
    expect(js.asked.filter((s) => s.startsWith('STREAM.CREATE'))).toHaveLength(1)
    expect(js.reports.at(-1)).toMatchObject({
      outcome: 'unknown',
      settled: false,
      error: { explanation: expect.stringContaining('accepted the stream') },
    })
  })
  test('a stream of that name from before is not ours', async () => {
    const js = fake((s) =>
      s.startsWith('STREAM.CREATE') ? 'silence' : { ...info, created: '2026-11-01T00:00:00Z' },
    )
    expect((await js.run()).outcome).toBe('exists')
  })
  test('after a minute it says what is known', async () => {
    const js = fake((s) =>
      s.startsWith('STREAM.CREATE')
        ? 'silence'
        : s === 'STREAM.NAMES'
          ? { total: 0, streams: null }
          : error(10059, 'nf'),
    )
    const answer = await js.run()
    expect(answer).toMatchObject({ outcome: 'unknown', settled: true })
    expect(answer.error?.explanation).toContain('does not list')
    expect(js.elapsed()).toBeGreaterThanOrEqual(60_000)
    expect(js.elapsed()).toBeLessThan(70_000)
  })
  test('names are paged through', async () => {
    const js = fake((subject) => {
      if (subject.startsWith('STREAM.CREATE')) return 'silence'
      if (subject.startsWith('STREAM.INFO')) return 'silence'
      return js.asked.filter((s) => s === 'STREAM.NAMES').length % 2 === 1
        ? { total: 2, streams: ['OTHER'] }
        : { total: 2, streams: ['EVENTS'] }
    })
    expect((await js.run()).error?.explanation).toContain('lists it')
  })
  test('an answer that cannot be read is no answer', async () => {
    const js = fake((s) => (s.startsWith('STREAM.CREATE') ? { nonsense: true } : info))
    expect((await js.run()).outcome).toBe('created')
  })
})

describe('echoed config', () => {
  test('server additions do not differ', () => expect(differs(config, echo)).toEqual([]))
  test('omitted zeros do not differ', () => {
    const { allow_rollup_hdrs, deny_delete, deny_purge, max_age, ...sparse } = echo
    expect([allow_rollup_hdrs, deny_delete, deny_purge, max_age]).toEqual([false, false, false, 0])
    expect(differs(config, sparse)).toEqual([])
  })
  test('one instant in two ways does not differ, another one does', () => {
    const from = (opt_start_time: string) => ({ ...config, sources: [{ name: 'A', opt_start_time }] })
    const asked = from('2026-01-01T00:00:00.000Z')
    expect(differs(asked, { ...from('2026-01-01T00:00:00Z') })).toEqual([])
    expect(differs(asked, { ...from('2026-01-01T00:00:01Z') })).toEqual(['sources'])
  })
  test('what was dropped or changed is named', () => {
    const asked = {
      ...config,
      description: 'x',
      allow_rollup_hdrs: true,
      placement: { cluster: 'xr', tags: ['a'] },
    }
    expect(differs(asked, { ...echo, max_age: 5 })).toEqual([
      'allow_rollup_hdrs',
      'description',
      'max_age',
      'placement.tags',
    ])
  })
})
