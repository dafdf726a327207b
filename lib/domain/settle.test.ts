import { expect, test } from 'vitest'
import { type Snapshot, streamKey } from './model'
import { sampleSnapshot } from './sample'
import { settle } from './settle'

const base = sampleSnapshot()
const [sample] = base.streams
const [link] = base.gateways
if (!sample || !link) throw new Error('the sample has streams and links')

const at = (seconds: number) => new Date(Date.parse('2026-11-22T14:00:00Z') + seconds * 1000).toISOString()
const streamsSeen = (seconds: number) =>
  Array.from({ length: 1000 }, (_, i) => ({ ...sample, name: `S${i}`, observedAt: at(seconds) }))
const [end] = link.servers
if (!end) throw new Error('the link has ends')
const linksOf = (rttMs: number) =>
  Array.from({ length: 500 }, (_, i) => ({
    ...link,
    from: `c${i}`,
    servers: Array.from({ length: 40 }, () => ({ ...end, rttMs })),
  }))

test('thousands of rows take turns to go out for their ages, and all of them come to it', () => {
  const before = { ...base, at: at(0), streams: streamsSeen(0) }
  let now: Snapshot = before
  const fresh = new Set<string>()
  for (let round = 1; round <= 7; round++) {
    const next = settle(now, { ...now, at: at(round * 5), streams: streamsSeen(round * 5) }, true)
    const sent = next.streams.filter((s, i) => s !== now.streams[i])
    expect(sent.length).toBeLessThanOrEqual(150)
    for (const s of sent) fresh.add(streamKey(s))
    now = next
  }
  expect(fresh.size).toBe(1000)
})

test('between the rounds none goes out for its age, and one that changed goes at once', () => {
  const before = { ...base, at: at(0), streams: streamsSeen(0) }
  const later = streamsSeen(1).map((s, i) => (i === 7 ? { ...s, messages: 12_345 } : s))
  const next = settle(before, { ...before, at: at(1), streams: later }, false)
  expect(next.streams.filter((s, i) => s !== before.streams[i]).map((s) => s.name)).toEqual(['S7'])
})

test('links of many ends take turns for their round trips; one that is lost goes out at once', () => {
  const before = { ...base, at: at(0), gateways: linksOf(1) }
  const next = settle(before, { ...before, at: at(5), gateways: linksOf(2) }, true)
  const sent = next.gateways.filter((g, i) => g !== before.gateways[i])
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.length).toBeLessThanOrEqual(15)
  const lost = linksOf(2).map((g, i) => (i === 400 ? { ...g, connected: 0 } : g))
  const said = settle(before, { ...before, at: at(6), gateways: lost }, false)
  expect(said.gateways.filter((g, i) => g !== before.gateways[i]).map((g) => g.from)).toEqual(['c400'])
})
