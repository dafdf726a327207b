import { describe, expect, test } from 'vitest'
import { parseExact, stringifyExact, whole } from './exact-json'

const BIG = '4611686018427387905'

test.each([
  '{}',
  '[]',
  '"x"',
  'null',
  '-0',
  '{"a":[1,2.5,-3e-7,{"b":"c"}],"d":true,"e":false,"f":null}',
  '{"digits in text":"4611686018427387905","q\\"\\\\":"{[1234567890123456789]}"}',
  '{"max_age":31536000000000000,"ts":"2026-11-22T14:03:05.123456789Z"}',
  '{"__proto__":{"x":1},"\\u0040":"@"}',
])('%s is read as JSON.parse does', (text) => {
  expect(parseExact(text)).toEqual(JSON.parse(text))
  expect(Object.getPrototypeOf(parseExact(`{"__proto__":1,"n":${BIG}}`))).toBe(Object.prototype)
  // With a large integer beside it the slow way is taken, and must say the same.
  expect(parseExact(`[${BIG},${text}]`)).toEqual([BigInt(BIG), JSON.parse(text)])
})

test.each([BIG, `-${BIG}`, '18446744073709551615', '9007199254740993', '9223372036854775807'])(
  '%s comes out as it went in',
  (digits) => {
    const text = `{"a":[${digits}],"b":{"c":${digits}},"d":"${digits}"}`
    expect(parseExact(text)).toEqual({ a: [BigInt(digits)], b: { c: BigInt(digits) }, d: digits })
    expect(stringifyExact(parseExact(text))).toBe(text)
    expect(parseExact(stringifyExact(parseExact(text), 2))).toEqual(parseExact(text))
  },
)

test.each([
  '9007199254740991',
  '31536000000000000',
  '1000000000000000000',
  '1.2345678901234567',
  '1e30',
  '12345678901234567890.5',
])('%s stays a number', (token) => expect(parseExact(`[${token}]`)).toEqual([Number(token)]))

describe('what looks like a mark of ours is text', () => {
  test.each(['@5', '@@5', '@'.repeat(40), '"@5"'])('%s', (text) => {
    const value = { [text]: text, big: BigInt(BIG) }
    expect(parseExact(stringifyExact(value))).toEqual(value)
  })
})

test('what is no JSON is told as JSON.parse tells it', () => {
  for (const text of ['', '{', `[${BIG}`, '{"a":01}', `{"a":${BIG},}`]) {
    expect(() => parseExact(text)).toThrow(SyntaxError)
  }
})

test('what JSON leaves out is left out', () => {
  expect(stringifyExact({ a: undefined, b: BigInt(BIG) })).toBe(`{"b":${BIG}}`)
  expect(stringifyExact(undefined)).toBeUndefined()
  expect(whole(5n)).toBe(5)
})
