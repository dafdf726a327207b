import { describe, expect, test } from 'vitest'
import { explainProblems } from './load'
import { problems, SYSTEM } from './testing/files'

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
      'users without a header',
      { 'orrery.json': { system: SYSTEM, users: { from: ['127.0.0.1'] } } },
      {},
      /^users\.header is missing/,
    ],
    [
      'a header that is none',
      { 'orrery.json': { system: SYSTEM, users: { header: 'Remote User' } } },
      {},
      /^users\.header is not the name of a header/,
    ],
    [
      'a header that every browser sends',
      { 'orrery.json': { system: SYSTEM } },
      { ORRERY_USERS_HEADER: 'User-Agent' },
      /^ORRERY_USERS_HEADER is a header with a meaning of its own/,
    ],
    [
      'an address that is none',
      {
        'orrery.json': { system: SYSTEM, users: { header: 'Remote-User', from: ['127.0.0.1', 'localhost'] } },
      },
      {},
      /^users\.from must hold IP addresses/,
    ],
    [
      'a host with a scheme',
      { 'orrery.json': { system: SYSTEM, users: { header: 'Remote-User' } } },
      { ORRERY_USERS_HOSTS: 'https://orrery.example' },
      /^ORRERY_USERS_HOSTS must hold names of hosts/,
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
