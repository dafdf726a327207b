import { describe, expect, test } from 'vitest'
import { explainProblems, loadConfig } from './load'

const SEED = 'SUAIBDPBAUTWCWBKIO6XHQNINK5FWJW4OHLXC3HQ2KFE4PEJUA44CNHTC4'
const CREDS = `-----BEGIN NATS USER JWT-----\neyJCANARY\n------END NATS USER JWT------\n-----BEGIN USER NKEY SEED-----\n${SEED}\n------END USER NKEY SEED------\n`
const SYSTEM = { servers: ['nats://h:4222'], user: 'sys', password: 'pw' }

type Files = Record<string, unknown>

/** Loads from files held in memory; an object is written as JSON. */
function load(files: Files, env: Record<string, string> = {}) {
  return loadConfig(env, (path) => {
    const content = files[path]
    if (content === undefined) throw Object.assign(new Error(`ENOENT ${path}`), { code: 'ENOENT' })
    return typeof content === 'string' ? content : JSON.stringify(content)
  })
}

function loaded(files: Files, env: Record<string, string> = {}) {
  const result = load(files, env)
  if ('problems' in result) throw new Error(explainProblems(result.problems))
  return result.ok
}

function problems(files: Files, env: Record<string, string> = {}): string[] {
  const result = load(files, env)
  return 'problems' in result ? result.problems.map(({ key, problem }) => `${key} ${problem}`) : []
}

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

