import { describe, expect, it } from 'vitest'
import { goDuration, nanos, num, str, strings, time } from './read'

describe('goDuration', () => {
  it.each([
    ['194µs', 0.194],
    ['194μs', 0.194],
    ['1.132758ms', 1.132758],
    ['625ns', 0.000625],
    ['2.5s', 2500],
    ['1m2.5s', 62_500],
    ['1h0m1s', 3_601_000],
    ['0s', 0],
  ])('%s is %d ms', (text, ms) => expect(goDuration(text)).toBeCloseTo(ms, 9))

  it.each([null, '', '7', 'ms', '1.2.3s', '5 s', '3d', '-1ms', '1m text'])('%s is none', (text) =>
    expect(goDuration(text)).toBeNull(),
  )
})

describe('num', () => {
  it.each([[2 ** 64], [2 ** 63], [Number.POSITIVE_INFINITY], [Number.NaN], ['7'], [null], [true], [[7]]])(
    '%s is not known',
    (value) => expect(num({ value }, 'value')).toBeNull(),
  )
  it('18446744073709551615 as the server writes it is no limit', () => {
    expect(num(JSON.parse('{"v":18446744073709551615}'), 'v')).toBeNull()
    expect(num(JSON.parse('{"v":9223372036854775807}'), 'v')).toBeNull()
    expect(num(JSON.parse('{"v":1e400}'), 'v')).toBeNull()
  })
  it.each([0, -1, 1.5, 2 ** 53, 2 ** 62])('%d is itself', (value) =>
    expect(num({ value }, 'value')).toBe(value),
  )
})

it('time is null for the zero time of Go and for what is no time', () => {
  expect(time({ t: '0001-01-01T00:00:00Z' }, 't')).toBeNull()
  expect(time({ t: 'yesterday' }, 't')).toBeNull()
  expect(time({ t: 5 }, 't')).toBeNull()
  expect(time({ t: '2026-11-22T22:20:40.672576001Z' }, 't')).toBe(Date.UTC(2026, 10, 22, 22, 20, 40, 672))
})

it('empty and foreign text is null, foreign list items are dropped', () => {
  expect(str({ a: '' }, 'a')).toBeNull()
  expect(str({ a: 1 }, 'a')).toBeNull()
  expect(str(null, 'a')).toBeNull()
  expect(strings({ a: ['x', 1, null, 'y'] }, 'a')).toEqual(['x', 'y'])
  expect(strings({ a: 'x' }, 'a')).toEqual([])
})

it('nanos', () => expect(nanos({ a: 652_016_567 }, 'a')).toBeCloseTo(652.016567, 6))
