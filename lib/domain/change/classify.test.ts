import { describe, expect, test } from 'vitest'
import type { RawConfig } from '../operation'
import { defaultConfig, type StreamConfig } from '../stream-config/model'
import { classify, needsConfirm, worstClass } from './classify'
import { refusedChanges } from './fixed'
import { isMove } from './standing'

const BASE: RawConfig = {
  ...defaultConfig('EVENTS', ['events.>']),
  num_replicas: 3,
  placement: { cluster: 'rg2' },
  metadata: { team: 'a', '_nats.ver': '2.15.1' },
}
const changed = (change: RawConfig): RawConfig => ({ ...BASE, ...change })

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

  // A key that is added to StreamConfig is asked for here by the compiler.
  const PARTS: Record<keyof StreamConfig, readonly string[]> = {
    name: [''],
    description: [''],
    subjects: [''],
    retention: [''],
    storage: [''],
    num_replicas: [''],
    discard: [''],
    max_age: [''],
    max_bytes: [''],
    max_msgs: [''],
    max_msgs_per_subject: [''],
    max_msg_size: [''],
    max_consumers: [''],
    duplicate_window: [''],
    allow_rollup_hdrs: [''],
    deny_delete: [''],
    deny_purge: [''],
    no_ack: [''],
    discard_new_per_subject: [''],
    allow_direct: [''],
    mirror_direct: [''],
    compression: [''],
    first_seq: [''],
    persist_mode: [''],
    mirror: [''],
    sources: [''],
    subject_transform: [''],
    republish: [''],
    metadata: ['.team'],
    allow_msg_ttl: [''],
    subject_delete_marker_ttl: [''],
    allow_msg_counter: [''],
    allow_atomic: [''],
    allow_batched: [''],
    allow_msg_schedules: [''],
    sealed: [''],
    placement: ['.cluster', '.tags'],
    consumer_limits: ['.inactive_threshold', '.max_ack_pending'],
  }
  test.each(Object.entries(PARTS))('%s has words of its own', (key, parts) => {
    for (const part of parts) {
      const [name = '', inner] = `${key}${part}`.split('.')
      const to = inner === undefined ? { [name]: 'x' } : { [name]: { [inner]: ['x'] } }
      const words = classify({}, to).map((c) => c.reason)
      expect(words).toHaveLength(1)
      expect(words[0]).not.toContain('does not know')
    }
  })

  test.each<[string, RawConfig, string | null, string]>([
    ['the whole stream', { max_msgs: 5 }, null, 'New messages are refused'],
    [
      'the whole stream, before 2.10.7',
      { max_msgs: 5 },
      '2.9.10',
      'All but the newest 5 messages are deleted at once.',
    ],
    ['age', { max_age: 60e9 }, null, 'Messages older than 1m are deleted at once.'],
    ['each subject', { max_msgs_per_subject: 5 }, '2.15.1', 'messages of each subject are deleted at once'],
    [
      'each subject, first and old',
      { max_msgs_per_subject: 5 },
      '2.9.10',
      'are deleted as soon as another comes',
    ],
  ])('with discard new, a lower limit of %s', (_, to, version, words) => {
    const full = { discard: 'new' }
    const [change] = classify(changed(full), changed({ ...full, ...to }), version)
    expect(change).toMatchObject({ class: 'data-loss', reason: expect.stringContaining(words) })
  })

  test('asking for no place any more is no move', () => {
    const to = changed({ placement: {} })
    expect(isMove(BASE, to)).toBe(false)
    expect(classify(BASE, to)[0]?.reason).toContain('stays where it is')
    expect(isMove(BASE, changed({ placement: { cluster: 'rg3' } }))).toBe(true)
    expect(isMove(changed({ placement: { cluster: 'rg2', tags: ['az:1'] } }), BASE)).toBe(true)
  })
})

describe('what nats-server does not change', () => {
  test.each<[RawConfig, RawConfig, string, string[]]>([
    [{}, { storage: 'memory' }, 'storage', ['2.9.10', '2.10.27', '2.15.1']],
    [{ deny_purge: true }, { deny_purge: false }, 'deny_purge', ['2.9.10', '2.10.27', '2.15.1']],
    [{ sealed: true }, { sealed: false }, 'sealed', ['2.9.10', '2.10.27', '2.15.1']],
    [{}, { retention: 'workqueue' }, 'retention', ['2.9.10', '2.10.27', '2.15.1']],
    [{}, { retention: 'interest' }, 'retention', ['2.9.10']],
    [{ max_consumers: 2 }, { max_consumers: 3 }, 'max_consumers', ['2.9.10', '2.10.27']],
    [{}, { republish: { src: '>', dest: 'x.>' } }, 'republish', ['2.9.10']],
    [{ mirror: { name: 'A' } }, { mirror: undefined }, 'mirror', ['2.9.10', '2.10.27']],
    [{}, { mirror: { name: 'A' } }, 'mirror', ['2.9.10', '2.10.27', '2.15.1']],
    [{}, { first_seq: 5 }, 'first_seq', []],
    [{}, { max_msgs: 5 }, 'max_msgs', []],
  ])('%j to %j', (from, to, field, refusing) => {
    const changes = classify(changed(from), changed({ ...from, ...to }))
    for (const version of ['2.9.10', '2.10.27', '2.15.1']) {
      const fields = refusedChanges(changes, version).map((r) => r.field)
      expect([...new Set(fields)]).toEqual(refusing.includes(version) ? [field] : [])
    }
  })
})
