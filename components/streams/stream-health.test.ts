import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { isStale, partialReason } from './stream-health'

const snapshot = sampleSnapshot()
const [sample] = snapshot.streams
if (!sample) throw new Error('the sample has streams')
const OLD = { ...sample, observedAt: '2026-11-22T14:00:00.000Z' }

test('a row that did not change for minutes is of now while its leader is asked', () => {
  expect(isStale(OLD, snapshot)).toBe(false)
  expect(partialReason({ ...snapshot, streams: [OLD] })).toBeNull()
})

test('it is stale when nobody was asked lately, or it has no leader to ask', () => {
  const unasked = { ...snapshot, heard: { ...snapshot.heard, streams: OLD.observedAt } }
  expect(isStale(OLD, unasked)).toBe(true)
  expect(isStale({ ...OLD, leader: null }, snapshot)).toBe(true)
  expect(partialReason({ ...unasked, streams: [OLD] })).toContain(`${OLD.name} not heard of lately`)
})
