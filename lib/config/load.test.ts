import { describe, expect, test } from 'vitest'
import { loaded, problems, SYSTEM } from './testing/files'

const SEED = 'SUAIBDPBAUTWCWBKIO6XHQNINK5FWJW4OHLXC3HQ2KFE4PEJUA44CNHTC4'
const CREDS = `-----BEGIN NATS USER JWT-----\neyJCANARY\n------END NATS USER JWT------\n-----BEGIN USER NKEY SEED-----\n${SEED}\n------END USER NKEY SEED------\n`

test('the example of the design is read with its defaults', () => {
  const config = loaded({
    'orrery.json': {
      name: 'acme-prod',
      system: { servers: ['nats://a:4222', 'wss://b:443/nats'], user: 'sys', password: 'x' },
      accounts: { APP: { user: 'user', password: 'y', write: true } },
      topology: { overrides: [{ match: 'edge-*', region: 'edge', az: '1' }] },
    },
  })
  expect(config.name).toBe('acme-prod')
  expect(config.system.servers).toEqual(['nats://a:4222', 'wss://b:443/nats'])
  expect(config.accounts.APP).toMatchObject({ user: 'user', write: true, writer: null })
  expect(config.accounts.APP?.servers).toEqual(config.system.servers)
  expect(config.topology).toEqual({
    regionTags: ['region:', 'rg:'],
    azTags: ['az:', 'zone:'],
    overrides: [{ match: 'edge-*', region: 'edge', az: '1' }],
  })
  expect(config.listen).toEqual({ host: '127.0.0.1', port: 3000 })
  expect(config.data).toBe('.orrery')
})

test('no servers on purpose is no problem, but an account then needs its own', () => {
  expect(loaded({ 'orrery.json': { system: { servers: [] } } }).system.servers).toEqual([])
  const file = { system: { servers: [] }, accounts: { APP: { user: 'u', password: 'p' } } }
  expect(problems({ 'orrery.json': file })).toEqual([
    expect.stringMatching(/^accounts\.APP\.servers is missing: name at least one server/),
  ])
})

test('users are named by a header, and only by the proxy beside Orrery unless others are listed', () => {
  const read = (users: object, env = {}) => loaded({ 'orrery.json': { system: SYSTEM, users } }, env).users
  expect(read({ header: 'Remote-User' })).toEqual({
    header: 'remote-user',
    from: ['127.0.0.1', '::1'],
    hosts: [],
  })
  const env = { ORRERY_USERS_FROM: '127.0.0.2, ::1', ORRERY_USERS_HOSTS: 'Orrery.example' }
  expect(read({ header: 'X-Forwarded-User' }, env)).toEqual({
    header: 'x-forwarded-user',
    from: ['127.0.0.2', '::1'],
    hosts: ['orrery.example'],
  })
  expect(loaded({ 'orrery.json': { system: SYSTEM } }).users).toBeNull()
})

test('the environment alone is enough for one account, and wins over the file', () => {
  const env = {
    ORRERY_NAME: 'prod',
    ORRERY_SYSTEM_SERVERS: 'tls://a:4222, tls://b:4222',
    ORRERY_SYSTEM_TOKEN: 'tok',
    ORRERY_ACCOUNT: 'APP',
    ORRERY_ACCOUNT_USER: 'u',
    ORRERY_ACCOUNT_PASSWORD: 'p',
    ORRERY_ACCOUNT_WRITE: 'yes',
    ORRERY_PORT: '31400',
    ORRERY_DATA: 'var',
    ORRERY_AZ_TAGS: 'dc:',
  }
  const config = loaded({}, env)
  expect(config.system).toMatchObject({ servers: ['tls://a:4222', 'tls://b:4222'], token: 'tok', user: null })
  expect(config.accounts.APP).toMatchObject({ user: 'u', password: 'p', write: true })
  expect(config).toMatchObject({
    name: 'prod',
    listen: { port: 31400 },
    data: 'var',
    topology: { azTags: ['dc:'] },
  })
  expect(loaded({ 'orrery.json': { name: 'file', system: SYSTEM } }, { ORRERY_NAME: 'env' }).name).toBe('env')
})