describe('what is wrong is said by key', () => {
  const system = (block: object) => ({ 'orrery.json': { system: { servers: ['nats://h:4222'], ...block } } })
  test.each([
    ['nothing configured', {}, {}, /^system\.servers is missing/],
    [
      'a named file that is missing',
      {},
      { ORRERY_CONFIG: 'x.json' },
      /^ORRERY_CONFIG names a file that cannot be read \(there is no such file\)/,
    ],
    ['a list instead of an object', { 'orrery.json': '[]' }, {}, /^orrery\.json must hold one JSON object/],
    ['an unknown key', { 'orrery.json': { system: SYSTEM, sytem: 1 } }, {}, /^sytem is not a known key/],
    ['an unknown key below', system({ pasword: 'x' }), {}, /^system\.pasword is not a known key/],
    ['an unknown scheme', system({ servers: ['http://h'] }), {}, /^system\.servers must start with nats/],
    ['no scheme', system({ servers: ['h:4222'] }), {}, /^system\.servers must start with nats/],
    ['a host that is none', system({ servers: ['nats://a b'] }), {}, /^system\.servers is not a URL/],
    [
      'credentials in a URL',
      system({ servers: ['nats://u:CANARY@h'] }),
      {},
      /^system\.servers holds credentials in a URL; put them into user and password/,
    ],
    ['a token in a URL', system({ servers: ['nats://CANARY@h'] }), {}, /^system\.servers holds credentials/],
    ['a query', system({ servers: ['ws://h/?t=CANARY'] }), {}, /^system\.servers must not have a query/],
    ['a path on TCP', system({ servers: ['nats://h/x'] }), {}, /^system\.servers must not have a path/],
    ['two ways to authenticate', system({ user: 'u', token: 'CANARY' }), {}, /^system has user and token/],
    ['a password alone', system({ password: 'CANARY' }), {}, /^system\.user is missing beside the password/],
    [
      'a password that is a number',
      system({ user: 'u', password: 1 }),
      {},
      /^system\.password must be a text/,
    ],
    [
      'an empty variable',
      system({ user: 'u', password: { env: 'NO' } }),
      {},
      /^system\.password names an environment variable that is not set/,
    ],
    [
      'a missing secret file',
      system({ user: 'u', password: { file: '/CANARY' } }),
      {},
      /^system\.password names a file that cannot be read/,
    ],
    [
      'creds that are none',
      { ...system({ creds: 'c' }), c: 'CANARY' },
      {},
      /^system\.creds must be a credentials file/,
    ],
    [
      'an nkey that is none',
      { ...system({ nkey: { env: 'K' } }), CANARY: 'x' },
      { K: 'CANARY' },
      /^system\.nkey must be the seed/,
    ],
    [
      'half a client certificate',
      system({ tls: { cert: '-----BEGIN X' } }),
      {},
      /^system\.tls needs both cert and key/,
    ],
    [
      'a writer that may not write',
      { 'orrery.json': { system: SYSTEM, accounts: { A: { user: 'u', writer: { user: 'w' } } } } },
      {},
      /^accounts\.A\.writer has no effect/,
    ],
    [
      'a flag that is a text',
      { 'orrery.json': { system: SYSTEM } },
      { ORRERY_ACCOUNT: 'A', ORRERY_ACCOUNT_WRITE: 'maybe' },
      /^ORRERY_ACCOUNT_WRITE must be true or false/,
    ],
    [
      'a misspelt variable',
      { 'orrery.json': { system: SYSTEM } },
      { ORRERY_SYSTEM_PASWORD: 'CANARY' },
      /^ORRERY_SYSTEM_PASWORD is not a known variable/,
    ],
    [
      'an account variable without account',
      { 'orrery.json': { system: SYSTEM } },
      { ORRERY_ACCOUNT_USER: 'u' },
      /^ORRERY_ACCOUNT_USER belongs to no account/,
    ],
    [
      'a bad server in a variable',
      {},
      { ORRERY_SYSTEM_SERVERS: 'nats://u:CANARY@h' },
      /^ORRERY_SYSTEM_SERVERS holds credentials/,
    ],
    [
      'every address',
      { 'orrery.json': { system: SYSTEM, listen: { host: '0.0.0.0' } } },
      {},
      /^listen\.host must be 127\.0\.0\.1, ::1, localhost: there is no access control/,
    ],
    [
      'a public address',
      { 'orrery.json': { system: SYSTEM } },
      { ORRERY_HOST: '10.0.0.1' },
      /^ORRERY_HOST must be/,
    ],
    [
      'a port that is none',
      { 'orrery.json': { system: SYSTEM, listen: { port: 70000 } } },
      {},
      /^listen\.port must be a whole number/,
    ],
    [
      'an override without effect',
      { 'orrery.json': { system: SYSTEM, topology: { overrides: [{ match: 'x' }] } } },
      {},
      /^topology\.overrides\.0 needs a region/,
    ],
  ])('%s', (_, files, env, expected) => {
    const found = problems(files, env)
    expect(found.join('\n')).toMatch(expected)
    expect(found).toHaveLength(1)
    expect(found.join('\n')).not.toContain('CANARY')
  })

  test('all at once', () => {
    const bad = {
      nmae: 1,
      system: { servers: ['http://h'], password: 'CANARY' },
      listen: { host: '0.0.0.0', port: 0 },
      topology: 3,
    }
    const keys = problems({ 'orrery.json': bad }).map((line) => line.split(' ')[0])
    expect(keys.sort()).toEqual([
      'listen.host',
      'listen.port',
      'nmae',
      'system.servers',
      'system.user',
      'topology',
    ])
  })

  test('a syntax error says where and quotes nothing', () => {
    const found = problems({ 'orrery.json': '{\n "password": "CANARY" x\n}' }).join()
    expect(found).toMatch(/^orrery\.json is not valid JSON/)
    expect(found).not.toContain('CANARY')
  })

  test('explained with the count', () => {
    const text = explainProblems([
      { key: 'a', problem: 'is wrong' },
      { key: 'b', problem: 'is missing' },
    ])
    expect(text).toBe('Orrery cannot start: 2 problems in the configuration.\n  a is wrong\n  b is missing')
  })
})

test('an account called __proto__ is an account and changes no prototype', () => {
  const config = loaded({
    'orrery.json': `{"system":{"servers":["nats://h"]},"accounts":{"__proto__":{"write":true}}}`,
  })
  expect(Object.keys(config.accounts)).toEqual(['__proto__'])
  expect('write' in {}).toBe(false)
})
