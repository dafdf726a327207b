import { expect, test } from 'vitest'
import type { LeafnodeEnd } from '@/lib/domain/model'
import type { RoutePair } from '@/lib/domain/route-pairs'
import { leafName } from './LeafLayer'
import { routeName } from './RouteLayer'

test.each([
  [{}, 'route a and b: connected, 0.3 ms'],
  [{ ba: false, state: 'part' }, 'route a and b: a says connected, b says not, 0.3 ms'],
  [{ ab: false, state: 'part' }, 'route a and b: b says connected, a says not, 0.3 ms'],
  [{ ab: false, ba: false, state: 'broken' }, 'route a and b: not connected'],
  [{ rttMs: null }, 'route a and b: connected'],
] satisfies [Partial<RoutePair>, string][])('%j: %s', (over, name) => {
  const pair = {
    id: 'a b',
    cluster: 'c',
    a: 'a',
    b: 'b',
    ab: true,
    ba: true,
    rttMs: 0.3,
    state: 'full',
  } as const
  expect(routeName({ ...pair, ...over })).toBe(name)
})

test('leafnodes by name, those that are not named by where they come from, the rest by number', () => {
  const end = (over: Partial<LeafnodeEnd>): LeafnodeEnd => ({
    ...{ name: null, server: null, account: 'APP', isSpoke: false, host: '10.0.0.7', rttMs: null },
    ...over,
  })
  const ends = [
    end({ name: 'edge-1', rttMs: 0.4 }),
    end({}),
    end({ name: 'up', isSpoke: true }),
    end({ server: 'b' }),
  ]
  expect(leafName({ server: 'a', count: 9, ends })).toBe(
    '8 leafnodes on a: edge-1, in APP, 0.4 ms; one that is not named, from 10.0.0.7, in APP; up, in APP, dialled from here; 5 more',
  )
})
