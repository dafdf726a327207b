import { describe, expect, test } from 'vitest'
import type { Replica, Stream } from '../model'
import type { RawConfig } from '../operation'
import { sampleSnapshot } from '../sample'
import { defaultConfig } from '../stream-config/model'
import { classify, needsConfirm, worstClass } from './classify'
import { applyChanges, conflictOf, diffConfigs } from './diff'
import { moveProgress } from './move'
import { flatten, sealedWhole, withoutServerMetadata } from './raw'
import { updateCli } from './update-cli'

const BASE: RawConfig = {
  ...defaultConfig('EVENTS', ['events.>']),
  num_replicas: 3,
  placement: { cluster: 'rg2' },
  metadata: { team: 'a', '_nats.ver': '2.15.1' },
}
const changed = (change: RawConfig): RawConfig => ({ ...BASE, ...change })

describe('diff', () => {
  test('absent, zero and default are no difference, nor is what the server adds', () => {
    const { deny_purge: _, max_bytes: __, ...fewer } = BASE
    expect(
      diffConfigs(BASE, { ...fewer, compression: 'none', metadata: { team: 'a' }, sealed: false }),
    ).toEqual([])
    expect(withoutServerMetadata({ metadata: { '_nats.ver': '1' } })).toEqual({})
  })

  test('parts of placement and metadata are named', () => {
    const to = changed({ placement: { cluster: 'rg3', tags: ['az:1'] }, metadata: { team: 'b' } })
    expect(diffConfigs(BASE, to)).toEqual([
      { field: 'metadata.team', from: 'a', to: 'b' },
      { field: 'placement.cluster', from: 'rg2', to: 'rg3' },
      { field: 'placement.tags', from: null, to: ['az:1'] },
    ])
  })

  test.each<[string, RawConfig]>([
    ['a field set', { max_msgs: 5 }],
    ['a field taken away', { placement: {} }],
    ['unlimited again', { max_msgs: -1, max_age: 0 }],
    ['many', { subjects: ['a', 'b'], placement: { cluster: 'rg3' }, discard: 'new', unheard_of: { x: [1] } }],
  ])('applying the differences of base and yours gives yours: %s', (_, change) => {
    const base = changed({ max_msgs: 7, max_age: 1e9 })
    const yours = { ...base, ...change }
    expect(diffConfigs(applyChanges(base, base, yours), yours)).toEqual([])
  })

  test('what the form does not know stays', () => {
    const now = changed({ new_in_2_20: { deep: true } })
    expect(applyChanges(now, BASE, changed({ max_msgs: 5 }))).toMatchObject({
      new_in_2_20: { deep: true },
      max_msgs: 5,
    })
  })

  test('back to unlimited is said to the server, not left out', () => {
    const base = changed({ max_msgs: 7 })
    expect(applyChanges(base, base, changed({ max_msgs: -1 }))).toHaveProperty('max_msgs', -1)
  })
})

describe('three ways', () => {
  test('nobody else changed anything', () => {
    expect(conflictOf(BASE, changed({ max_msgs: 5 }), { ...BASE })).toBeNull()
  })

  test('says who changed what, and where both did', () => {
    const conflict = conflictOf(
      BASE,
      changed({ max_msgs: 5, description: 'mine' }),
      changed({ max_msgs: 9, max_age: 60e9 }),
    )
    expect(conflict?.fields).toEqual([
      { field: 'description', base: null, yours: 'mine', now: null, clash: false },
      { field: 'max_age', base: null, yours: null, now: 60e9, clash: false },
      { field: 'max_msgs', base: null, yours: 5, now: 9, clash: true },
    ])
  })

  test('the same change by two is no clash', () => {
    expect(conflictOf(BASE, changed({ max_msgs: 5 }), changed({ max_msgs: 5 }))?.fields).toEqual([
      { field: 'max_msgs', base: null, yours: 5, now: 5, clash: false },
    ])
  })
})

