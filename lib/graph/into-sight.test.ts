import { expect, test } from 'vitest'
import { fitting, scrolledTo, stretchesOf } from './into-sight'

test('items lie one after the other; what is not on the axis is nowhere', () => {
  expect(stretchesOf([10, 20, 30], [2, 0, -1, 3])).toEqual([
    { from: 30, to: 60 },
    { from: 0, to: 10 },
  ])
})

test('the first is held, and as many others as fit, nearest first', () => {
  const first = { from: 100, to: 110 }
  const near = { from: 130, to: 140 }
  const far = { from: 0, to: 10 }
  expect(fitting([first, far, near], 200)).toEqual({ from: 0, to: 140 })
  expect(fitting([first, far, near], 50)).toEqual({ from: 100, to: 140 })
  expect(fitting([first, far, near], 5)).toEqual(first)
  expect(fitting([], 200)).toBeNull()
})

test('what is in sight does not move; what is not comes to the middle, as far as there is something before it', () => {
  expect(scrolledTo({ from: 120, to: 140 }, 100, 50)).toBe(100)
  expect(scrolledTo({ from: 500, to: 520 }, 100, 50)).toBe(485)
  expect(scrolledTo({ from: 90, to: 110 }, 100, 50)).toBe(75)
  expect(scrolledTo({ from: 10, to: 20 }, 100, 50)).toBe(0)
  expect(scrolledTo({ from: 500, to: 600 }, 0, 50)).toBe(500)
})
