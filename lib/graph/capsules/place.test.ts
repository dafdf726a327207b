import { expect, test } from 'vitest'
import { USUAL_VIEW } from '../density'
import { neighbour } from '../neighbour'
import { everywhere } from '../testing/capsules'
import { build, fleet } from '../testing/topologies'
import { VIEWS } from '../testing/windows'
import { capsuleStops } from './focus'
import { countWords, lineCapsule } from './inside'
import { capsuleLayout } from './layout'

const t = build(fleet(1200, 60, 6, 6))
const inFocus = (view = USUAL_VIEW) => capsuleLayout(t, view, { open: null, focus: [everywhere('c1')] })

test.each(VIEWS)(
  'in %s a capsule of a whole region goes over all its AZs where they stand open',
  (_, view) => {
    const drawn = inFocus(view)
    expect([...drawn.opened]).toEqual(['r1'])
    const r1 = drawn.regions.find((r) => r.id === 'r1')
    const closed = drawn.capsules.filter((c) => c.of.region === 'r1')
    expect(closed.length).toBeGreaterThan(10)
    for (const { x, w } of closed) {
      expect([x - (r1?.x ?? 0), (r1?.x ?? 0) + (r1?.w ?? 0) - x - w]).toEqual([
        expect.closeTo(8),
        expect.closeTo(8),
      ])
      for (const column of r1?.columns ?? [])
        expect(Math.min(x + w, column.x + column.w) - Math.max(x, column.x)).toBeGreaterThan(column.w - 8)
    }
  },
)

test('its name and its count stand at its ends', () => {
  const [box] = inFocus().capsules
  if (!box) throw new Error('nothing is closed')
  const { words, state } = lineCapsule(box, 'c7', countWords(20, 20), 0)
  const [name, count] = words
  expect([state.x, name?.x, name?.text]).toEqual([13, 22, 'c7'])
  expect((count?.x ?? 0) + (count?.w ?? 0)).toBeCloseTo(box.w - 6)
})

test('the arrow keys go from the chips of the cluster in focus down to it, and back up to the column it is left for', () => {
  const drawn = inFocus()
  const stops = capsuleStops(drawn, [])
  const az2 = drawn.servers.filter((s) => t.servers.find((o) => o.key === s.key)?.az === '2')
  const last = `server:${az2.at(-1)?.key}`
  const below = neighbour(stops, last, 'down')
  expect(below).toBe(drawn.capsules.find((c) => c.of.region === 'r1')?.id)
  expect(neighbour(stops, below ?? '', 'up')).toBe(last)
})
