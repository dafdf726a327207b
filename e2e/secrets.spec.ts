import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, nkeys } from 'nats'
import { type Answer, ask } from './support/http'
import { LoneDashboard } from './support/lone-dashboard'
import { freePort, LoneServer } from './support/lone-server'
import { routes } from './support/routes'
import { expect, test } from './support/test'

const seed = () => new TextDecoder().decode(nkeys.createUser().getSeed())
const CANARY = {
  system: 'CANARY-system-password',
  app: 'CANARY-app-password',
  writer: 'CANARY-writer-password',
  wrong: 'CANARY-wrong "password" \\ with/marks',
  token: 'CANARY-token',
  seed: seed(),
  credsSeed: seed(),
  jwt: 'eyJDQU5BUlkiOiJqd3QifQ.eyJDQU5BUlkiOiJqd3QtYm9keSJ9.Q0FOQVJZLXNpZ25hdHVyZQ',
  path: 'CANARY-path.creds',
}
const PASSWORDS = {
  ORRERY_SYS_PASSWORD: CANARY.system,
  ORRERY_APP_PASSWORD: CANARY.app,
  ORRERY_WRITER_PASSWORD: CANARY.writer,
  // A user that nobody here connects as; nats-server wants a password for it.
  ORRERY_OPERATOR_PASSWORD: 'nobody-connects',
}
const LIVE_MS = 10_000

let server: LoneServer

test.beforeAll(async () => {
  const accounts = readFileSync(join(process.cwd(), 'demo', 'least-privilege.conf'), 'utf8')
  server = await LoneServer.start(accounts, { user: 'orrery', pass: CANARY.system }, PASSWORDS)
  const writer = { user: 'orrery-writer', pass: CANARY.writer, inboxPrefix: '_INBOX_orrery' }
  const nc = await connect({ servers: server.url, ...writer })
  await nc
    .jetstreamManager({ checkAPI: false })
    .then((jsm) => jsm.streams.add({ name: 'S', subjects: ['s.>'] }))
  await nc.close()
})
test.afterAll(async () => {
  await server?.stop()
})

/** Accounts with every kind of secret: right ones for APP, and wrong ones that the server refuses again and again. */
function accounts(folder: string): object {
  const creds = join(folder, CANARY.path)
  const seedBlock = `-----BEGIN USER NKEY SEED-----\n${CANARY.credsSeed}\n------END USER NKEY SEED------\n`
  writeFileSync(
    creds,
    `-----BEGIN NATS USER JWT-----\n${CANARY.jwt}\n------END NATS USER JWT------\n\n${seedBlock}`,
  )
  return {
    APP: {
      user: 'orrery-app',
      password: CANARY.app,
      write: true,
      writer: { user: 'orrery-writer', password: { env: 'CANARY_WRITER' } },
    },
    WRONG: { user: 'orrery-app', password: CANARY.wrong, write: true },
    TOKEN: { token: CANARY.token },
    NKEY: { nkey: CANARY.seed },
    CREDS: { creds },
  }
}

/** What of the secrets a text holds, plain or encoded as they might be on their way. */
function leaks(text: string): string[] {
  return Object.entries(CANARY).flatMap(([name, secret]) => {
    const json = JSON.stringify(secret).slice(1, -1)
    const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '')
    const forms = [secret, json, JSON.stringify(json).slice(1, -1), encodeURIComponent(secret), base64]
    return forms.some((form) => text.includes(form)) ? [name] : []
  })
}

/** Every route in every form in which Next serves it, with what does not exist and what goes wrong beside. */
async function crawl(url: string): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  const take = async (name: string, path: string, options: Parameters<typeof ask>[1] = {}) => {
    const answer = await ask(`${url}${path}`, { forMs: 5_000, ...options })
    // Next sends a request for the React payload on to the address that fits its headers.
    const { location } = answer.headers
    const rsc = location?.includes('_rsc')
      ? await ask(`${url}${location}`, { forMs: 5_000, ...options })
      : answer
    answers.set(name, rsc)
  }
  const origin = { origin: url, 'content-type': 'application/json' }
  const real = routes((part, before) =>
    part === '[account]' ? 'APP' : before[0] === 'servers' ? 'lone' : 'S',
  )
  const wrong = routes((part) => (part === '[account]' ? 'WRONG' : 'CREDS'))
  for (const { kind, path } of [...real, ...wrong]) {
    if (path === '/api/live') continue
    await take(`GET ${path}`, path)
    if (kind === 'page') {
      await take(`RSC ${path}`, path, { headers: { rsc: '1' } })
      await take(`prefetch ${path}`, path, { headers: { rsc: '1', 'next-router-prefetch': '1' } })
    } else {
      await take(`HEAD ${path}`, path, { method: 'HEAD' })
      for (const body of ['{', '{}', '{"account":"WRONG","config":{"name":"X"},"requestId":"crawl-0001"}']) {
        await take(`POST ${path} ${body}`, path, { method: 'POST', headers: origin, body })
      }
    }
  }
  for (const path of [
    '/nope',
    '/api/nope',
    '/%',
    '/%2e%2e/orrery.json',
    '/_next/image?url=%2Forrery.json&w=64&q=1',
  ]) {
    await take(`GET ${path}`, path)
  }
  const pages = [...answers.values()].map(({ body }) => body).join()
  for (const path of new Set(pages.match(/\/_next\/static\/[\w./~-]+\.(?:js|css)/g)))
    await take(`static ${path}`, path)
  return answers
}

