import { expect, test } from 'vitest'
import { legibleOf, wholeOf } from './pan-zoom'

const view = { w: 1000, h: 500 }

test('what has room is seen whole, centred, and not larger than 140 %', () => {
  expect(legibleOf({ w: 800, h: 450 }, view)).toEqual({
    k: 500 / 450,
    x: (1000 - 800 * (500 / 450)) / 2,
    y: 0,
  })
  expect(legibleOf({ w: 100, h: 100 }, view)).toEqual({ k: 1.4, x: 430, y: 180 })
  expect(wholeOf({ w: 800, h: 450 }, view)).toEqual(legibleOf({ w: 800, h: 450 }, view))
})

test('what has none keeps words that can be read, from its upper left, unless all of it is asked for', () => {
  expect(legibleOf({ w: 2000, h: 400 }, view)).toEqual({ k: 1, x: 0, y: 50 })
  expect(legibleOf({ w: 2000, h: 4000 }, view)).toEqual({ k: 1, x: 0, y: 0 })
  expect(wholeOf({ w: 2000, h: 400 }, view)).toEqual({ k: 0.5, x: 0, y: 150 })
})

test('a part that lies out of view is moved into it, its upper left first where it is larger than the view', () => {
  const content = { w: 2000, h: 400 }
  const at = (x: number, w: number) => legibleOf(content, view, { x, y: 0, w, h: 400 }).x
  expect(at(100, 300)).toBe(0)
  expect(at(1500, 300)).toBe(1000 - 1800 - 8)
  expect(at(600, 1300)).toBe(8 - 600)
})
