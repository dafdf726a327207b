import { expect, test } from 'vitest'
import { streamKey } from '@/lib/domain/model'
import { sampleSnapshot } from '@/lib/domain/sample'
import { drawnSnapshot, firstOf } from './drawn'

const small = sampleSnapshot()
const [sample] = small.streams
if (!sample) throw new Error('the sample has streams')

const large = (seq: number) => ({
  ...small,
  seq,
  streams: Array.from({ length: 2000 }, (_, i) => ({ ...sample, name: `S${i}` })),
})

test('a small snapshot travels inside the page', () => {
  expect(firstOf(small, 0)).toEqual({ whole: small })
})

test('a large one is named in the page, and is the very one that the page was drawn from', () => {
  const drawn = large(1)
  const first = firstOf(drawn, 0)
  if (!('drawn' in first)) throw new Error('it is carried')
  expect(first.drawn.length).toBeLessThan(100)
  expect(firstOf(large(2), 10)).not.toEqual(first)
  expect(drawnSnapshot(first.drawn)).toBe(drawn)
  expect(drawnSnapshot(first.drawn)?.streams.map(streamKey)).toHaveLength(2000)
})

test('it is kept for a minute, and not without end', () => {
  const first = firstOf(large(3), 0)
  if (!('drawn' in first)) throw new Error('it is carried')
  firstOf(large(4), 59_000)
  expect(drawnSnapshot(first.drawn)).not.toBeNull()
  firstOf(large(5), 61_000)
  expect(drawnSnapshot(first.drawn)).toBeNull()
  expect(drawnSnapshot('anything')).toBeNull()
})
