import { expect, test } from 'vitest'
import { apply, diff } from './delta'
import type { Snapshot } from './model'
import { sampleSnapshot } from './sample'
import { settle } from './settle'

/** Small seeded generator (mulberry32), so that a failing pair can be told by its seed. */
function random(seed: number) {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function mutate(s: Snapshot, seed: number): Snapshot {
  const chance = random(seed)
  const some = <T>(rows: T[], change: (row: T) => T) =>
    rows.flatMap((row) => (chance() < 0.15 ? [] : chance() < 0.4 ? [change(row)] : [row]))
  const next: Snapshot = {
    ...s,
    seq: s.seq + 1,
    at: new Date(Date.parse(s.at) + 1000).toISOString(),
    servers: some(s.servers, (r) => ({
      ...r,
      state: 'down',
      why: 'x',
      jetstream: null,
      cpu: chance() * 100,
    })),
    streams: some(s.streams, (r) => ({ ...r, leader: null, messages: Math.floor(chance() * 1e9) })),
    gateways: some(s.gateways, (r) => ({ ...r, connected: 0, rttMs: null })),
    routes: some(s.routes, (r) => ({ ...r, peers: r.peers.map((p) => ({ ...p, connected: false })) })),
    findings: some(s.findings, (r) => ({ ...r, evidence: [...r.evidence, `${chance()}`] })),
  }
  if (chance() < 0.3) next.servers.reverse()
  if (chance() < 0.3) next.meta = { ...next.meta, leader: null }
  const first = s.streams[0]
  if (first && chance() < 0.5) next.streams.push({ ...first, name: `NEW${seed}` })
  return next
}

test.each(Array.from({ length: 200 }, (_, i) => i))('apply(a, diff(a, b)) is b, seed %i', (seed) => {
  const a = mutate(sampleSnapshot(), seed)
  const b = mutate(a, seed + 1000)
  const delta = diff(a, b)
  expect(delta).not.toBeNull()
  if (delta) expect(apply(a, JSON.parse(JSON.stringify(delta)))).toEqual(b)
})

test('nothing but the time: no delta', () => {
  const a = sampleSnapshot()
  expect(diff(a, { ...sampleSnapshot(), seq: 2, at: '2027-01-01T00:00:00.000Z' })).toBeNull()
})

test('a delta for another snapshot is refused', () => {
  const a = sampleSnapshot()
  const delta = diff(a, mutate(a, 1))
  expect(delta && (() => apply({ ...a, seq: 77 }, delta))).toThrow(/does not fit/)
})

test('unchanged rows keep their identity', () => {
  const a = sampleSnapshot()
  const b = { ...sampleSnapshot(), seq: 2 }
  const [first] = b.servers
  if (first) b.servers[0] = { ...first, cpu: 99 }
  const delta = diff(a, b)
  const after = delta && apply(a, delta)
  expect(after?.servers[0]?.cpu).toBe(99)
  expect(after?.servers[1]).toBe(a.servers[1])
  expect(after?.streams).toBe(a.streams)
})

test('settle holds back what only wobbles, lets states through at once', () => {
  const a = sampleSnapshot()
  const b = sampleSnapshot()
  b.servers = b.servers.map((s, i) => ({ ...s, cpu: 50 + i, ...(i === 3 ? { state: 'down' as const } : {}) }))
  const held = settle(a, b, false)
  expect(held.servers[0]).toBe(a.servers[0])
  expect(held.servers[3]).toBe(b.servers[3])
  expect(settle(a, b, true).servers[0]).toBe(b.servers[0])
})
