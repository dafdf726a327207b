import { expect, test } from 'vitest'
import { loadConfig } from '@/lib/config/load'
import { redactor, secretValues } from './redact'

const SEED = 'SUAIBDPBAUTWCWBKIO6XHQNINK5FWJW4OHLXC3HQ2KFE4PEJUA44CNHTC4'
const JWT = 'eyJ0eXAi.eyJqdGki.c2lnbmF0dXJl'
const CREDS = `-----BEGIN NATS USER JWT-----\n${JWT}\n------END NATS USER JWT------\n-----BEGIN USER NKEY SEED-----\n${SEED}\n------END USER NKEY SEED------`

function config() {
  const file = {
    system: { servers: ['nats://h:4222'], creds: 'secrets/sys.creds' },
    accounts: {
      APP: { user: 'app', password: 'pa"ss\\w/ö', write: true, writer: { token: 'writer-token' } },
    },
  }
  const result = loadConfig({}, (path) => (path === 'orrery.json' ? JSON.stringify(file) : CREDS))
  if ('problems' in result) throw new Error('the test configuration is wrong')
  return result.ok
}

test('every secret of the configuration is known, and no user name', () => {
  const values = secretValues(config())
  expect(values).toEqual(
    expect.arrayContaining([SEED, JWT, 'pa"ss\\w/ö', 'writer-token', 'secrets/sys.creds']),
  )
  expect(values).not.toContain('app')
})

test.each([
  ['as it is', 'refused for pa"ss\\w/ö.'],
  ['in JSON', JSON.stringify({ password: 'pa"ss\\w/ö' })],
  ['in JSON in JSON', JSON.stringify({ msg: `connect with ${encodeURIComponent('pa"ss\\w/ö')}` })],
  ['a seed within a stack', `Error: bad seed ${SEED}\n    at x`],
  ['a JWT of the credentials', `jwt=${JWT};`],
  ['the path of the credentials', "ENOENT: no such file, open 'secrets/sys.creds'"],
  ['the token of the writer', 'token writer-token'],
])('a secret goes: %s', (_, text) => {
  const clean = redactor(secretValues(config()))(text)
  expect(clean).toContain('[redacted]')
  expect(clean).not.toMatch(/pa.{0,2}"ss|SUAIB|eyJ|sys\.creds|writer-token|pa%22/)
})

test('credentials in a URL and unknown seeds go without being known', () => {
  const clean = redactor([])(`nats://bob:hunter2@h:4222 wss://tok@h/ ${SEED}`)
  expect(clean).toBe('nats://[redacted]@h:4222 wss://[redacted]@h/ [redacted]')
})

test('what is no secret stays', () => {
  const text = '{"level":30,"msg":"connected to nats://h:4222 as app, mail a@b.c"}'
  expect(redactor(secretValues(config()))(text)).toBe(text)
})
