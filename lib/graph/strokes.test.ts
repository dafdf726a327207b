import { expect, test } from 'vitest'
import { cut, offset, pointAt, rounded } from './polyline'
import type { Bundle } from './route'
import { strokesOf } from './strokes'

const L = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 20 },
]

test('a line is moved to the left of its travel, corners included', () => {
  expect(offset(L, 3)).toEqual([
    { x: 0, y: -3 },
    { x: 13, y: -3 },
    { x: 13, y: 20 },
  ])
})

test('a line is cut by distance, across corners', () => {
  expect(cut(L, 5, 15)).toEqual([
    { x: 5, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 5 },
  ])
  expect(pointAt(L, 15)).toEqual({ at: { x: 10, y: 5 }, dir: { x: 0, y: 1 } })
})

test('corners are no rounder than their stretches allow', () => {
  expect(rounded(L, 100)).toBe('M0,0L5,0A5,5,0,0,1,10,5L10,20')
})

const bundle = (x1: number, x2: number): Bundle => ({
  id: 'a>b',
  a: 'a',
  b: 'b',
  kind: 'straight',
  line: [
    { x: x1, y: 50 },
    { x: x2, y: 50 },
  ],
  firstOnLeft: x1 < x2,
  label: { at: { x: (x1 + x2) / 2, y: 50 }, room: 80 },
})

test.each([
  [0, 100],
  [100, 0],
])('the stroke of the first name is the upper one and leads to the second (%d to %d)', (x1, x2) => {
  const [ab, ba] = strokesOf(bundle(x1, x2), 'full', 'part')
  expect(ab.line).toBe(`M${x1},47L${x2},47`)
  expect(ba.line).toBe(`M${x2},53L${x1},53`)
  expect(ba.state).toBe('part')
})

test('a broken direction is drawn from the side that speaks to the middle, dots on the other half', () => {
  const [ab, ba] = strokesOf(bundle(0, 100), 'broken', 'full')
  expect(ab.line).toBe('M0,47L36,47')
  expect(ab.head).toBe('')
  expect(ab.broken).toMatchObject({ silent: 'M60,47L100,47', at: { x: 50, y: 47 } })
  expect(ba.broken).toBeNull()
})

test('broken both ways, the marks of both lie on one another in the middle', () => {
  const [ab, ba] = strokesOf(bundle(0, 100), 'broken', 'broken')
  expect(ab.broken?.at).toEqual({ x: 50, y: 50 })
  expect(ba.broken?.at).toEqual({ x: 50, y: 50 })
})
