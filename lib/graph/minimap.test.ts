import { expect, test } from 'vitest'
import { clipped, cutSides, miniScale, seen, under } from './minimap'

const content = { w: 1000, h: 600 }
const view = { w: 500, h: 300 }

test('what is looked at is as large as the view over the scale, around its middle', () => {
  expect(seen({ x: 500, y: 300, k: 2 }, view)).toEqual({ x: 375, y: 225, w: 250, h: 150 })
})

test.each([
  [{ x: 500, y: 300, k: 0.5 }, false],
  [{ x: 506, y: 300, k: 0.5 }, false],
  [{ x: 520, y: 300, k: 0.5 }, true],
  [{ x: 500, y: 300, k: 0.6 }, true],
  [{ x: 500, y: 300, k: 0.2 }, false],
])('at %j a part is out of view: %s', (look, partial) => {
  expect(cutSides(content, look, view).length > 0).toBe(partial)
})

test('what is out of view is no part while nothing is drawn there', () => {
  const look = { x: 500, y: 330, k: 0.5 }
  expect(cutSides(content, look, view)).toEqual(['above'])
  expect(cutSides(content, look, view, 40)).toEqual([])
  expect(cutSides(content, { ...look, y: 270 }, view, 40)).toEqual(['below'])
})

test('the small map keeps the shape of the large one, and a press on it means the place under it', () => {
  const scale = miniScale(content)
  expect([content.w * scale, content.h * scale]).toEqual([200, 120])
  expect(under({ x: 100, y: 60 }, scale)).toEqual({ x: 500, y: 300 })
})

test('a view that reaches beyond the drawing is cut at its edge', () => {
  expect(clipped({ x: -50, y: 500, w: 100, h: 300 }, content)).toEqual({ x: 0, y: 500, w: 50, h: 100 })
})
