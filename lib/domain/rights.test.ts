import { expect, test } from 'vitest'
import { covers, rightsOf } from './rights'

test.each([
  ['>', '$JS.API.STREAM.DELETE.*', true],
  ['$JS.API.>', '$JS.API.STREAM.DELETE.*', true],
  ['$JS.API.STREAM.*.*', '$JS.API.STREAM.DELETE.*', true],
  ['$JS.API.STREAM.DELETE.A', '$JS.API.STREAM.DELETE.*', false],
  ['$JS.API.STREAM.DELETE.*', '$JS.API.STREAM.DELETE.A', true],
  ['$JS.API.STREAM.*', '$JS.API.STREAM.>', false],
  ['a.>', 'a', false],
  ['a.b', 'a.b.c', false],
])('%s covers %s: %s', (outer, inner, expected) => {
  expect(covers(outer, inner)).toBe(expected)
})

test('the least a writer needs to create', () => {
  const allow = ['$JS.API.INFO', '$JS.API.STREAM.NAMES', '$JS.API.STREAM.INFO.*', '$JS.API.STREAM.CREATE.*']
  expect(rightsOf('APP', { allow, deny: [] }, [])).toEqual({
    account: 'APP',
    may: {
      create: true,
      update: false,
      delete: false,
      purge: false,
      'step-down': false,
      'peer-remove': false,
      'cancel-move': false,
    },
    more: [],
  })
})

test('no permissions are all of them, which is more than needed', () => {
  const rights = rightsOf('APP', { allow: [], deny: ['$JS.API.STREAM.DELETE.>'] }, [])
  expect(rights.may).toMatchObject({ update: true, delete: false })
  expect(rights.more).toEqual(['everything'])
})

test('a right to one stream is a right, and data is more than needed', () => {
  const allow = ['$JS.API.STREAM.PURGE.ORDERS', 'orders.>']
  const rights = rightsOf('APP', { allow, deny: [] }, [])
  expect(rights.may.purge).toBe(true)
  expect(rights.more).toEqual(['orders.>'])
})

test('not known is null; what was refused is known', () => {
  const rights = rightsOf('APP', null, ['$JS.API.STREAM.DELETE.ORDERS'])
  expect(rights.may).toMatchObject({ update: null, delete: false })
  expect(rights.more).toEqual([])
})
