import { expect, test } from 'vitest'
import { parseViewport, serializeViewport } from './viewport'

test.each(['516,300,1', '-40,1200,2.35', '0,0,0.2'])('%s round-trips', (text) => {
  const viewport = parseViewport(text)
  expect(viewport && serializeViewport(viewport)).toBe(text)
})

test('what nobody can see is rounded away', () => {
  expect(serializeViewport({ x: 10.4, y: -0.2, k: 1.23456 })).toBe('10,0,1.23')
})

test.each(['', '1,2', '1,2,3,4', 'a,b,c', '1,2,0', '1,2,-1', '1e9,0,1', '1,2,900', '1, 2,1', 'NaN,0,1'])(
  '%j is malformed',
  (text) => expect(parseViewport(text)).toBeNull(),
)
