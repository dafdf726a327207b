import { expect, test } from 'vitest'
import { survivalWords } from './survival'

const said = (over: Partial<Parameters<typeof survivalWords>[0]>) =>
  survivalWords({ fails: [], stopped: 0, unknown: 0, ...over })

test('all is well only when every region may fail and every stream is known', () => {
  expect(said({})).toMatchObject({ isWell: true, words: expect.arrayContaining(['survives any one region']) })
  expect(said({}).words[0]).toBe('survives the loss of any one region')
  expect(said({ unknown: 2 })).toMatchObject({ isWell: false })
  expect(said({ unknown: 2 }).words[0]).toBe('loss of a region: not known for 2 streams')
})

test.each([
  [[{ region: 'rg1', streams: 1 }], 'loss of rg1 stops 1 stream'],
  [
    [
      { region: 'rg1', streams: 2 },
      { region: 'rg3', streams: 2 },
    ],
    'loss of rg1 or rg3 stops 2 streams',
  ],
  [
    [
      { region: 'rg1', streams: 2 },
      { region: 'rg2', streams: 1 },
      { region: 'rg3', streams: 2 },
    ],
    'loss of rg1, rg2 or rg3 stops up to 2 streams',
  ],
  [[{ region: 'rg1', streams: 0 }], 'loss of rg1 leaves no majority'],
])('%j: %s', (fails, words) => {
  expect(said({ fails })).toMatchObject({ isWell: false })
  expect(said({ fails }).words[0]).toBe(words)
})

test('what has stopped already comes first', () => {
  expect(said({ stopped: 1, fails: [{ region: 'rg1', streams: 1 }] }).words[0]).toBe(
    '1 stream stopped already',
  )
})
