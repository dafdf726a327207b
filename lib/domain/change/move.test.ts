import { describe, expect, test } from 'vitest'
import type { Replica, Stream } from '../model'
import type { RawConfig } from '../operation'
import { sampleSnapshot } from '../sample'
import { moveProgress } from './move'

const SINCE = '2026-11-22T14:00:00.000Z'
const later = (ms: number) => new Date(Date.parse(SINCE) + ms).toISOString()
const { servers, streams } = sampleSnapshot()
const [model] = streams

function row(leader: string | null, cluster: string, ...held: [string, Replica['state']][]): Stream {
  if (!model) throw new Error('the sample has no stream')
  const replicas = held.map(
    ([server, state]): Replica => ({
      server,
      state,
      role: server === leader ? 'leader' : 'follower',
      lag: 0,
      activeMs: 0,
    }),
  )
  return { ...model, leader, cluster, replicas, observedAt: later(1000) }
}

describe('to another cluster', () => {
  const before = ['rg2-az1', 'rg2-az2', 'rg2-az3']
  const old = before.map((s): [string, Replica['state']] => [s, 'current'])
  const fresh = (state: Replica['state']) =>
    ['rg3-az1', 'rg3-az2', 'rg3-az3'].map((s): [string, Replica['state']] => [s, state])
  const wanted: RawConfig = { num_replicas: 3, placement: { cluster: 'rg3' } }
  const moving = { before, wanted, moves: true, since: SINCE }

  test.each<[string, Stream, string, boolean]>([
    ['before', row('rg2-az1', 'rg2', ...old), 'Waiting for the new servers to appear.', false],
    [
      'copying',
      row('rg2-az1', 'rg2', ...old, ...fresh('lagging')),
      '0 of 3 new servers have caught up.',
      false,
    ],
    [
      'caught up',
      row('rg2-az1', 'rg2', ...old, ...fresh('current')),
      'The new servers have caught up; the old ones let go.',
      false,
    ],
    [
      'handing over',
      row(null, 'rg3', ...fresh('current')),
      'No leader for a moment: the new servers elect one.',
      false,
    ],
    [
      'there',
      row('rg3-az2', 'rg3', ...fresh('current')),
      'Done: 3 of 3 replicas current, rg3-az2 leads.',
      true,
    ],
  ])('%s', (_, stream, words, done) => {
    expect(moveProgress(stream, servers, moving)).toMatchObject({ words, done })
  })

  test.each<[string, Stream, string, boolean]>([
    [
      'letting go',
      row('rg2-az1', 'rg2', ...old, ...fresh('lagging')),
      'Cancelled: the new servers let go.',
      false,
    ],
    [
      'electing',
      row(null, 'rg2', ...old),
      'Cancelled: no leader for a moment, the old servers elect one.',
      false,
    ],
    [
      'back',
      row('rg2-az1', 'rg2', ...old),
      'Cancelled: back on its old servers, 3 of 3 replicas current, rg2-az1 leads.',
      true,
    ],
  ])('called off: %s', (_, stream, words, done) => {
    expect(moveProgress(stream, servers, { ...moving, cancelled: true })).toMatchObject({ words, done })
  })
})

describe('by tags, inside a cluster', () => {
  const to = (tag: string): RawConfig => ({ placement: { cluster: 'rg2', tags: [tag] } })
  const at = (server: string, observedAt = later(1000)) => ({
    ...row(server, 'rg2', [server, 'current']),
    observedAt,
  })
  const progress = (stream: Stream, wanted: RawConfig, since: string | null = SINCE) =>
    moveProgress(stream, servers, { before: ['rg2-az1'], wanted, moves: true, since })

  test('is not done while the servers have other tags', () => {
    expect(progress(at('rg2-az1', later(60_000)), to('az:3'))).toMatchObject({
      done: false,
      words: 'Waiting for the new servers to appear.',
    })
  })
  test('is done where they have them', () => expect(progress(at('rg2-az3'), to('AZ:3')).done).toBe(true))
  test('is not done by what was seen before it was accepted', () => {
    expect(progress(at('rg2-az3', later(-1)), to('az:3')).done).toBe(false)
  })
  test('to tags that they have waits whether new servers appear', () => {
    expect(progress(at('rg2-az1'), to('az:1')).done).toBe(false)
    expect(progress(at('rg2-az1', later(11_000)), to('az:1'))).toMatchObject({
      done: true,
      words: 'Done: nats-server chose the same servers; 1 of 1 replicas current, rg2-az1 leads.',
    })
  })
  test('away from a tag', () => {
    expect(progress(at('rg2-az1', later(60_000)), to('!az:1')).done).toBe(false)
    expect(progress(at('rg2-az2'), to('!az:1')).done).toBe(true)
  })
})

test('a scale asks nothing of those who hold it already', () => {
  const stream = row('rg2-az1', 'rg2', ['rg2-az1', 'current'], ['rg2-az2', 'current'])
  const wanted = { num_replicas: 2, placement: { cluster: 'rg2', tags: ['ssd'] } }
  const moving = { before: ['rg2-az1'], wanted, moves: false, since: SINCE }
  expect(moveProgress(stream, servers, moving).done).toBe(true)
})
