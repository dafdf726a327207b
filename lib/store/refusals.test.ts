import { expect, test, vi } from 'vitest'
import type { AuditLine } from '@/lib/domain/audit'
import { log } from '@/lib/log/log'
import { Refusals, type Refused } from './refusals'

const refused = (of: Partial<Refused> = {}): Refused => ({
  code: 'foreign-origin',
  who: null,
  from: { host: 'localhost', agent: null, address: '127.0.0.1' },
  what: 'purge',
  account: 'APP',
  stream: 'EVENTS',
  requestId: null,
  words: 'Changes are only accepted from the pages of Orrery.',
  ...of,
})

function rig() {
  const lines: AuditLine[] = []
  const state = { now: Date.parse('2026-11-28T10:00:00.000Z'), writable: true }
  const timers: { run: () => void; at: number }[] = []
  const refusals = new Refusals({
    append: async (line) => {
      if (!state.writable) throw new Error('disk full')
      lines.push(line)
    },
    appendNow: (line) => lines.push(line),
    now: () => state.now,
    later: (run, ms) => timers.push({ run, at: state.now + ms }),
  })
  const pass = (ms: number) => {
    state.now += ms
    for (const timer of timers.splice(0)) {
      if (timer.at <= state.now) timer.run()
      else timers.push(timer)
    }
  }
  return { refusals, lines, state, pass }
}

test('the first of a kind is a line at once, the rest one line at the end of the minute', async () => {
  const { refusals, lines, pass } = rig()
  for (let i = 0; i < 500; i++) await refusals.add(refused())
  for (let i = 0; i < 30; i++) await refusals.add(refused({ code: 'not-json' }))
  expect(lines.map((l) => [l.phase, l.what, l.words])).toEqual([
    ['denied', 'purge', refused().words],
    ['denied', 'purge', refused().words],
  ])
  pass(59_999)
  expect(lines).toHaveLength(2)
  pass(1)
  await vi.waitFor(() => expect(lines).toHaveLength(3))
  expect(lines[2]).toMatchObject({
    at: '2026-11-28T10:01:00.000Z',
    phase: 'denied',
    what: 'several',
    times: 528,
    words: '528 more were refused: foreign-origin 499, not-json 29',
  })
  await refusals.add(refused())
  expect(lines).toHaveLength(4)
})

test('however many kinds there are, a minute makes at most thirteen lines, none of them long', async () => {
  const { refusals, lines, pass } = rig()
  const junk = 'x'.repeat(100_000)
  for (let minute = 0; minute < 3; minute++) {
    for (let i = 0; i < 1000; i++) {
      await refusals.add(
        refused({ stream: `${i}${junk}`, account: junk, words: junk, asked: { config: { name: junk } } }),
      )
    }
    pass(60_000)
    await vi.waitFor(() => expect(lines).toHaveLength(13 * (minute + 1)))
  }
  expect(lines.filter((l) => l.what === 'several').map((l) => l.times)).toEqual([988, 988, 988])
  expect(Math.max(...lines.map((l) => JSON.stringify(l).length))).toBeLessThan(6000)
})

test('what was counted when Orrery ends is written then', async () => {
  const { refusals, lines } = rig()
  for (let i = 0; i < 3; i++) await refusals.add(refused())
  refusals.flushNow()
  expect(lines.map((l) => l.times)).toEqual([undefined, 2])
  await refusals.flush()
  expect(lines).toHaveLength(2)
})

test('what was asked for is kept as it was, without secrets', async () => {
  const { refusals, lines } = rig()
  await refusals.add(refused({ asked: { keep: 1, url: 'nats://ana:hidden@host:4222' } }))
  expect(lines[0]?.asked).toMatchObject({ keep: 1 })
  expect(JSON.stringify(lines)).not.toContain('hidden')
})

test('that it cannot be put on record is logged, and refuses nothing more', async () => {
  const { refusals, state } = rig()
  const error = vi.spyOn(log, 'error').mockImplementation(() => {})
  state.writable = false
  await refusals.add(refused())
  expect(error).toHaveBeenCalledOnce()
})
