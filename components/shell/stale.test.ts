import { expect, test } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { staleWords } from './stale'

const s = sampleSnapshot()
const lost = (reason: (i: number) => string | null): Snapshot => ({
  ...s,
  heard: { servers: null, meta: null, streams: null },
  servers: s.servers.map((v, i) => ({ ...v, observedAt: `2026-11-22T14:02:0${i % 6}.000Z` })),
  coverage: {
    ...s.coverage,
    vantages: s.coverage.vantages.map((v, i) => ({
      ...v,
      state: 'failed',
      url: `nats://h${i}:4222`,
      reason: reason(i),
    })),
  },
})

test('through what, how old, and why: each reason once', () => {
  const { title, reasons } = staleWords(lost((i) => (i === 0 ? 'a is refused' : 'b is refused')))
  expect(title).toBe('Reconnecting via h0:4222, h1:4222, h2:4222, h3:4222; data as of 14:02:05')
  expect(reasons).toBe('a is refused · b is refused · Orrery tries again every two seconds')
})

test('while Orrery itself is connected only the age: the browser has lost it', () => {
  const connected = { ...lost(() => null), coverage: s.coverage }
  expect(staleWords(connected)).toEqual({ title: 'Data as of 14:02:05', reasons: '' })
  // Rows that did not change are not sent again: what was heard may be newer.
  const heard = { ...connected.heard, servers: '2026-11-22T14:02:41.000Z' }
  expect(staleWords({ ...connected, heard }).title).toBe('Data as of 14:02:41')
})