test('variables name accounts, and fit the accounts of the file', () => {
  const file = { system: SYSTEM, accounts: { 'my-app': { user: 'a', password: 'b' } } }
  const config = loaded(
    { 'orrery.json': file },
    {
      ORRERY_ACCOUNT_MY_APP_WRITE: 'true',
      ORRERY_ACCOUNT_OTHER_TOKEN: 't',
      ORRERY_ACCOUNT_OTHER_WRITE: 'no',
    },
  )
  expect(config.accounts['my-app']).toMatchObject({ user: 'a', write: true })
  expect(config.accounts.OTHER).toMatchObject({ token: 't', write: false })
  expect(loaded({ 'orrery.json': file }, { ORRERY_ACCOUNT_USER: 'z' }).accounts['my-app']?.user).toBe('z')
})

test('an account may bring its own servers and a separate writer', () => {
  const APP = {
    servers: 'ws://edge:80',
    user: 'r',
    password: '1',
    write: true,
    writer: { user: 'w', password: '2' },
  }
  const account = loaded({ 'orrery.json': { system: SYSTEM, accounts: { APP } } }).accounts.APP
  expect(account?.servers).toEqual(['ws://edge:80'])
  expect(account?.writer).toMatchObject({ servers: ['ws://edge:80'], user: 'w', password: '2' })
})

describe('secrets', () => {
  const files = {
    '/etc/o/pw': 'from-file\n',
    '/etc/o/u.creds': CREDS,
    '/h/u.nk': `# seed\n${SEED}\n`,
    '/etc/o/ca.pem': '-----BEGIN CERTIFICATE-----',
  }
  const at = (system: unknown) =>
    loaded(
      { ...files, '/etc/o/c.json': { system: { servers: ['nats://h'], ...Object(system) } } },
      { ORRERY_CONFIG: '/etc/o/c.json', HOME: '/h', PW: 'from-env' },
    ).system

  test.each([
    [{ user: 'u', password: 'plain' }, 'password', 'plain'],
    [{ user: 'u', password: { file: 'pw' } }, 'password', 'from-file'],
    [{ user: 'u', password: { env: 'PW' } }, 'password', 'from-env'],
    [{ creds: 'u.creds' }, 'creds', CREDS.trimEnd()],
    [{ creds: CREDS }, 'creds', CREDS],
    [{ nkey: SEED }, 'nkey', SEED],
    [{ nkey: '~/u.nk' }, 'nkey', SEED],
  ] as const)('%j', (system, field, value) => {
    expect(at(system)[field]).toBe(value)
  })

  test('tls takes paths and keeps the content', () => {
    expect(at({ tls: { ca: 'ca.pem' } }).tls).toEqual({
      ca: '-----BEGIN CERTIFICATE-----',
      cert: null,
      key: null,
    })
  })

  test('the paths are kept, so that they can be kept out of the log', () => {
    const config = loaded({
      ...files,
      'orrery.json': { system: { servers: ['nats://h'], creds: '/etc/o/u.creds' } },
    })
    expect(config.secretFiles).toContain('/etc/o/u.creds')
  })
})

test('an account called __proto__ is an account and changes no prototype', () => {
  const config = loaded({
    'orrery.json': `{"system":{"servers":["nats://h"]},"accounts":{"__proto__":{"write":true}}}`,
  })
  expect(Object.keys(config.accounts)).toEqual(['__proto__'])
  expect('write' in {}).toBe(false)
})

test('announced addresses are used unless the file or the environment says no', () => {
  const read = (more: object, env: Record<string, string> = {}) =>
    loaded({ 'orrery.json': { system: SYSTEM, ...more } }, env).discover
  expect([read({}), read({ discover: false }), read({}, { ORRERY_DISCOVER: 'no' })]).toEqual([
    true,
    false,
    false,
  ])
  expect(read({ discover: false }, { ORRERY_DISCOVER: 'true' })).toBe(true)
})
