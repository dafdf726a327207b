import { expect, test } from 'vitest'
import { NatsFault } from '@/lib/nats/errors'
import { OfflineReasons } from './offline-reasons'

const REASON = 'unsupported - required API level: 99, current API level: 5'
const offline = (words: string) =>
  JSON.stringify({ error: { code: 500, err_code: 10194, description: `stream is offline: ${words}` } })

function rig(unheld: string[], answer: (name: string) => string | Error) {
  const asked: string[] = []
  const told: [string, string, string | null][] = []
  const state = { now: 0, unheld, answer }
  const reasons = new OfflineReasons({
    store: {
      unheld: { unheld: () => state.unheld, offline: (...what) => told.push(what) },
    },
    clock: () => state.now,
    count: () => {},
    changed: () => {},
  })
  const api = {
    request: async (subject: string) => {
      const name = subject.slice('$JS.API.STREAM.INFO.'.length)
      asked.push(name)
      const given = state.answer(name)
      if (given instanceof Error) throw given
      return given
    },
  }
  return { ask: () => reasons.ask('APP', api), asked, told, state }
}

test('streams that nobody lists are asked why; only those, and not again at once', async () => {
  const { ask, asked, told, state } = rig(['FUTURE', 'LOST'], (name) =>
    name === 'FUTURE' ? offline(REASON) : new NatsFault('timeout', 'no answer'),
  )
  await ask()
  expect(told).toEqual([['APP', 'FUTURE', REASON]])
  state.now = 10_000
  await ask()
  expect(asked).toEqual(['FUTURE', 'LOST'])
  state.now = 30_000
  await ask()
  expect(asked).toHaveLength(4)
})

test('another answer takes the reason back; silence does not', async () => {
  const { ask, told, state } = rig(['FUTURE'], () => offline(REASON))
  await ask()
  state.now = 30_000
  state.answer = () => new NatsFault('timeout', 'no answer')
  await ask()
  expect(told).toHaveLength(1)
  state.now = 60_000
  state.answer = () =>
    JSON.stringify({ error: { code: 500, err_code: 10118, description: 'stream is offline' } })
  await ask()
  expect(told.at(-1)).toEqual(['APP', 'FUTURE', null])
})

test('of thousands that are lost a few are asked at a time, and all in turn', async () => {
  const names = Array.from({ length: 25 }, (_, i) => `S${i}`)
  const { ask, asked, state } = rig(names, () => new NatsFault('timeout', 'no answer'))
  for (state.now = 0; state.now < 30_000; state.now += 10_000) await ask()
  expect(new Set(asked)).toEqual(new Set(names))
  expect(asked).toHaveLength(25)
  // One that came back and is lost again is a new question.
  state.unheld = []
  await ask()
  state.unheld = ['S0']
  await ask()
  expect(asked.at(-1)).toBe('S0')
})
