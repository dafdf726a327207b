import { expect, test } from 'vitest'
import { metaMarginWords, streamMarginWords } from './margin-words'

test.each([
  [1, 2, true, '1 may fail'],
  [0, 2, true, 'one more stops writes'],
  [0, 1, true, 'single copy, its loss stops writes'],
  [-1, 2, true, 'no quorum, writes stopped'],
  [-1, 2, false, 'no quorum, writes stopped'],
  [0, 2, false, 'enough for a leader, and none answers: writes stop'],
  [1, 2, false, 'enough for a leader, and none answers: writes stop'],
])('a stream with margin %s that needs %s, led: %s', (margin, needed, led, words) => {
  expect(streamMarginWords(margin, needed, led)).toBe(words)
})

test.each([
  [3, true, '3 may fail'],
  [0, true, 'after one more no stream can be changed'],
  [-2, false, 'no quorum, no stream can be changed'],
  [3, false, 'enough for a leader, and none answers'],
])('the meta group with margin %s, led: %s', (margin, led, words) => {
  expect(metaMarginWords(margin, led)).toBe(words)
})
