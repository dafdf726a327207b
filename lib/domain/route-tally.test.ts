import { expect, test } from 'vitest'
import type { RouteEnd, ServerRoutes } from './model'
import { routePairs } from './route-pairs'
import { tallyRoutes, tallyState } from './route-tally'

const NAMES = ['a1', 'a2', 'b1', 'c1']
const groupOf = (server: string) => (server === 'c1' ? undefined : server[0])
const routesWithout = (...lost: string[]): ServerRoutes[] =>
  NAMES.map((server) => ({
    cluster: 'x',
    server,
    peers: NAMES.filter((o) => o !== server).map(
      (o): RouteEnd => ({ server: o, connected: !lost.includes(`${server} ${o}`), rttMs: null }),
    ),
  }))
const tally = (routes: ServerRoutes[]) => Object.fromEntries(tallyRoutes(routePairs(routes), groupOf))

test('a route inside a group counts once, one between groups in both', () => {
  expect(tally(routesWithout())).toEqual({
    // a1 a2, and both to b1 and c1.
    a: { whole: 5, all: 5, lost: [] },
    b: { whole: 3, all: 3, lost: [] },
  })
})

test('what one end or both deny is not whole, and is named in every group that it touches', () => {
  const { a, b } = tally(routesWithout('a1 b1', 'a2 c1', 'c1 a2'))
  expect(a).toEqual({ whole: 3, all: 5, lost: ['a1 b1', 'a2 c1'] })
  expect(b).toEqual({ whole: 2, all: 3, lost: ['a1 b1'] })
})

test.each([
  [{ whole: 3, all: 3 }, 'full'],
  [{ whole: 2, all: 3 }, 'part'],
  [{ whole: 0, all: 3 }, 'broken'],
  [{ whole: 0, all: 0 }, 'unknown'],
])('%j is %s', (of, state) => expect(tallyState(of)).toBe(state))
