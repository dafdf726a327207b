import { expect, test } from 'vitest'
import { figureLine, series, single } from './figure'
import { quantile } from './numbers'

const met = (values: (number | null)[], wanted: number, pick: 'median' | 'p95' | 'max' = 'max') =>
  series('x', values, { unit: 'ms', wanted, budget: { pick, atMost: 300 } }).budget?.met

test('quantiles by nearest rank', () => {
  const values = Array.from({ length: 20 }, (_, i) => 20 - i)
  expect([quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1)]).toEqual([10, 19, 20])
  expect(quantile([7], 0.95)).toBe(7)
  expect(quantile([], 0.5)).toBeNull()
})

test('a series is judged by the figure that its budget names', () => {
  expect(met([100, 200, 300], 3)).toBe(true)
  expect(met([100, 200, 301], 3)).toBe(false)
  expect(met([100, 200, 301], 3, 'median')).toBe(true)
})

test('what was not measured is never met', () => {
  expect(met([], 3)).toBe(false)
  expect(met([100, 200], 3)).toBe(false)
  expect(met([100, 200, null], 3)).toBe(false)
  expect(single('x', null, 'ms', 300).budget?.met).toBe(false)
  expect(single('x', 300, 'ms', 300).budget?.met).toBe(true)
})

test('the line says so', () => {
  const figure = series('cold', [1, null], { unit: 'ms', wanted: 2, budget: { pick: 'max', atMost: 3 } })
  expect(figureLine(figure)).toMatch(/max 1 ms {2}\(n 1, NOT MEASURED 1\) {3}budget max ≤ 3 ms: NOT MET/)
  expect(figureLine(single('free', 7, 'MiB'))).not.toMatch(/MET/)
})
