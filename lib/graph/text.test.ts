import { expect, test } from 'vitest'
import { cutParts } from './text'

test('a short name stands whole; of a long one both ends do, and nothing is lost between them', () => {
  expect(cutParts('MIRROR_ORDERS')).toEqual({ start: 'MIRROR_ORDERS', end: '' })
  expect(cutParts('ORDERS_OF_2026_EU')).toEqual({ start: 'ORDERS_OF_2', end: '026_EU' })
  const { start, end } = cutParts('🛰'.repeat(20))
  expect([...end]).toHaveLength(6)
  expect(start + end).toBe('🛰'.repeat(20))
})
