import { expect, test } from 'vitest'
import type { StreamPeer } from '@/lib/domain/stream-detail'
import { peerWords } from './stream-facts'

const peer = (over: Partial<StreamPeer>): StreamPeer => ({
  server: 'rg2-az2',
  current: true,
  offline: false,
  lag: 0,
  activeMs: 4,
  peer: null,
  ...over,
})

test.each([
  [{}, 'current, seen 0.00s ago'],
  [{ current: false, lag: 1 }, 'outdated, seen 0.00s ago, 1 operation behind'],
  [{ current: false, lag: 1200, activeMs: 580 }, 'outdated, seen 0.58s ago, 1,200 operations behind'],
  [{ current: false, offline: true, lag: null, activeMs: null }, 'outdated, OFFLINE, not seen'],
  [{ current: null, activeMs: null }, 'state not reported, not seen'],
])('%o reads %j', (over, words) => {
  expect(peerWords(peer(over))).toBe(words)
})
