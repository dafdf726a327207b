import { expect, test } from 'vitest'
import { atRandom, inTurn, KINDS } from './plan'

const NAMES = ['a', 'b', 'c']

test('the same seed gives the same faults, another one others', () => {
  expect(atRandom(NAMES, 50, 7)).toEqual(atRandom(NAMES, 50, 7))
  expect(atRandom(NAMES, 50, 8)).not.toEqual(atRandom(NAMES, 50, 7))
})

test('every kind and every server comes up, and a brief freeze is shorter than a second', () => {
  const faults = atRandom(NAMES, 200, 1)
  expect(faults).toHaveLength(200)
  expect(new Set(faults.map((f) => f.kind))).toEqual(new Set(KINDS))
  expect(new Set(faults.map((f) => f.victim))).toEqual(new Set(NAMES))
  const brief = faults.filter((f) => f.kind === 'brief freeze').map((f) => f.holdMs)
  expect(Math.max(...brief)).toBeLessThan(1000)
})

test('in turn means each server, frozen and killed', () => {
  expect(inTurn(NAMES).map((f) => `${f.kind} ${f.victim}`)).toEqual([
    'SIGSTOP a',
    'SIGSTOP b',
    'SIGSTOP c',
    'SIGKILL a',
    'SIGKILL b',
    'SIGKILL c',
  ])
})
