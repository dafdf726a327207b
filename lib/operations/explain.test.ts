import { describe, expect, test } from 'vitest'
import { defaultConfig, type StreamConfig } from '@/lib/domain/stream-config/model'
import { brokenRules } from '@/lib/domain/stream-config/rules'
import { explain } from './explain'
import recorded from './fixtures/recorded-refusals.json'

const FALLS_THROUGH = 'knows nothing more'

// Every refusal of a create or update that was recorded on real servers, with the meta leader in rg1 and in xr.
describe.each(Object.entries(recorded))('refusals of %s', (_version, rows) => {
  test('all that were recorded are here', () => expect(rows.length).toBeGreaterThanOrEqual(60))
  test.each(rows)('$case is explained', (row) => {
    expect(explain(row.err_code, row.description)).not.toContain(FALLS_THROUGH)
  })
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
