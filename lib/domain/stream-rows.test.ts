import { expect, test } from 'vitest'
import type { Seen, StreamFact } from './facts'
import type { Stream } from './model'
import type { StreamCopy } from './observation'
import { sampleSnapshot } from './sample'
import { drain } from './steps'
import { streamRows, streamsHeardAt } from './stream-rows'
import { streamCopy, streamFact } from './testing/stream-facts'

const T0 = Date.parse('2026-11-22T14:00:00.000Z')
const { servers, streams: samples } = sampleSnapshot()

function copy(name: string, from: string, leader: string, at: number): Seen<StreamCopy> {
  const value = streamCopy({ name, cluster: 'rg1', leader })
  return { value, at, told: at, from, vantage: 'v' }
}

const factOf = (name: string, ...copies: Seen<StreamCopy>[]) => streamFact(name, T0, copies)

function rig(facts: ReturnType<typeof factOf>[]) {
  const streams = new Map(facts.map((f) => [`APP/${f.name}`, f]))
  const made: string[] = []
  const [sample] = samples
  if (!sample) throw new Error('the sample has streams')
  const make = (fact: StreamFact): Stream => {
    made.push(fact.name)
    const lead = [...fact.copies.values()].find((c) => c.value.leader === c.from)
    const via = lead?.from ?? null
    const observedAt = lead ? new Date(lead.at).toISOString() : null
    return { ...sample, account: 'APP', name: fact.name, leader: via, via, observedAt }
  }
  const compose = (over = servers) => {
    made.length = 0
    const rows = drain(streamRows({ streams }, over, make))
    return { rows, made: [...made], heard: streamsHeardAt({ streams }) }
  }
  return { streams, made, compose, steps: (over = servers) => streamRows({ streams }, over, make) }
}

const led = (name: string, at = T0) => factOf(name, copy(name, 'rg1-az1', 'rg1-az1', at))

test('rows are in the order of names, numbers in them as numbers, whenever they came', () => {
  const { streams, compose } = rig([led('S10'), led('S2')])
  expect(compose().rows.map((r) => r.name)).toEqual(['S2', 'S10'])
  for (const name of ['S11', 'S1', 'S3']) streams.set(`APP/${name}`, led(name))
  streams.delete('APP/S2')
  expect(compose().rows.map((r) => r.name)).toEqual(['S1', 'S3', 'S10', 'S11'])
})

test('a stream that tells the same keeps its row; what it told when is known all the same', () => {
  const a = led('A')
  const { compose } = rig([a, led('B')])
  const before = compose()
  const [seen] = a.copies.values()
  if (!seen) throw new Error('A has a copy')
  a.copies.set('rg1-az1', { ...seen, at: T0 + 2000 })
  const after = compose()
  expect(after.made).toEqual([])
  expect(after.rows[0]).toBe(before.rows[0])
  expect(after.heard).toBe(T0)
  a.copies.set('rg1-az1', { ...seen, at: T0 + 2000, value: { ...seen.value } })
  expect(compose().made).toEqual(['A'])
})

test('its age moves on all the same', () => {
  const a = led('A')
  const { compose } = rig([a])
  compose()
  const [seen] = a.copies.values()
  if (!seen) throw new Error('A has a copy')
  a.copies.set('rg1-az1', { ...seen, at: T0 + 6000 })
  expect(compose().rows[0]?.observedAt).toBe(new Date(T0 + 6000).toISOString())
})

test('a server that changed its state has every row composed anew', () => {
  const { compose } = rig([led('A'), led('B')])
  compose()
  const down = servers.map((s, i) => (i === 0 ? { ...s, state: 'down' as const } : s))
  expect(compose(down).made).toEqual(['A', 'B'])
  expect(compose(down).made).toEqual([])
})

test('without a leader it is composed every time: time itself tells something new', () => {
  const { compose } = rig([factOf('A', copy('A', 'rg1-az1', 'rg1-az2', T0))])
  expect(compose().made).toEqual(['A'])
  expect(compose().made).toEqual(['A'])
})

test('a server that holds nothing of a stream leaves its row alone', () => {
  const { compose } = rig([led('A')])
  compose()
  const elsewhere = servers.map((s) => (s.key === 'rg3-az3' ? { ...s, state: 'down' as const } : s))
  expect(servers.map((s) => s.key)).toContain('rg3-az3')
  expect(compose(elsewhere).made).toEqual([])
})

test('never thousands at one go, and all rows speak of the moment it began', () => {
  const many = Array.from({ length: 700 }, (_, i) => led(`S${i}`))
  const { streams, made, steps, compose } = rig(many)
  const work = steps()
  let most = 0
  let rows: Stream[] | null = null
  for (let turn = 0; rows === null; turn++) {
    const before = made.length
    const step = work.next()
    most = Math.max(most, made.length - before)
    if (step.done) rows = step.value
    if (turn > 0) continue
    // Between the first step and the last a leader moves and a stream comes.
    const [seen] = many[699]?.copies.values() ?? []
    if (!seen) throw new Error('S699 has a copy')
    many[699]?.copies.set('rg1-az1', { ...seen, value: { ...seen.value, leader: 'rg1-az2' } })
    streams.set('APP/S700', led('S700'))
  }
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(100)
  expect(rows).toHaveLength(700)
  expect(rows.every((r) => r.leader === 'rg1-az1')).toBe(true)
  // And the next one has what happened meanwhile, and nothing else to do.
  const next = compose()
  expect(next.made.sort()).toEqual(['S699', 'S700'])
  expect(next.rows.find((r) => r.name === 'S699')?.leader).toBe(null)
})
