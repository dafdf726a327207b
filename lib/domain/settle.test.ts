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
  for (let round = 1; round <= 36; round++) {
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
  const next = settle(before, { ...before, at: at(5), gateways: linksOf(1.5) }, true)
  const sent = next.gateways.filter((g, i) => g !== before.gateways[i])
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.length).toBeLessThanOrEqual(15)
  const lost = linksOf(2).map((g, i) => (i === 400 ? { ...g, connected: 0 } : g))
  const said = settle(before, { ...before, at: at(6), gateways: lost }, false)
  expect(said.gateways.filter((g, i) => g !== before.gateways[i]).map((g) => g.from)).toEqual(['c400'])
})

const [server] = base.servers
if (!server) throw new Error('the sample has servers')
const after = (seconds: number, over: Partial<typeof server>, isRound: boolean) => {
  const before = { ...base, at: at(1), servers: [{ ...server, cpu: 3, mem: 20_000_000, rttMs: 40 }] }
  const [row] = before.servers
  const servers = row ? [{ ...row, ...over }] : []
  return settle(before, { ...before, at: at(seconds), servers }, isRound).servers[0] !== row
}

const apiCalled = server.jetstream
  ? { jetstream: { ...server.jetstream, api: { ...server.jetstream.api, total: 99_999 } } }
  : {}

test('what nobody would see is not sent, what differs visibly is at the next round, and a state at once', () => {
  expect(after(5, { cpu: 4, mem: 21_000_000, rttMs: 43, observedAt: at(5) }, true)).toBe(false)
  for (const over of [
    { cpu: 9 },
    { mem: 40_000_000 },
    { rttMs: 55 },
    { cpu: null },
    { why: 'heard from' },
    apiCalled,
  ]) {
    expect(after(4, over, false)).toBe(false)
    expect(after(5, over, true)).toBe(true)
  }
  expect(after(2, { state: 'silent' }, false)).toBe(true)
  expect(after(2, { connections: 77 }, false)).toBe(true)
})

test('every three minutes a row goes out as it is', () => {
  const rounds = Array.from({ length: 36 }, (_, i) => after(5 * (i + 1), { cpu: 3.1 }, true))
  expect(rounds.filter(Boolean)).toHaveLength(1)
})

test('a replica that the leader has not heard for a while shows at once; heartbeats do not', () => {
  const silent = (activeMs: number) => ({
    ...sample,
    replicas: sample.replicas.map((r) => ({ ...r, activeMs: r.role === 'leader' ? null : activeMs })),
  })
  const before = { ...base, at: at(1), streams: [silent(100)] }
  const isSent = (activeMs: number) =>
    settle(before, { ...before, at: at(2), streams: [silent(activeMs)] }, false).streams !== before.streams
  expect(isSent(1900)).toBe(false)
  expect(isSent(2400)).toBe(true)
})
