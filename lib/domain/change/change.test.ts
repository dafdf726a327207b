import { describe, expect, test } from 'vitest'
import type { RawConfig } from '../operation'
import { defaultConfig } from '../stream-config/model'
import { classify } from './classify'
import { applyChanges, conflictOf, diffConfigs } from './diff'
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

  test('one instant in two ways is no difference', () => {
    const from = (time: string) => changed({ sources: [{ name: 'A', opt_start_time: time }] })
    expect(diffConfigs(from('2026-01-01T00:00:00.000Z'), from('2026-01-01T00:00:00Z'))).toEqual([])
    expect(diffConfigs(from('2026-01-01T00:00:00.001Z'), from('2026-01-01T00:00:00Z'))).toHaveLength(1)
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
