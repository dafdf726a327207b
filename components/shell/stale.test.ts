import { expect, test } from 'vitest'
import type { Snapshot } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import type { LiveStatus } from '@/lib/live/client'
import { staleWords } from './stale'

const s = sampleSnapshot()
const lost = (reason: (i: number) => string | null): Snapshot => ({
  ...s,
  heard: { servers: null, meta: null, streams: null, nextTryAt: null },
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

const now = Date.parse('2026-11-22T14:02:45.000Z')
const live: LiveStatus = { state: 'live', since: now, heardAt: now }
const words = (of: Snapshot, status: LiveStatus = live) => staleWords(of, status, now, (ms) => ms)

test('through what, how old, why, each reason once, and when next', () => {
  const gone = lost((i) => (i === 0 ? 'a is refused' : 'b is refused'))
  const { title, reasons } = words(gone)
  expect(title).toBe('Reconnecting via h0:4222, h1:4222, h2:4222, h3:4222; data as of 14:02:05')
  expect(reasons).toBe('a is refused · b is refused · trying now')
  const planned = { ...gone, heard: { ...gone.heard, nextTryAt: '2026-11-22T14:02:47.000Z' } }
  expect(words(planned).reasons).toBe('a is refused · b is refused · next try 14:02:47')
})

test('of a browser that has lost Orrery: its own loss, and nothing of what Orrery may do meanwhile', () => {
  const status: LiveStatus = { state: 'lost', since: now - 4000, nextTryAt: now + 2000 }
  const own = 'This browser has not heard from Orrery since 14:02:41 · next try 14:02:47'
  const connected = { ...lost(() => null), coverage: s.coverage }
  expect(words(connected, status)).toEqual({ title: 'Data as of 14:02:05', reasons: own })
  expect(
    words(
      lost(() => 'a is refused'),
      status,
    ).reasons,
  ).toBe(own)
  // Rows that did not change are not sent again: what was heard may be newer.
  const heard = { ...connected.heard, servers: '2026-11-22T14:02:41.000Z' }
  expect(words({ ...connected, heard }, status).title).toBe('Data as of 14:02:41')
})
