import { expect, test } from 'vitest'
import { parseMapWindow, serializeMapWindow } from './map-window'

test('a window comes back as it was', () => {
  const window = { w: 872, h: 544 }
  expect(parseMapWindow(serializeMapWindow(window))).toEqual(window)
  expect(serializeMapWindow({ w: 871.6, h: 544.2 })).toBe('872x544')
})

test.each([
  undefined,
  '',
  '872',
  '872x',
  'x544',
  '-1x544',
  '0x0',
  '99x544',
  '872x99999',
  '1e3x544',
  '872x544x1',
  '<svg>',
])('%j is no window', (text) => {
  expect(parseMapWindow(text)).toBeNull()
})
