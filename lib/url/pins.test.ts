import { expect, test } from 'vitest'
import { MOST_PINS, parsePins, serializePins } from './pins'

test.each([
  [['APP/ORDERS']],
  [['APP/ORDERS', 'APP/EVENTS']],
  [['a/b,c/S', 'APP/a,b', '100%/S%2F', 'ü ☃/KV_x']],
])('%j round-trips', (keys) => {
  const text = serializePins(keys)
  expect(parsePins(text)).toEqual({ keys, unreadable: [], beyond: [] })
  expect(serializePins(parsePins(text).keys)).toBe(text)
})

test('plain names stay readable, separators inside names are escaped', () => {
  expect(serializePins(['APP/ORDERS', 'APP/EVENTS'])).toBe('APP/ORDERS,APP/EVENTS')
  expect(serializePins(['a/b/S,1'])).toBe('a%2Fb/S%2C1')
})

test('what cannot be read is named and the rest is kept', () => {
  expect(parsePins('APP/ORDERS,,mars,/x,A/,a/b/c,%E0%/S')).toEqual({
    keys: ['APP/ORDERS'],
    unreadable: ['mars', '/x', 'A/', 'a/b/c', '%E0%/S'],
    beyond: [],
  })
})

test('separators alone are named as they stand; none between names, or at the end, matters', () => {
  expect(parsePins(',,')).toEqual({ keys: [], unreadable: [',,'], beyond: [] })
  expect(parsePins('')).toEqual({ keys: [], unreadable: [], beyond: [] })
  expect(parsePins('APP/ORDERS,')).toEqual({ keys: ['APP/ORDERS'], unreadable: [], beyond: [] })
})

test('twice is once, and what is beyond eight is named', () => {
  const keys = Array.from({ length: MOST_PINS + 2 }, (_, i) => `APP/S${i}`)
  expect(parsePins(`${keys[0]},${serializePins(keys)}`)).toEqual({
    keys: keys.slice(0, 8),
    unreadable: [],
    beyond: ['APP/S8', 'APP/S9'],
  })
})
