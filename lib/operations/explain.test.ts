import { describe, expect, test } from 'vitest'
import { defaultConfig, type StreamConfig } from '@/lib/domain/stream-config/model'
import { brokenRules } from '@/lib/domain/stream-config/rules'
import { explain } from './explain'
import changes from './fixtures/recorded-change-refusals.json'
import recorded from './fixtures/recorded-refusals.json'

const FALLS_THROUGH = 'knows nothing more'

// Every refusal of a create or update that was recorded on real servers, with the meta leader in rg1 and in xr.
describe.each(Object.entries(recorded))('refusals of %s', (_version, rows) => {
  test('all that were recorded are here', () => expect(rows.length).toBeGreaterThanOrEqual(60))
  test.each(rows)('$case is explained', (row) => {
    expect(explain(row.err_code, row.description)).not.toContain(FALLS_THROUGH)
  })
})

// Every refusal of an update, scale, move, purge, step-down and removal, recorded by `npm run test:placement -- --changes --record`.
describe.each(Object.entries(changes))('refusals of changes on %s', (_version, rows) => {
  test('all that were recorded are here', () => expect(rows.length).toBeGreaterThanOrEqual(30))
  test.each(rows)('$case is explained', (row) => {
    expect(explain(row.err_code, row.description)).not.toContain(FALLS_THROUGH)
  })
})

test.each<[number, string, RegExp]>([
  [10005, 'no suitable peers for placement, exclude tag set', /!jetstream/],
  [10005, 'no suitable peers for placement, miscellaneous issue', /max_ha_assets/],
  [10005, 'no suitable peers for placement, peer offline', /offline/],
  [10005, 'preferred server "nobody" not known', /that is to lead/],
  [10023, 'insufficient resources', /replicated assets/],
  [10047, 'insufficient storage resources available', /account.*server/],
  [10052, 'stream configuration update can not change retention policy', /from 2.10 on/],
  [10052, 'stream configuration update can not change retention policy to/from workqueue', /work queue/],
  [10055, 'stream mirror configuration can not be updated', /mirror/],
  [10069, 'change to limits violates consumers: A', /Change those consumers/],
  [10118, 'stream is offline', /offline/],
  [10226, 'stream reconfiguration already in progress', /still being changed/],
])('%i %s is explained by its cause', (errCode, description, words) => {
  expect(explain(errCode, description)).toMatch(words)
})

test('an error nobody knows says so', () => {
  expect(explain(99999, 'x')).toContain(FALLS_THROUGH)
  expect(explain(10052, 'a rule of the future')).toContain(FALLS_THROUGH)
})

test('a field or value that the server does not know is named, and is no fault to report', () => {
  const field = explain(10025, 'invalid JSON: json: unknown field "bogus"')
  expect(field).toContain('does not know the field “bogus”')
  const value = explain(10025, 'invalid JSON: can not unmarshal "\\"disk\\""')
  expect(value).toContain('does not know the value “disk”')
  for (const text of [field, value]) expect(text).not.toContain('report')
  expect(explain(10025, 'invalid JSON')).toContain('Please report this')
})

describe('what Orrery itself predicts is explained as well', () => {
  const config = defaultConfig('A', ['a'])
  const wrong: Partial<StreamConfig>[] = [
    { mirror: { name: 'B' } },
    { mirror: { name: 'B' }, subjects: [], first_seq: 5, allow_msg_counter: true, allow_atomic: true },
    { mirror: { name: 'B' }, subjects: [], allow_batched: true, allow_msg_schedules: true },
    { mirror: { name: '' }, subjects: [], sources: [{ name: 'C' }], subject_delete_marker_ttl: 1 },
    { sources: [{ name: 'B' }, { name: 'B' }, { name: '' }], allow_msg_schedules: true },
    { allow_msg_counter: true, allow_msg_ttl: true, retention: 'interest', discard: 'new' },
    { persist_mode: 'async', storage: 'memory', num_replicas: 3, allow_atomic: true },
    { republish: { src: '>', dest: 'a' }, mirror_direct: true, discard_new_per_subject: true },
    { metadata: { k: 'x'.repeat(200_000) }, deny_purge: true, allow_rollup_hdrs: true },
  ]
  const rules = wrong.flatMap((change) => [...brokenRules({ ...config, ...change }, null)])
  const told = rules.filter((r) => r.says !== null)
  test('many rules are broken here', () => expect(told.length).toBeGreaterThan(20))
  test.each(told)('$says', ({ errCode, says }) => {
    expect(explain(errCode, says ?? '')).not.toContain(FALLS_THROUGH)
  })
})
