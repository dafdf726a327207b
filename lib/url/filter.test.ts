import { expect, test } from 'vitest'
import { parseFilter, serializeFilter } from './filter'

test.each([
  'cluster=xr',
  'tag:az=1 !healthy',
  'stream="a b",c lag>=1k',
  '!server~rg2 unknown',
  '"healthy" az:1',
])('%s round-trips', (text) => expect(serializeFilter(parseFilter(text).query)).toBe(text))

test('what can be written in several ways is written in one', () => {
  expect(serializeFilter(parseFilter('  Cluster!=xr   HEALTHY ').query)).toBe('!cluster=xr healthy')
})

test.each([null, '', '   '])('%j asks for nothing', (text) => {
  expect(parseFilter(text)).toMatchObject({ query: null, problem: null })
  expect(serializeFilter(parseFilter(text).query)).toBeNull()
})

test.each(['planet=mars', 'cluster=', 'az=1 "open'])(
  '%s is malformed: named, kept, and filters nothing',
  (text) => {
    const read = parseFilter(text)
    expect(read.text).toBe(text)
    expect(read.query).toBeNull()
    expect(read.problem?.reason).toBeTruthy()
  },
)

test('a filter longer than anyone types is named, cut, and filters nothing', () => {
  const long = 'server=rg1 '.repeat(400)
  const read = parseFilter(long)
  expect(read.query).toBeNull()
  expect(read.problem?.reason).toBe('it is longer than 4000 characters')
  expect(read.problem?.part.length).toBeLessThan(40)
  expect(parseFilter(long.slice(0, 3960)).query).toHaveLength(360)
})
