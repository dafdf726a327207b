import { expect, test } from 'vitest'
import type { Scope } from '@/lib/domain/scope'
import { parseScope, serializeScope } from './scope'

test.each<Scope>([
  { kind: 'region', region: 'rg1' },
  { kind: 'az', region: 'rg1', az: '1' },
  { kind: 'az', region: 'rg1', az: null },
  { kind: 'region', region: 'no region' },
  { kind: 'az', region: 'a/b', az: '100 %' },
  { kind: 'az', region: '%2F', az: 'é/ü' },
])('%j round-trips', (scope) => expect(parseScope(serializeScope(scope))).toEqual(scope))

test('an ordinary scope reads as it is written', () => {
  expect(serializeScope({ kind: 'az', region: 'rg1', az: '1' })).toBe('rg1/1')
})

test.each(['', '/', '/1', 'rg1/1/2', '%'])('%j is malformed', (text) => expect(parseScope(text)).toBeNull())
