import { expect, test } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { Hub } from '@/lib/live/hub'
import { Publisher } from './publisher'

const first = sampleSnapshot()

/** A composition of many slow steps that ends when it is told to. */
function rig() {
  const hub = new Hub(first)
  const state = { compositions: 0, running: 0, most: 0, outdated: 0, isDone: false, name: 'one' }
  function* compose(_now: number, previous: Snapshot): Generator<void, Snapshot> {
    state.compositions++
    state.most = Math.max(state.most, ++state.running)
    const { name } = state
    while (!state.isDone) yield
    state.running--
    return { ...previous, name }
  }
  const publisher = new Publisher({ hub, clock: Date.now, compose, outdated: () => state.outdated++ })
  return { hub, state, publisher }
}

test('others get their turn while it composes, and only the whole is published', async () => {
  const { hub, state, publisher } = rig()
  const published = publisher.publish()
  // A timer fires although the composition never ends by itself.
  await new Promise((resolve) => setTimeout(resolve, 1))
  expect(hub.current).toBe(first)
  state.isDone = true
  await published
  expect(hub.current.name).toBe('one')
})

test('one composition at a time; what is learnt meanwhile calls for another', async () => {
  const { hub, state, publisher } = rig()
  const published = publisher.publish()
  state.name = 'two'
  await publisher.publish()
  expect(state).toMatchObject({ compositions: 1, outdated: 0 })
  state.isDone = true
  await published
  expect(state).toMatchObject({ compositions: 1, most: 1, outdated: 1 })
  expect(hub.current.name).toBe('one')
  await publisher.publish()
  expect(hub.current.name).toBe('two')
  expect(state.outdated).toBe(1)
})

test('it rests after its work, but not for long', async () => {
  const { state, publisher } = rig()
  const published = publisher.publish()
  await new Promise((resolve) => setTimeout(resolve, 120))
  state.isDone = true
  await published
  expect(publisher.restMs).toBeGreaterThan(0)
  expect(publisher.restMs).toBeLessThanOrEqual(250)
})
