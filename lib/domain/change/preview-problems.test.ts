import { expect, test } from 'vitest'
import type { RawConfig } from '../operation'
import { sampleSnapshot } from '../sample'
import { defaultConfig } from '../stream-config/model'
import { classify } from './classify'
import { refusedChanges } from './fixed'
import { previewUpdate } from './preview-update'

const BASE: RawConfig = {
  ...defaultConfig('MINE', ['mine.>']),
  num_replicas: 3,
  placement: { cluster: 'rg2' },
}
const HELD = { cluster: 'rg2', leader: 'rg2-az1', servers: ['rg2-az1', 'rg2-az2', 'rg2-az3'] }
const changed = (change: RawConfig): RawConfig => ({ ...BASE, ...change })

test.each<[string | null, RawConfig, RawConfig, string[]]>([
  [null, {}, { storage: 'memory' }, ['storage']],
  [null, { deny_purge: true }, { deny_purge: false }, ['deny_purge']],
  [null, { sealed: true }, { sealed: false }, ['sealed']],
  [null, {}, { retention: 'workqueue' }, ['retention']],
  [null, {}, { retention: 'interest' }, []],
  ['2.9.10', {}, { retention: 'interest' }, ['retention']],
  ['2.9.10', {}, { republish: { src: 'a', dest: 'b' } }, ['republish']],
  ['2.10.27', {}, { republish: { src: 'a', dest: 'b' } }, []],
  ['2.12.4', { max_consumers: 2 }, { max_consumers: 3 }, ['max_consumers']],
  ['2.12.7', { max_consumers: 2 }, { max_consumers: 3 }, []],
  [null, { mirror: { name: 'A' } }, { mirror: { name: 'B' } }, ['mirror']],
  [null, {}, { mirror: { name: 'B' } }, ['mirror']],
  ['2.11.0', { mirror: { name: 'A' } }, { mirror: null }, ['mirror']],
  ['2.12.0', { mirror: { name: 'A' } }, { mirror: null }, []],
  [null, {}, { first_seq: 5, max_msgs: 5 }, []],
])('what nats-server %s does not change: %j to %j', (version, from, to, fields) => {
  const refused = refusedChanges(classify(changed(from), changed(to), version), version)
  expect(refused.map((r) => r.field)).toEqual(fields)
})

const problems = (to: RawConfig, now = BASE) =>
  previewUpdate(sampleSnapshot(), {
    account: 'APP',
    stream: 'MINE',
    now,
    base: null,
    held: HELD,
    config: { ...now, ...to },
  }).problems

test.each<[RawConfig, string[]]>([
  [{ max_age: 60e9 }, ['duplicate_window']],
  [{ discard_new_per_subject: true }, ['discard_new_per_subject']],
  [{ subjects: ['a.*', 'a.b'] }, ['subjects']],
  [{ subjects: ['orders.eu'] }, ['subjects']],
  [{ num_replicas: 6 }, ['num_replicas']],
  [{ num_replicas: 1, placement: { cluster: 'rg3' } }, ['num_replicas']],
  [{ max_msgs: 5, description: 'fine' }, []],
])('what would be refused is told before it is sent: %j', (to, fields) => {
  expect(Object.keys(problems(to))).toEqual(fields)
})

test('another stream is named; its own subjects are no clash', () => {
  expect(problems({ subjects: ['orders.eu'] }).subjects).toBe(
    '"orders.eu" overlaps with "orders.*" of ORDERS in APP.',
  )
  expect(problems({ subjects: ['mine.>', 'mine2.>'] })).toEqual({})
})

test('what is wrong already does not keep anybody from changing something else', () => {
  const odd = { ...BASE, max_age: 60e9 }
  expect(problems({ description: 'x' }, odd)).toEqual({})
})

test('sealing says all that it brings', () => {
  const preview = previewUpdate(sampleSnapshot(), {
    account: 'APP',
    stream: 'MINE',
    now: { ...BASE, allow_rollup_hdrs: true, max_age: 86_400e9 },
    base: null,
    held: HELD,
    config: { ...BASE, allow_rollup_hdrs: true, max_age: 86_400e9, sealed: true },
  })
  expect(preview.changes.map((c) => c.field)).toEqual([
    'allow_rollup_hdrs',
    'deny_delete',
    'deny_purge',
    'discard',
    'max_age',
    'sealed',
  ])
  expect(preview).toMatchObject({ class: 'irreversible', cli: 'nats stream seal MINE', problems: {} })
})
