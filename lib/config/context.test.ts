import { expect, test } from 'vitest'
import { loadConfig } from './load'

const SEED = 'SUAIBDPBAUTWCWBKIO6XHQNINK5FWJW4OHLXC3HQ2KFE4PEJUA44CNHTC4'
const CREDS = `-----BEGIN NATS USER JWT-----\neyJ\n------END NATS USER JWT------\n-----BEGIN USER NKEY SEED-----\n${SEED}\n------END USER NKEY SEED------`

function withContext(context: object | string, more: { system?: object; env?: Record<string, string> } = {}) {
  const files: Record<string, string> = {
    'orrery.json': JSON.stringify({ system: { context: 'prod', ...more.system } }),
    '/h/.config/nats/context/prod.json': typeof context === 'string' ? context : JSON.stringify(context),
    '/xdg/nats/context/prod.json': JSON.stringify({ url: 'nats://xdg:4222' }),
    '/h/sys.creds': CREDS,
    '/h/sys.nk': SEED,
    '/h/pw': 'from-file\n',
    '/h/ca.pem': '-----BEGIN CERTIFICATE-----',
  }
  return loadConfig({ HOME: '/h', ...more.env }, (path) => {
    const text = files[path]
    if (text === undefined) throw Object.assign(new Error(path), { code: 'ENOENT' })
    return text
  })
}

test.each([
  [
    'user and password',
    { url: 'nats://a:4222,nats://b:4222', user: 'u', password: 'p' },
    { servers: ['nats://a:4222', 'nats://b:4222'], user: 'u', password: 'p' },
  ],
  ['a URL without scheme', { url: 'a:4222' }, { servers: ['nats://a:4222'] }],
  ['no URL at all', {}, { servers: ['nats://127.0.0.1:4222'] }],
  [
    'credentials in the URL',
    { url: 'nats://u:p%40@a:4222' },
    { servers: ['nats://a:4222'], user: 'u', password: 'p@' },
  ],
  ['a token in the URL', { url: 'nats://tok@a:4222' }, { servers: ['nats://a:4222'], token: 'tok' }],
  ['a password kept elsewhere', { user: 'u', password: 'env://PW' }, { user: 'u', password: 'from-env' }],
  ['a password in a file', { user: 'u', password: 'file://~/pw' }, { user: 'u', password: 'from-file' }],
  ['creds by a path with ~', { creds: '~/sys.creds' }, { creds: CREDS, user: null }],
  ['creds by a path with a variable', { creds: '$HOME/sys.creds' }, { creds: CREDS }],
  ['user before creds, as the CLI', { user: 'u', creds: '/h/sys.creds' }, { user: 'u', creds: null }],
  ['an nkey', { nkey: '/h/sys.nk' }, { nkey: SEED }],
  ['a token', { token: 't' }, { token: 't' }],
  ['a CA', { ca: '/h/ca.pem' }, { tls: { ca: '-----BEGIN CERTIFICATE-----', cert: null, key: null } }],
  [
    'empty fields, as the CLI writes them',
    { url: 'nats://a', token: '', user: '', creds: '', nsc: '', jetstream_domain: '' },
    { servers: ['nats://a'], user: null },
  ],
])('reads %s', (_, context, expected) => {
  const result = withContext(context, { env: { PW: 'from-env' } })
  expect(result).toMatchObject({ ok: { system: expected } })
})

test('XDG_CONFIG_HOME is honoured', () => {
  expect(withContext({}, { env: { XDG_CONFIG_HOME: '/xdg' } })).toMatchObject({
    ok: { system: { servers: ['nats://xdg:4222'] } },
  })
})

test('what stands beside the context wins; another way to authenticate replaces the one of the context', () => {
  const context = { url: 'nats://a', user: 'u', password: 'p' }
  expect(withContext(context, { system: { servers: ['tls://c:4222'] } })).toMatchObject({
    ok: { system: { servers: ['tls://c:4222'], user: 'u' } },
  })
  expect(withContext(context, { system: { token: 't' } })).toMatchObject({
    ok: { system: { user: null, password: null, token: 't' } },
  })
})

test.each([
  ['a missing context', 'nope', {}, 'names a context that cannot be read (there is no such file)'],
  ['a path as name', '../x', {}, 'must be the name of a context'],
  ['a context that is no JSON', 'prod', '{"password": CANARY', 'names a context that is not valid JSON'],
  ['nsc', 'prod', { nsc: 'nsc://op/acc/user' }, 'uses nsc'],
  ['op', 'prod', { user: 'u', password: 'op://CANARY' }, 'has a password of the form op:'],
  ['missing creds', 'prod', { creds: '/CANARY.creds' }, 'names a file that cannot be read'],
])('%s is a problem, told without values', (_, name, context, expected) => {
  const result = withContext(context, { system: { context: name } })
  const said = JSON.stringify(result)
  expect(said).toContain(expected)
  expect(said).toContain('system.context')
  expect(said).not.toContain('CANARY')
})
