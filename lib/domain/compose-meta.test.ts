import { expect, test } from 'vitest'
import { heardMs, peerState } from './compose-meta'
import type { RaftPeer } from './observation'

const peer = (over: Partial<RaftPeer>): RaftPeer => ({
  ...{ name: 'rg2-az1', id: null, current: false, offline: false, activeMs: 0, lag: 727 },
  ...over,
})

test('a peer that its leader has not heard since it leads was not heard just now', () => {
  expect(heardMs(peer({}))).toBeNull()
  expect(heardMs(peer({ activeMs: 0.2 }))).toBe(0)
  expect(heardMs(peer({ activeMs: 710.4 }))).toBe(710)
  expect(peerState(peer({}))).toBe('lagging')
})
