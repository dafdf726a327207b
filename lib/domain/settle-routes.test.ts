import { expect, test } from 'vitest'
import type { Snapshot } from './model'
import { sampleSnapshot } from './sample'
import { settle } from './settle'

const withRtt = (s: Snapshot, rttMs: number | null): Snapshot => ({
  ...s,
  routes: s.routes.map((r) => ({ ...r, peers: r.peers.map((p) => ({ ...p, rttMs })) })),
  leafnodes: [
    {
      server: 'rg1-az1',
      count: 1,
      ends: [{ name: 'edge-1', server: null, account: 'APP', isSpoke: false, host: '10.0.0.1', rttMs }],
    },
  ],
})
const before = withRtt(sampleSnapshot(), 0.4)

test.each([0.1, 1.3])(
  'a round trip of %d ms after 0.4 is no news, even when figures that wobble go out',
  (rttMs) => {
    const next = settle(before, withRtt(before, rttMs), true)
    expect(next.routes).toBe(before.routes)
    expect(next.leafnodes).toBe(before.leafnodes)
  },
)

test.each([1.6, null])('%s is', (rttMs) => {
  const next = settle(before, withRtt(before, rttMs), false)
  expect(next.routes).not.toBe(before.routes)
  expect(next.leafnodes).not.toBe(before.leafnodes)
})

test('a route that is lost is told in its row alone', () => {
  const lost = before.routes.map((r) =>
    r.server === 'rg1-az2' ? { ...r, peers: r.peers.map((p) => ({ ...p, connected: false })) } : r,
  )
  const next = settle(before, { ...before, routes: lost }, false)
  expect(next.routes.filter((r, i) => r !== before.routes[i]).map((r) => r.server)).toEqual(['rg1-az2'])
})
