import { expect, test } from 'vitest'
import { sampleSnapshot } from '@/lib/domain/sample'
import { USUAL_VIEW } from '@/lib/graph/density'
import { layout } from '@/lib/graph/layout'
import { type Direction, neighbour } from '@/lib/graph/neighbour'
import { route } from '@/lib/graph/route'
import { topologyOf } from '@/lib/graph/topology'
import { stopsOf } from './stops'

const topology = topologyOf(sampleSnapshot())
const drawn = layout(topology, USUAL_VIEW)
const stops = stopsOf(drawn, route(drawn, topology.pairs))
const DIRECTIONS: Direction[] = ['left', 'right', 'up', 'down']

test('arrows reach every mark of the scenario from the first', () => {
  const reached = new Set<string>()
  const queue = stops.slice(0, 1).map((s) => s.key)
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (reached.has(key)) continue
    reached.add(key)
    for (const d of DIRECTIONS) {
      const next = neighbour(stops, key, d)
      if (next) queue.push(next)
    }
  }
  expect([...reached].sort()).toEqual(stops.map((s) => s.key).sort())
})

test.each([
  ['server:rg1-az1', 'right', 'server:rg1-az2'],
  ['server:rg1-az3', 'right', 'gateway:rg1>rg2'],
  ['gateway:rg1>rg2', 'right', 'server:rg2-az1'],
  ['server:rg1-az1-x', 'right', 'server:rg2-az2-x'],
  ['server:rg2-az2', 'up', 'cluster:rg2'],
  ['region:rg2', 'down', 'az:rg2/2'],
  ['az:rg2/2', 'down', 'cluster:rg2'],
  ['az:rg2/2', 'right', 'az:rg2/3'],
  ['az:rg2/3', 'down', 'server:rg2-az3'],
  ['cluster:rg2', 'up', 'az:rg2/2'],
  ['az:rg2/1', 'up', 'region:rg2'],
  ['region:rg2', 'up', 'gateway:rg1>rg3'],
  ['server:rg3-az1', 'down', 'gateway:rg3>xr'],
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
