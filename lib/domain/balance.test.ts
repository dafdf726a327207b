import { describe, expect, test } from 'vitest'
import { planBalance } from './balance'
import type { Replica, Snapshot, Stream } from './model'
import { sampleSnapshot } from './sample'

const BASE: Snapshot = sampleSnapshot()
const SERVERS = ['rg2-az1', 'rg2-az2', 'rg2-az3']

function stream(
  name: string,
  leader: string,
  of: Partial<Stream> = {},
  state: Replica['state'] = 'current',
): Stream {
  const [model] = BASE.streams
  if (!model) throw new Error('the sample has no stream')
  const replicas = SERVERS.map(
    (server): Replica => ({
      server,
      role: server === leader ? 'leader' : 'follower',
      state,
      lag: 0,
      activeMs: 1,
    }),
  )
  return { ...model, account: 'APP', name, cluster: 'rg2', leader, replicas, replicasWanted: 3, ...of }
}
const snapshot = (streams: Stream[]): Snapshot => ({ ...BASE, streams })

describe('balance', () => {
  test('leaders on one server are spread over all', () => {
    const streams = ['a', 'b', 'c', 'd', 'e', 'f'].map((n) => stream(n, 'rg2-az1'))
    const plan = planBalance(snapshot(streams), 'APP')
    expect(plan.leaders).toEqual(SERVERS.map((server, i) => ({ server, now: i === 0 ? 6 : 0, after: 2 })))
    expect(plan.moves).toHaveLength(4)
    expect(new Set(plan.moves.map((m) => m.stream)).size).toBe(4)
  })

  test('what is even already is left alone', () => {
    const streams = SERVERS.map((server, i) => stream(`s${i}`, server))
    expect(planBalance(snapshot(streams), 'APP').moves).toEqual([])
    expect(planBalance(snapshot([...streams, stream('one-more', 'rg2-az1')]), 'APP').moves).toEqual([])
  })

  test('streams that are not well, alone or moving are left, with why', () => {
    const plan = planBalance(
      snapshot([
        stream('a', 'rg2-az1', {}, 'lagging'),
        stream('b', 'rg2-az1', { leader: null }),
        stream('c', 'rg2-az1', { replicasWanted: 2 }),
        ...['d', 'e'].map((n) => stream(n, 'rg2-az1')),
      ]),
      'APP',
    )
    expect(plan.left.map((l) => l.stream)).toEqual(['a', 'b', 'c'])
    expect(plan.moves.map((m) => m.stream)).not.toContain('a')
    expect(plan.moves.length).toBeGreaterThan(0)
  })

  test('nothing goes to a server that is down', () => {
    const down = BASE.servers.map((s) => (s.key === 'rg2-az2' ? { ...s, state: 'down' as const } : s))
    const streams = ['a', 'b', 'c', 'd'].map((n) => stream(n, 'rg2-az1'))
    const plan = planBalance({ ...snapshot(streams), servers: down }, 'APP')
    expect(new Set(plan.moves.map((m) => m.to))).toEqual(new Set(['rg2-az3']))
  })

  test('other accounts and clusters are not touched', () => {
    const streams = ['a', 'b', 'c', 'd'].map((n) => stream(n, 'rg2-az1', { account: 'OTHER' }))
    expect(planBalance(snapshot(streams), 'APP').moves).toEqual([])
    expect(planBalance(snapshot(streams), 'OTHER', 'rg1').moves).toEqual([])
  })

  test('generated: it never gets worse, and ends within one of even', () => {
    let seed = 7
    const next = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31
      return seed % n
    }
    for (let round = 0; round < 100; round++) {
      const streams = Array.from({ length: next(30) }, (_, i) => stream(`s${i}`, SERVERS[next(3)] ?? ''))
      const { leaders } = planBalance(snapshot(streams), 'APP')
      const loads = leaders.map((l) => l.after)
      expect(loads.reduce((a, b) => a + b, 0)).toBe(streams.length)
      if (streams.length > 0) expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
    }
  })
})
