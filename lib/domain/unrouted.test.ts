import { expect, test } from 'vitest'
import type { ServerFact } from './facts'
import { factsAt, serverFact, T0 } from './testing/facts'
import { isUnrouted } from './unrouted'

const NOW = T0 + 500
const peer = (id: string, name: string | null) => ({ id, name, rttMs: 1, connections: 1 })

function mate(name: string, peers: ReturnType<typeof peer>[], over: Partial<ServerFact> = {}): ServerFact {
  const routez = { value: { count: peers.length, peers }, at: T0, told: T0, from: name, vantage: 'rg1' }
  return serverFact(name, { routez, ...over })
}
const judged = (...servers: ServerFact[]) => isUnrouted('x', 'rg2', factsAt(NOW, servers), NOW)

test('nobody of its cluster routes to it', () => {
  expect(judged(mate('a', [peer('Nb', 'b')]), mate('b', [peer('Na', 'a')]))).toBe(true)
})

test('somebody does: it may hang', () => {
  expect(judged(mate('a', [peer('Nb', 'b')]), mate('b', [peer('Nx', 'x')]))).toBe(false)
})

test('before 2.9.16 only ids: one that nobody knows may be its', () => {
  expect(judged(mate('a', [peer('Nb', null)]), mate('b', [peer('Na', null)]))).toBe(true)
  expect(judged(mate('a', [peer('Nb', null), peer('N?', null)]), mate('b', [peer('Na', null)]))).toBe(false)
})

test('nobody there can tell: nobody asked yet, silent itself, just started, or of another cluster', () => {
  expect(judged()).toBe(false)
  expect(judged(serverFact('a'))).toBe(false)
  expect(judged(mate('a', [], { lastAnswer: T0 - 20_000 }))).toBe(false)
  expect(judged(mate('a', [], { upSince: T0 - 1000 }))).toBe(false)
  expect(isUnrouted('x', 'rg9', factsAt(NOW, [mate('a', [])]), NOW)).toBe(false)
  expect(isUnrouted('x', null, factsAt(NOW, [mate('a', [])]), NOW)).toBe(false)
})
