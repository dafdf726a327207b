import { expect, test } from 'vitest'
import { fromSegment, serverHref, streamHref } from './links'

test.each(['rg1-az1', 'rg1-az1#NABC', '50%', 'a b', 'ü'])('server %s round-trips', (key) => {
  expect(fromSegment(serverHref(key).slice('/servers/'.length))).toBe(key)
})

test('a stream keeps account and name apart', () => {
  const [, , account, name] = streamHref({ account: 'A#1', name: 'KV_x?' }).split('/')
  expect([account, name].map((s) => fromSegment(s ?? ''))).toEqual(['A#1', 'KV_x?'])
})

test('a broken escape is taken as it stands', () => {
  expect(fromSegment('50%')).toBe('50%')
})
