import { expect, test } from 'vitest'
import type { ServerRoutes } from './model'
import { routePairs, strangeLeafnodes } from './route-pairs'
import { sampleSnapshot } from './sample'

const { routes } = sampleSnapshot()
/** The sample where `server` says that it has no route to `to`. */
const without = (server: string, to: string, all: ServerRoutes[] = routes) =>
  all.map((r) =>
    r.server !== server
      ? r
      : {
          ...r,
          peers: r.peers.map((p) => (p.server === to ? { ...p, connected: false, rttMs: null } : p)),
        },
  )
const pair = (all: ServerRoutes[]) => routePairs(all).find((p) => p.id === 'rg1-az1 rg1-az2')

test('twelve pairs in the scenario, all of them connected both ways', () => {
  const pairs = routePairs(routes)
  expect(pairs).toHaveLength(12)
  expect(pairs.every((p) => p.ab && p.ba && p.state === 'full' && p.rttMs === 0.3)).toBe(true)
})

test('no route in the words of one is part, of both is broken, and who says nothing is not counted', () => {
  expect(pair(without('rg1-az1', 'rg1-az2'))).toMatchObject({
    ab: false,
    ba: true,
    state: 'part',
    rttMs: 0.3,
  })
  const both = without('rg1-az2', 'rg1-az1', without('rg1-az1', 'rg1-az2'))
  expect(pair(both)).toMatchObject({ state: 'broken', rttMs: null })
  const silent = (all: ServerRoutes[]) => all.filter((r) => r.server !== 'rg1-az2')
  expect(pair(silent(routes))).toMatchObject({ ab: true, ba: null, state: 'full' })
  expect(pair(silent(without('rg1-az1', 'rg1-az2')))).toMatchObject({ ba: null, state: 'part' })
})

test('leafnodes that are servers of the roster are no strangers', () => {
  const end = { account: 'APP', isSpoke: false, host: null, rttMs: 1 }
  const ends = [
    { ...end, name: 'edge-1', server: null },
    { ...end, name: 'rg1-az1', server: 'rg1-az1' },
  ]
  expect(strangeLeafnodes({ server: 'hub', count: 2, ends })).toBe(1)
  expect(strangeLeafnodes({ server: 'hub', count: 2000, ends })).toBe(1999)
})
