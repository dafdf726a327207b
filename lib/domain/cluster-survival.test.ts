import { expect, test } from 'vitest'
import { survivalOf } from './cluster-survival'
import type { ServerState, Snapshot } from './model'
import { sampleSnapshot } from './sample'

const whole = sampleSnapshot()
const withState = (key: string, state: ServerState, s: Snapshot = whole): Snapshot => ({
  ...s,
  servers: s.servers.map((server) => (server.key === key ? { ...server, state } : server)),
})
const fails = (s: Snapshot) => survivalOf('xr', s).fails

test('three servers in three regions survive any of them', () => {
  expect(survivalOf('xr', whole)).toEqual({ fails: [], stopped: 0, unknown: 0 })
  expect(survivalOf('xr', { ...whole, streams: [] }).fails).toEqual([])
})

test('with one of them down, either of the other two regions is one too many', () => {
  const hurt = withState('rg2-az2-x', 'down')
  expect(fails(hurt)).toEqual([
    { region: 'rg1', streams: 1 },
    { region: 'rg3', streams: 1 },
  ])
  expect(fails({ ...hurt, streams: [] })).toEqual(['rg1', 'rg3'].map((region) => ({ region, streams: 0 })))
})

test('streams elsewhere do not count, and one that has stopped cannot stop again', () => {
  expect(fails(withState('rg2-az1', 'down'))).toEqual([])
  const lost = withState('rg1-az1-x', 'down', withState('rg2-az2-x', 'silent'))
  expect(survivalOf('xr', lost)).toEqual({ fails: [], stopped: 1, unknown: 0 })
})

test('what nobody knows the replicas of is unknown', () => {
  const streams = whole.streams.map((s) => (s.name === 'EVENTS' ? { ...s, replicas: [] } : s))
  expect(survivalOf('xr', { ...whole, streams })).toEqual({ fails: [], stopped: 0, unknown: 1 })
})
