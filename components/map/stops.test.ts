import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { capsuleStops } from '@/lib/graph/capsules/focus'
import { USUAL_VIEW } from '@/lib/graph/density'
import { layout } from '@/lib/graph/layout'
import { type Direction, neighbour, type Stop } from '@/lib/graph/neighbour'
import { route } from '@/lib/graph/route'
import { drawings, topologies } from '@/lib/graph/testing/capsules'
import { topologyOf } from '@/lib/graph/topology'
import { stopsOf } from './stops'

const topology = topologyOf(sampleSnapshot())
const drawn = layout(topology, USUAL_VIEW)
const stops = stopsOf(drawn, route(drawn, topology.pairs))
const DIRECTIONS: Direction[] = ['left', 'right', 'up', 'down']

/** All that the arrows lead to from the first stop. */
function reached(all: readonly Stop[]): string[] {
  const seen = new Set<string>()
  const queue = all.slice(0, 1).map((s) => s.key)
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue
    seen.add(key)
    const here = key
    queue.push(...DIRECTIONS.flatMap((d) => neighbour(all, here, d) ?? []))
  }
  return [...seen].sort()
}

test('arrows reach every mark of the scenario from the first', () => {
  expect(reached(stops)).toEqual(stops.map((s) => s.key).sort())
})

for (const [name, topology] of Object.entries(topologies)) {
  if (topology.servers.length === 0) continue
  if (topology.servers.length <= 40) {
    test(`arrows reach every mark of ${name}`, () => {
      const drawn = layout(topology, USUAL_VIEW)
      const all = stopsOf(drawn, route(drawn, topology.pairs))
      expect(reached(all)).toEqual(all.map((s) => s.key).sort())
    })
  } else {
    for (const [how, drawn] of drawings(topology, USUAL_VIEW)) {
      test(`arrows reach every mark of ${name}, ${how}`, () => {
        const all = capsuleStops(drawn, [])
        expect(reached(all)).toEqual(all.map((s) => s.key).sort())
      })
    }
  }
}

test.each([
  ['server:rg1-az1', 'right', 'server:rg1-az2'],
  ['server:rg1-az3', 'right', 'gateway:rg1>rg2'],
  ['gateway:rg1>rg2', 'right', 'cluster:rg2'],
  ['cluster:rg2', 'right', 'server:rg2-az1'],
  ['cluster:rg2', 'left', 'gateway:rg1>rg2'],
  ['server:rg1-az1-x', 'right', 'server:rg2-az2-x'],
  ['server:rg2-az2', 'up', 'az:rg2/2'],
  ['server:rg2-az2-x', 'up', 'server:rg2-az2'],
  ['server:rg2-az2', 'down', 'server:rg2-az2-x'],
  ['region:rg2', 'down', 'az:rg2/2'],
  ['az:rg1/2', 'down', 'server:rg1-az2'],
  ['az:rg2/2', 'down', 'server:rg2-az2'],
  ['server:rg1-az1', 'left', 'cluster:rg1'],
  ['cluster:rg1', 'down', 'cluster:xr'],
  ['cluster:xr', 'right', 'server:rg1-az1-x'],
  ['cluster:xr', 'up', 'cluster:rg1'],
  ['az:rg2/2', 'right', 'az:rg2/3'],
  ['az:rg2/3', 'down', 'server:rg2-az3'],
  ['cluster:rg2', 'up', 'region:rg2'],
  ['az:rg2/1', 'up', 'region:rg2'],
  ['region:rg2', 'up', 'gateway:rg1>rg3'],
  ['server:rg3-az1', 'down', 'gateway:rg3>xr'],
  ['server:rg3-az3', 'down', 'server:rg3-az3-x'],
  ['gateway:rg1>rg3', 'up', null],
] as const)('from %s %s to %s', (from, direction, to) => {
  expect(neighbour(stops, from, direction)).toBe(to)
})

test.each(['rg1', 'rg2', 'rg3'])(
  'down from the head of %s goes into an AZ of it, and on to a server of that AZ',
  (region) => {
    const path: string[] = []
    for (let key: string | null = `region:${region}`; key !== null && path.length < 8; ) {
      path.push(key)
      key = key.startsWith('server:') ? null : neighbour(stops, key, 'down')
    }
    expect(path[1]).toBe(`az:${region}/2`)
    expect(path.at(-1)).toBe(`server:${region}-az2`)
  },
)

test.each([
  ['server:rg2-az2-x', ['az:rg2/2', 'region:rg2']],
  ['cluster:rg1', ['region:rg1']],
  ['cluster:xr', []],
  ['gateway:rg1>xr', ['cluster:rg1', 'region:rg1']],
])('Esc goes up from %s through what holds it, and out', (from, way) => {
  const up: string[] = []
  for (let key: string | null | undefined = from; key; ) {
    key = stops.find((s) => s.key === key)?.up
    if (key) up.push(key)
  }
  expect(up).toEqual(way)
})