describe('classes', () => {
  test.each<[string, RawConfig, RawConfig, string]>([
    ['a first limit', {}, { max_msgs: 5 }, 'data-loss'],
    ['a lower limit', { max_bytes: 2000 }, { max_bytes: 1000 }, 'data-loss'],
    ['a higher limit', { max_bytes: 1000 }, { max_bytes: 2000 }, 'harmless'],
    ['no limit any more', { max_age: 60e9 }, { max_age: 0 }, 'harmless'],
    ['a shorter age', { max_age: 60e9 }, { max_age: 1e9 }, 'data-loss'],
    ['fewer replicas', {}, { num_replicas: 1 }, 'data-loss'],
    ['more replicas', {}, { num_replicas: 5 }, 'harmless'],
    ['a subject less', { subjects: ['a', 'b'] }, { subjects: ['a'] }, 'data-loss'],
    ['a subject more', { subjects: ['a'] }, { subjects: ['a', 'b'] }, 'harmless'],
    ['other discard', {}, { discard: 'new' }, 'data-loss'],
    ['by interest', {}, { retention: 'interest' }, 'data-loss'],
    ['sealed', {}, { sealed: true }, 'irreversible'],
    ['no purge', {}, { deny_purge: true }, 'irreversible'],
    ['no delete', {}, { deny_delete: true }, 'irreversible'],
    ['a move', {}, { placement: { cluster: 'rg3' } }, 'harmless'],
    ['words', {}, { description: 'x' }, 'harmless'],
    ['what nobody knows', {}, { surprise: 1 }, 'data-loss'],
  ])('%s', (_, from, to, kind) => {
    const changes = classify(changed(from), changed({ ...from, ...to }))
    expect(changes.map((c) => c.class)).toEqual([kind])
    expect(changes[0]?.reason).not.toBe('')
    expect(needsConfirm(worstClass(changes))).toBe(kind !== 'harmless')
  })

  test('the worst counts; nothing has no class', () => {
    const both = classify(BASE, changed({ max_msgs: 5, sealed: true, description: 'x' }))
    expect(worstClass(both)).toBe('irreversible')
    expect(worstClass([])).toBeNull()
  })
})

test('a flat configuration has no empty values', () => {
  expect(
    [...flatten(BASE)]
      .filter(([, value]) => value !== null)
      .map(([field]) => field)
      .sort(),
  ).toEqual([
    'allow_direct',
    'duplicate_window',
    'metadata.team',
    'name',
    'num_replicas',
    'placement.cluster',
    'subjects',
  ])
})

describe('the nats command', () => {
  test.each<[string, RawConfig, RawConfig, string]>([
    ['limits', {}, { max_msgs: 5, max_age: 3600e9 }, 'nats stream edit EVENTS --max-age=1h --max-msgs=5'],
    [
      'unlimited',
      { max_bytes: 9, max_age: 1e9 },
      { max_bytes: -1, max_age: 0 },
      'nats stream edit EVENTS --max-age=0s --max-bytes=-1',
    ],
    [
      'a move',
      {},
      { placement: { cluster: 'rg3', tags: ['az:1'] } },
      'nats stream edit EVENTS --cluster=rg3 --tag=az:1',
    ],
    ['anywhere', {}, { placement: {} }, 'nats stream edit EVENTS --cluster='],
    ['words', {}, { description: "it's" }, "nats stream edit EVENTS --description='it'\\''s'"],
    ['sealing', {}, sealedWhole({ sealed: true }), 'nats stream seal EVENTS'],
    ['a subject with a comma', {}, { subjects: ['a,b'] }, 'nats stream edit EVENTS --config=config.json'],
    [
      'what flags cannot say',
      {},
      { sources: [{ name: 'A' }] },
      'nats stream edit EVENTS --config=config.json',
    ],
  ])('%s', (_, from, to, command) => {
    const changes = classify(changed(from), changed({ ...from, ...to }))
    expect(updateCli('EVENTS', changes, false)).toBe(command)
  })

  test('a stream without acknowledgements stays so', () => {
    const changes = classify(BASE, changed({ max_msgs: 5 }))
    expect(updateCli('EVENTS', changes, true)).toBe('nats stream edit EVENTS --max-msgs=5 --no-ack')
  })
})

describe('a move', () => {
  const [model] = sampleSnapshot().streams
  const row = (leader: string | null, cluster: string, ...servers: [string, Replica['state']][]): Stream => {
    if (!model) throw new Error('the sample has no stream')
    const replicas = servers.map(
      ([server, state]): Replica => ({
        server,
        state,
        role: server === leader ? 'leader' : 'follower',
        lag: 0,
        activeMs: 0,
      }),
    )
    return { ...model, leader, cluster, replicas }
  }
  const before = ['rg2-az1', 'rg2-az2', 'rg2-az3']
  const old = before.map((s): [string, Replica['state']] => [s, 'current'])
  const fresh = (state: Replica['state']) =>
    ['rg3-az1', 'rg3-az2', 'rg3-az3'].map((s): [string, Replica['state']] => [s, state])
  const wanted = changed({ placement: { cluster: 'rg3' } })

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
    expect(moveProgress(stream, before, wanted)).toMatchObject({ words, done })
  })
})
