import { expect, test, vi } from 'vitest'
import { NatsFault } from '@/lib/nats/errors'
import { AssignedStreams } from './assigned-streams'

/** Asks once; `answers` are the pages, or what is thrown. */
async function asked(answers: (object | string | Error)[]) {
  const told: string[][] = []
  const payloads: string[] = []
  const count = vi.fn()
  const names = new AssignedStreams({
    store: {
      streamsAssigned: (account, listed) => told.push([account, ...listed]),
      unheld: { unheld: () => [], offline: () => {} },
    },
    accounts: new Map([
      [
        'APP',
        {
          request: async (subject, payload) => {
            payloads.push(`${subject} ${payload}`)
            const answer = answers[payloads.length - 1]
            if (answer instanceof Error) throw answer
            return typeof answer === 'string' ? answer : JSON.stringify(answer)
          },
        },
      ],
    ]),
    clock: () => 1,
    count,
    changed: () => {},
  })
  await names.ask()
  return { told, payloads, count }
}

test('all names of an account, page by page', async () => {
  const { told, payloads, count } = await asked([
    { total: 3, offset: 0, limit: 2, streams: ['A', 'B'] },
    { total: 3, offset: 2, limit: 2, streams: ['C'] },
  ])
  expect(told).toEqual([['APP', 'A', 'B', 'C']])
  expect(payloads).toEqual(['$JS.API.STREAM.NAMES {"offset":0}', '$JS.API.STREAM.NAMES {"offset":2}'])
  expect(count).toHaveBeenCalledTimes(2)
})

test('none at all is an answer', async () => {
  expect((await asked([{ total: 0, offset: 0, limit: 1024, streams: null }])).told).toEqual([['APP']])
})

test.each([
  [
    'JetStream temporarily unavailable, with its empty list',
    { error: { code: 503, err_code: 10008, description: 'x' }, total: 0, streams: null },
  ],
  ['silence', new NatsFault('timeout', 'no answer')],
  ['no connection', new NatsFault('unreachable', 'not connected yet')],
  ['an answer that is not JSON', '{"total":'],
  ['an answer of another kind', '[]'],
  ['names that are none', { total: 1, streams: [7] }],
  ['fewer than there should be', { total: 2, streams: [] }],
])('%s says nothing', async (_what, answer) => {
  expect((await asked([answer])).told).toEqual([])
})

test('an error on a later page says nothing either', async () => {
  const page = { total: 2, offset: 0, limit: 1, streams: ['A'] }
  expect((await asked([page, new NatsFault('timeout', 'no answer')])).told).toEqual([])
})

test('one question at a time', async () => {
  let answer: (text: string) => void = () => {}
  const request = vi.fn(() => new Promise<string>((resolve) => (answer = resolve)))
  const streamsAssigned = vi.fn()
  const names = new AssignedStreams({
    store: { streamsAssigned, unheld: { unheld: () => [], offline: () => {} } },
    accounts: new Map([['APP', { request }]]),
    clock: () => 1,
    count: () => {},
    changed: () => {},
  })
  const first = names.ask()
  await names.ask()
  expect(request).toHaveBeenCalledTimes(1)
  answer('{"total":0}')
  await first
  expect(streamsAssigned).toHaveBeenCalledTimes(1)
  void names.ask()
  expect(request).toHaveBeenCalledTimes(2)
})
