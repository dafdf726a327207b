import { expect, test } from 'vitest'
import { USUAL_VIEW } from './density'
import { drawnFor, legibleOf, styleOfFit, wholeOf } from './fit'

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

test('a larger window shows the drawing for the usual one, unless not all of it is seen there', () => {
  const [small, large] = [
    { w: 1000, h: 724 },
    { w: 1512, h: 904 },
  ]
  const of = (width: number) => (drawn: { w: number }) => ({ width, height: 600, for: drawn.w })
  expect(drawnFor(large, of(1032)).for).toBe(USUAL_VIEW.w)
  expect(drawnFor(large, of(1033)).for).toBe(large.w)
  expect(drawnFor(small, of(900)).for).toBe(small.w)
})

test('the style of the first HTML keeps the size of what is not seen whole, and where the part lies that is', () => {
  expect(styleOfFit({ w: 500, h: 400 }, undefined)).toMatchObject({
    maxWidth: 700,
    maxHeight: 560,
    minWidth: 0,
  })
  const part = { x: 0, y: 116, w: 0, h: 660 }
  expect(styleOfFit({ w: 900, h: 800 }, part)).toMatchObject({
    inset: 'max(min(0px, 100% - 784px), min(0px, -108px)) 0 auto 0',
    margin: '0 auto',
    minHeight: 800,
  })
})

test('what fits the window that is expected fits itself, though the usual one would be too small for it', () => {
  const wide = { w: 1400, h: 400 }
  expect(styleOfFit(wide, undefined)).toMatchObject({ minWidth: 1400 })
  expect(styleOfFit(wide, undefined, { w: 1500, h: 700 })).toMatchObject({ minWidth: 0 })
  expect(styleOfFit({ w: 900, h: 700 }, undefined, { w: 872, h: 544 })).toMatchObject({
    minWidth: 900,
    minHeight: 700,
  })
})
