import { expect, test } from 'vitest'
import { beyond } from './beyond'
import { legibleOf } from './fit'

/** Two rows of regions, 400 × 300 each. */
const regions = ['r1', 'r2', 'r3', 'r4'].map((id, i) => ({
  id,
  x: 18 + 420 * (i % 2),
  y: 18 + 320 * Math.floor(i / 2),
  w: 400,
  h: 300,
}))
const drawn = { width: 856, height: 656, regions }
const at = (view: { w: number; h: number }) => {
  const { k, x, y } = legibleOf({ w: drawn.width, h: drawn.height }, view)
  return { x: (view.w / 2 - x) / k, y: (view.h / 2 - y) / k, k }
}
const told = (view: { w: number; h: number }) =>
  beyond(drawn, at(view), view).map(({ side, regions: ids }) => [side, ids])

test('a window with room for all has nothing beyond it', () => {
  expect(told({ w: 900, h: 700 })).toEqual([])
})

test('what lies beyond an edge is named by its regions, where only an end is cut by none', () => {
  expect(told({ w: 900, h: 400 })).toEqual([['below', ['r3', 'r4']]])
  expect(told({ w: 900, h: 600 })).toEqual([['below', []]])
  expect(told({ w: 500, h: 400 })).toEqual([
    ['below', ['r3', 'r4']],
    ['right', ['r2', 'r4']],
  ])
})

test('one moves to the nearest region, or to the edge', () => {
  const to = (view: { w: number; h: number }) => beyond(drawn, at(view), view)[0]?.to
  expect(to({ w: 900, h: 400 })).toMatchObject({ id: 'r3' })
  expect(to({ w: 900, h: 600 })).toMatchObject({ y: 655 })
})

test('looking at its lower right end, the rest lies above and to the left', () => {
  const view = { w: 450, h: 350 }
  expect(beyond(drawn, { x: 856 - 225, y: 656 - 175, k: 1 }, view).map((b) => b.side)).toEqual([
    'above',
    'left',
  ])
})
