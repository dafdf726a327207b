import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { leaderRows } from './leader-rows'

const rowOf = (key: string, ...of: Parameters<typeof leaderRows>) =>
  leaderRows(...of).find((r) => r.server.key === key) ?? expect.fail(`no row ${key}`)

test('leaders are counted by server, and compared with an even share of their cluster', () => {
  const { servers, streams } = sampleSnapshot()
  const leader = rowOf('rg2-az3', servers, streams, null)
  expect(leader).toMatchObject({ leads: 1, follows: 0, share: 100, consumers: null })
  expect(leader.over).toBeCloseTo(2 / 3)
  const follower = rowOf('rg2-az1', servers, streams, null)
  expect(follower).toMatchObject({ leads: 0, follows: 1, share: 0 })
  expect(follower.over).toBeCloseTo(-1 / 3)
})

test('a cluster without leaders has no share to speak of, and not 0 %', () => {
  const { servers, streams } = sampleSnapshot()
  expect(rowOf('rg1-az1', servers, streams, null)).toMatchObject({ leads: 0, share: null, over: null })
})

test('consumers are 0 only where they were counted', () => {
  const { servers, streams } = sampleSnapshot()
  const counted = new Map([['rg2-az3', 4]])
  expect(rowOf('rg2-az3', servers, streams, counted).consumers).toBe(4)
  expect(rowOf('rg2-az1', servers, streams, counted).consumers).toBe(0)
})

test('a server without JetStream leads nothing and is left out; one that is named as a replica stays', () => {
  const { servers, streams } = sampleSnapshot()
  const off = servers.map((s) => (s.cluster === 'rg3' || s.key === 'rg2-az3' ? { ...s, jetstream: null } : s))
  const keys = leaderRows(off, streams, null).map((r) => r.server.key)
  expect(keys).not.toContain('rg3-az1')
  expect(keys).toContain('rg2-az3')
})
