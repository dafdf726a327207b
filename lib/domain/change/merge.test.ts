import { describe, expect, test } from 'vitest'
import { conflictOf } from './diff'
import { firstChoices, merge } from './merge'

const base = { name: 'S', description: 'first', max_msgs: 50, max_age: 0, placement: { cluster: 'rg1' } }
const yours = { ...base, description: 'mine', max_msgs: 10 }
const now = { ...base, description: 'theirs', max_age: 3600e9, placement: { cluster: 'rg2' } }

describe('somebody else changed the stream meanwhile', () => {
  const conflict = conflictOf(base, yours, now)
  if (!conflict) throw new Error('there is a conflict')
  const first = firstChoices(conflict)

  test('what only one side changed is taken from there; where both did, it stays as it is until it is chosen', () => {
    expect(first).toEqual({
      description: 'theirs',
      max_age: 'theirs',
      max_msgs: 'yours',
      'placement.cluster': 'theirs',
    })
    expect(merge(yours, conflict, first)).toEqual({ ...now, max_msgs: 10 })
  })
  test('ours where that was chosen', () => {
    expect(merge(yours, conflict, { ...first, description: 'yours' })).toEqual({
      ...now,
      description: 'mine',
      max_msgs: 10,
    })
  })
  test('theirs everywhere is the stream as it is', () => {
    const theirs = Object.fromEntries(Object.keys(first).map((field) => [field, 'theirs' as const]))
    expect(merge(yours, conflict, theirs)).toEqual(now)
  })
})
