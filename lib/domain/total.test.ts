import { expect, test } from 'vitest'
import { bytes, count } from './format'
import { total, totalText } from './total'

const of = (...values: (number | null)[]) => total(values, (v) => v)

test('a whole sum', () => {
  expect(of(1, 2, 0)).toEqual({ sum: 3, partial: false })
  expect(totalText(of(1024, 1024), bytes)).toBe('2.0 KiB')
})

test('an unknown row makes it a lower bound and never counts as 0', () => {
  expect(of(5, null)).toEqual({ sum: 5, partial: true })
  expect(totalText(of(5, null), count)).toBe('≥ 5')
})

test('nothing known is not 0', () => {
  expect(of(null, null)).toEqual({ sum: null, partial: true })
  expect(totalText(of(null), count)).toBe('–')
})

test('no rows are 0', () => {
  expect(of()).toEqual({ sum: 0, partial: false })
})