/** Creates a stream through the dashboard, with the writer of APP. */
function create(url: string): Promise<Answer> {
  const body = JSON.stringify({ account: 'APP', config: { name: 'NEW' }, requestId: randomUUID() })
  const headers = { origin: url, 'content-type': 'application/json' }
  return ask(`${url}/api/streams`, { method: 'POST', headers, body })
}

function expectNoLeak(answers: Map<string, Answer>, log: string): void {
  const found = [...answers].flatMap(([name, { headers, body }]) =>
    leaks(`${JSON.stringify(headers)}\n${body}`).map((what) => `${what} in ${name}`),
  )
  expect([...found, ...leaks(log).map((what) => `${what} in the log`)]).toEqual([])
}

test('the search finds what it looks for', () => {
  expect(leaks(JSON.stringify({ deep: JSON.stringify({ p: CANARY.wrong }) }))).toEqual(['wrong'])
  expect(leaks(`open '/tmp/x/${CANARY.path}'`)).toEqual(['path'])
  expect(leaks(Buffer.from(CANARY.token).toString('base64'))).toEqual(['token'])
  expect(leaks('nothing')).toEqual([])
})

test('no secret leaves a dashboard whose system account works', async () => {
  test.setTimeout(180_000)
  const dashboard = await LoneDashboard.start(
    (folder) => ({
      system: { servers: [server.url], user: 'orrery', password: CANARY.system },
      accounts: accounts(folder),
    }),
    { CANARY_WRITER: CANARY.writer, ORRERY_LOG: 'trace' },
  )
  try {
    await dashboard.until(
      '/api/state',
      (body) => body.includes('"name":"lone"') && body.includes('"account":"APP"'),
    )
    const live = ask(`${dashboard.url}/api/live`, { forMs: LIVE_MS })
    const answers = await crawl(dashboard.url)
    answers.set('10 s of /api/live', await live)
    answers.set('create', await create(dashboard.url))

    // The crawl saw real things: else finding nothing would prove nothing.
    expect(answers.get('GET /api/state')?.body).toContain('"name":"lone"')
    expect(answers.get('GET /servers')?.body).toContain('lone')
    expect(answers.get('RSC /servers')?.headers['content-type']).toContain('text/x-component')
    expect(answers.get('RSC /servers')?.body).toContain('lone')
    expect(answers.get('10 s of /api/live')?.body).toContain('event: beat')
    expect([...answers.keys()].filter((name) => name.startsWith('static ')).length).toBeGreaterThan(5)
    expect(dashboard.output()).toContain('"level":')
    expectNoLeak(answers, dashboard.output())
    expect(answers.get('create')?.body).toContain('"outcome":"created"')
    // Least privilege is enough: nothing that the collector asked or listened to was refused.
    const refused = /[^"]*(?:not permitted|permissions? violation|PERMISSION_REFUSED)[^"]*/gi
    expect(answers.get('GET /api/state')?.body.match(refused)).toBeNull()
  } finally {
    await dashboard.stop()
  }
})

test('no secret leaves a dashboard whose system account is refused', async () => {
  test.setTimeout(180_000)
  const dead = await freePort()
  const dashboard = await LoneDashboard.start(
    (folder) => ({
      system: {
        servers: [server.url, `nats://127.0.0.1:${dead}`, `wss://127.0.0.1:${dead}`],
        user: 'orrery',
        password: CANARY.wrong,
      },
      accounts: accounts(folder),
    }),
    { CANARY_WRITER: CANARY.writer, ORRERY_LOG: 'trace' },
  )
  try {
    await dashboard.until('/api/state', (body) => body.includes('"state":"failed"'))
    const live = ask(`${dashboard.url}/api/live`, { forMs: LIVE_MS })
    const answers = await crawl(dashboard.url)
    answers.set('10 s of /api/live', await live)
    expect(answers.get('GET /api/state')?.body).toContain('"state":"failed"')
    expectNoLeak(answers, dashboard.output())
  } finally {
    await dashboard.stop()
  }
})

test('bad configuration ends the process with 1 and every problem by key, and with no value', async () => {
  const dashboard = await LoneDashboard.start(() => ({
    system: {
      servers: [`nats://u:${CANARY.system}@h`, 'http://h'],
      password: CANARY.app,
      creds: `/none/${CANARY.path}`,
    },
    accounts: { APP: { pasword: CANARY.app, token: { env: 'NOT_SET' } } },
    listen: { host: '0.0.0.0' },
  }))
  try {
    expect((await dashboard.exited).code).toBe(1)
    const said = dashboard.output()
    for (const key of [
      'system.servers',
      'system.user',
      'system.creds',
      'accounts.APP.pasword',
      'accounts.APP.token',
      'listen.host',
    ]) {
      expect(said).toContain(`  ${key} `)
    }
    expect(leaks(said)).toEqual([])
  } finally {
    await dashboard.stop()
  }
})
