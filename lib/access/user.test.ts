import { expect, test } from 'vitest'
import { NOBODY } from '@/lib/domain/audit-search'
import { namedUser } from './user'

const USERS = { header: 'remote-user', from: ['127.0.0.1', '0:0:0:0:0:0:0:1'], hosts: [] }
const named = (value: string, peer: string | null = '127.0.0.1') => namedUser(value, peer, USERS)
/** As bytes come through HTTP: one character each. */
const sent = (text: string) => String.fromCharCode(...new TextEncoder().encode(text))

test('the user is whom the proxy names, in any script', () => {
  expect(named('ana')).toEqual({ user: 'ana' })
  expect(named('  ana@acme.example ')).toEqual({ user: 'ana@acme.example' })
  expect(named('ana', '::1')).toEqual({ user: 'ana' })
  expect(named(sent('Jürgen 王'))).toEqual({ user: 'Jürgen 王' })
  expect(named('a'.repeat(255))).toEqual({ user: 'a'.repeat(255) })
})

test('from elsewhere it is not believed, whatever it says', () => {
  for (const peer of ['127.0.0.2', '10.0.0.1', '::2', null]) {
    expect(named('ana', peer)).toEqual({
      why: expect.stringMatching(/remote-user.*users\.from.*not believed/s),
    })
  }
})

test('a missing header is called by its name', () => {
  for (const value of ['', '   ']) {
    expect(named(value)).toEqual({ why: expect.stringContaining('header remote-user is missing') })
  }
})

test.each([
  ['too long', 'a'.repeat(256)],
  ['two headers in one', 'admin, ana'],
  ['a tab', 'ana\tbo'],
  ['a control character of Latin-1', sent('ana\u0085')],
  ['text that runs the other way', sent('\u202Eana')],
  ['what cannot be seen', sent('ana\u200B')],
  ['a line separator', sent('ana\u2028')],
  ['no UTF-8', 'J\u00FCrgen'],
  ['what stands for nobody', NOBODY],
])('no name for the record: %s', (_, value) => {
  expect(named(value)).toEqual({ why: expect.stringContaining('remote-user names no user') })
})
