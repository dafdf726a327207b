import { expect, test } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { Hub } from './hub'
import { advance, type LiveEvent, parsePosition } from './protocol'

const T0 = Date.parse('2026-11-22T14:03:05.000Z')

function changed(s: Snapshot, i: number): Snapshot {
  return { ...s, at: new Date(T0 + i).toISOString(), streams: s.streams.map((x) => ({ ...x, messages: i })) }
}

function parse(frame: Uint8Array): LiveEvent {
  const lines = new TextDecoder().decode(frame).split('\n')
  const type = lines.find((l) => l.startsWith('event: '))?.slice(7)
  const data = JSON.parse(lines.find((l) => l.startsWith('data: '))?.slice(6) ?? 'null')
  if (type === 'snapshot' || type === 'delta' || type === 'beat') return { type, data }
  throw new Error(`unexpected event ${type}`)
}

function follower(start: Snapshot | null) {
  let state = start
  let gaps = 0
  return {
    take(frame: Uint8Array) {
      const step = advance(state, parse(frame))
      if (step.kind === 'next') state = step.snapshot
      if (step.kind === 'gap') gaps++
    },
    state: () => state,
    gaps: () => gaps,
  }
}

test('a viewer that follows from the start ends with the newest snapshot', () => {
  const hub = new Hub(sampleSnapshot())
  const viewer = follower(null)
  hub.follow(null, viewer.take)
  for (let i = 1; i <= 20; i++) hub.publish(changed(hub.current, i), T0 + i * 1000)
  hub.beat()
  expect(viewer.state()).toEqual(hub.current)
  expect(viewer.gaps()).toBe(0)
})

test('a viewer that comes back gets what it missed, not the whole', () => {
  const hub = new Hub(sampleSnapshot())
  const viewer = follower(hub.current)
  const leave = hub.follow({ epoch: hub.current.epoch, seq: hub.current.seq }, viewer.take)
  hub.publish(changed(hub.current, 1), T0)
  leave()
  for (let i = 2; i <= 9; i++) hub.publish(changed(hub.current, i), T0 + i * 1000)
  const types: string[] = []
  hub.follow({ epoch: hub.current.epoch, seq: viewer.state()?.seq ?? 0 }, (frame) => {
    types.push(parse(frame).type)
    viewer.take(frame)
  })
  expect(viewer.state()).toEqual(hub.current)
  expect(new Set(types)).toEqual(new Set(['delta']))
})

test.each([
  ['another epoch', { epoch: 'older', seq: 3 }],
  ['a position from the future', { epoch: 'sample', seq: 10_000 }],
  ['a gap older than what is kept', { epoch: 'sample', seq: 1 }],
])('%s gets one whole snapshot', (_, after) => {
  const hub = new Hub(sampleSnapshot())
  for (let i = 1; i <= 600; i++) hub.publish(changed(hub.current, i), T0 + i * 1000)
  const types: string[] = []
  hub.follow(after, (frame) => types.push(parse(frame).type))
  expect(types).toEqual(['snapshot'])
})

test('nothing changed: no new number, no frame', () => {
  const hub = new Hub(sampleSnapshot())
  const frames: Uint8Array[] = []
  hub.follow({ epoch: 'sample', seq: 1 }, (frame) => frames.push(frame))
  hub.publish({ ...sampleSnapshot(), at: '2026-11-22T14:03:09.000Z' }, T0)
  expect(frames).toEqual([])
  expect(hub.current.seq).toBe(1)
  expect(hub.current.at).toBe('2026-11-22T14:03:09.000Z')
})

test.each(['', 'x', 'a/b', '/1', 'a/1/2', 'é/1'])('%j is no position', (text) => {
  expect(parsePosition(text)).toBeNull()
})
