import { describe, expect, test } from 'vitest'
import { nameProblem } from './name'
import { overlapWith, overlapWithin, subjectProblem, subjectsCollide } from './subject'

describe('names', () => {
  test.each(['EVENTS', 'a-b_c', 'ünï', 'x'.repeat(255)])('%j is taken', (name) =>
    expect(nameProblem(name)).toBeNull(),
  )
  test.each(['', 'a.b', 'a*', 'a>', 'a/b', 'a\\b', 'a b', 'a\tb', 'a\u0000b', 'x'.repeat(256)])(
    '%j is refused',
    (name) => expect(nameProblem(name)).not.toBeNull(),
  )
})

describe('subjects', () => {
  test.each(['events.*', 'a', 'a.>', 'a.*.b', 'a.b*c', '$JS.EVENT.ADVISORY.>', '$SYS.ACCOUNT.X.CONNS'])(
    '%j is taken',
    (s) => expect(subjectProblem(s)).toBeNull(),
  )
  test.each(['', 'a b', 'a..b', '.a', 'a.', 'a.>.b', '>', '$JS.API.>', '$SYS.x', '*.x', 'a\u0001'])(
    '%j is refused',
    (s) => expect(subjectProblem(s)).not.toBeNull(),
  )
  test.each([
    ['a.*', 'a.b', true],
    ['a.>', 'a.b.c', true],
    ['a.>', 'a', false],
    ['a.*', 'a.b.c', false],
    ['*.b', 'a.*', true],
    ['a.b', 'a.c', false],
    ['>', 'x', true],
  ])('%s and %s overlap: %s', (a, b, expected) => {
    expect(subjectsCollide(a, b)).toBe(expected)
    expect(subjectsCollide(b, a)).toBe(expected)
  })
  test('overlap inside the form and with other streams', () => {
    expect(overlapWithin(['a.*', 'b', 'a.b'])).toEqual(['a.*', 'a.b'])
    expect(overlapWithin(['a.*', 'b.*'])).toBeNull()
    const hit = overlapWith(['orders.eu'], [{ name: 'ORDERS', subjects: ['x', 'orders.*'] }])
    expect(hit).toMatchObject({ stream: { name: 'ORDERS' }, theirs: 'orders.*', ours: 'orders.eu' })
  })
})
