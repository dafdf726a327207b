import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { LoneDashboard } from '../support/lone-dashboard'
import { freePort, LoneServer } from '../support/lone-server'
import { expect, type Page, test } from '../support/test'

/** Row 8 of the fault table: each way to be kept out has its own sentence, and ends without a restart when it is put right. */
const running: { stop(): Promise<unknown> }[] = []
test.afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.stop()
})

const TLS = join(process.cwd(), 'lib', 'nats', 'fixtures', 'tls')
const pem = (file: string) => readFileSync(join(TLS, file), 'utf8')
const certificate = (name: string) =>
  `cert_file: ${JSON.stringify(join(TLS, `${name}.pem`))}, key_file: ${JSON.stringify(join(TLS, `${name}-key.pem`))}`

interface Users {
  sys?: string
  app?: string
  sysMore?: string
  more?: string
}

/** One server's accounts: passwords of the two users, and permissions of the system user. */
function accounts({ sys = 'sys', app = 'app', sysMore = '', more = '' }: Users): string {
  return `${more}
accounts {
  $SYS: { users: [ { user: sys, password: ${sys} ${sysMore} }, { user: probe, password: probe } ] }
  APP: {
    jetstream: enabled
    users: [ { user: app, password: ${app} } ]
  }
}`
}
const PROBE = { user: 'probe', pass: 'probe' }
const REFUSE_STATSZ = `, permissions: { publish: { deny: ["$SYS.REQ.SERVER.PING.STATSZ"] } }`

async function serve(users: Users, tls?: { ca: string }): Promise<LoneServer> {
  const server = await LoneServer.start(accounts(users), { ...PROBE, ...(tls && { tls }) })
  running.push(server)
  return server
}

async function watch(url: string, system: object = {}): Promise<LoneDashboard> {
  const dashboard = await LoneDashboard.start(() => ({
    system: { servers: [url], user: 'sys', password: 'sys', ...system },
    accounts: { APP: { user: 'app', password: 'app' } },
  }))
  running.push(dashboard)
  await dashboard.until('/healthz')
  return dashboard
}

/** The sentence is in the log, in the state and on the page, and gone from the last two once `fix` has worked. */
async function kept(out: { page: Page; dashboard: LoneDashboard; sentence: string; fix: () => unknown }) {
  const { page, dashboard, sentence } = out
  await page.goto(dashboard.url)
  await expect
    .poll(async () => (await dashboard.state()).coverage.vantages.map((v) => v.reason))
    .toEqual([sentence])
  await expect(page.getByRole('heading', { name: 'No connection to NATS' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(sentence)
  await expect.poll(() => dashboard.output()).toContain(JSON.stringify(sentence).slice(1, -1))
  expect((await dashboard.state()).servers).toEqual([])
  await out.fix()
  await expect
    .poll(async () => (await dashboard.state()).coverage.vantages.map((v) => v.state))
    .toEqual(['connected'])
  await expect(page.getByRole('button', { name: /^Coverage: / })).toContainText('1 of 1 answered')
  await expect(page.getByRole('main')).not.toContainText(sentence)
}

test('a wrong password', async ({ page }) => {
  const server = await serve({ sys: 'changed' })
  const dashboard = await watch(server.url)
  await kept({
    page,
    dashboard,
    sentence: `${server.url} refused the user or password`,
    fix: () => server.reload(accounts({})),
  })
})

test('a certificate of an unknown authority', async ({ page }) => {
  const more = (name: string) => `tls { ${certificate(name)} }`
  const server = await serve({ more: more('by-name') }, { ca: pem('other-ca.pem') })
  const url = server.url.replace('nats:', 'tls:')
  const dashboard = await watch(url, { tls: { ca: pem('ca.pem') } })
  await kept({
    page,
    dashboard,
    sentence: `TLS to ${url} failed: its certificate is of an unknown authority; \`tls.ca\` may name it`,
    fix: () => server.reload(accounts({ more: more('server') })),
  })
})

test('a server that demands a client certificate', async ({ page }) => {
  const demand = `tls { ${certificate('server')}, ca_file: ${JSON.stringify(join(TLS, 'other-ca.pem'))}, verify: true }`
  const client = { ca: pem('ca.pem'), cert: pem('client.pem'), key: pem('client-key.pem') }
  const server = await LoneServer.start(accounts({ more: demand }), { ...PROBE, tls: client })
  running.push(server)
  const url = server.url.replace('nats:', 'tls:')
  const dashboard = await watch(url, { tls: { ca: pem('ca.pem') } })
  await kept({
    page,
    dashboard,
    sentence: `TLS to ${url} failed: the server demands a client certificate; \`tls.cert\` and \`tls.key\` name it`,
    fix: () => server.reload(accounts({ more: `tls { ${certificate('server')} }` })),
  })
})

test('a server without TLS', async ({ page }) => {
  const server = await serve({})
  const url = server.url.replace('nats:', 'tls:')
  const dashboard = await watch(url)
  await page.goto(dashboard.url)
  const sentence = `TLS to ${url} failed: the server does not offer it, and the configuration insists on it`
  await expect(page.getByRole('main')).toContainText(sentence)
  expect((await dashboard.state()).coverage.vantages.map((v) => v.reason)).toEqual([sentence])
})

test('nobody there, then somebody who hangs up at once, then a NATS server', async ({ page }) => {
  const port = await freePort()
  const url = `nats://127.0.0.1:${port}`
  const dashboard = await watch(url)
  await page.goto(dashboard.url)
  await expect(page.getByRole('main')).toContainText(`${url} cannot be reached (connection refused)`)
  let calls = 0
  const rude = createServer((socket) => {
    calls++
    socket.on('error', () => {})
    socket.end()
  })
  await new Promise<void>((resolve) => rude.listen(port, '127.0.0.1', resolve))
  await expect(page.getByRole('main')).toContainText(
    `${url} cannot be reached (it closes the connection at once)`,
  )
  const [before, at] = [calls, performance.now()]
  await expect.poll(() => performance.now() - at, { timeout: 12_000 }).toBeGreaterThan(6_000)
  // The system's connection and the account's, each at most every 1.6 s at last.
  expect((calls - before) / ((performance.now() - at) / 1000)).toBeLessThan(3)
  await new Promise((resolve) => rude.close(resolve))
  const server = await LoneServer.start(accounts({}), PROBE, {}, port)
  running.push(server)
  await expect(page.getByRole('button', { name: /^Coverage: / })).toContainText('1 of 1 answered')
})

test('a subject that is refused is not a server that is down', async ({ page }) => {
  const server = await serve({ sysMore: REFUSE_STATSZ })
  const dashboard = await watch(server.url)
  const sentence = 'not permitted: $SYS.REQ.SERVER.PING.STATSZ'
  await expect
    .poll(
      async () => (await dashboard.state()).findings.find((f) => f.code === 'PERMISSION_REFUSED')?.evidence,
    )
    .toEqual([sentence])
  await page.goto(`${dashboard.url}/health`)
  await expect(page.getByRole('main')).toContainText(sentence)
  const seen = new Set<string>()
  const at = performance.now()
  await expect
    .poll(
      async () => {
        for (const s of (await dashboard.state()).servers) seen.add(s.state)
        return performance.now() - at
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(12_000)
  expect([...seen].filter((state) => state === 'silent' || state === 'down')).toEqual([])

  server.reload(accounts({}))
  await expect(page.getByRole('button', { name: /^Coverage: / })).toContainText('1 of 1 answered')
  await expect
    .poll(async () => (await dashboard.state()).findings.filter((f) => f.code === 'PERMISSION_REFUSED'))
    .toEqual([])
})

test('no such user of the account: said for the account, while the rest is complete', async ({ page }) => {
  const server = await serve({ app: 'changed' })
  const dashboard = await watch(server.url)
  const sentence = `${server.url} refused the user or password`
  await expect
    .poll(async () => (await dashboard.state()).coverage.accounts)
    .toMatchObject([{ account: 'APP', use: 'read', state: 'failed', reason: sentence }])
  await page.goto(`${dashboard.url}/health`)
  await expect(page.getByRole('main')).toContainText('Orrery has no connection to account APP')
  await expect(page.getByRole('button', { name: /^Coverage: / })).toContainText('1 of 1 answered')
  await expect(page.getByRole('table', { name: 'Accounts: Orrery’s own connections to them' })).toContainText(
    sentence,
  )
  expect(dashboard.output()).toContain(`account APP: ${sentence}`)
  server.reload(accounts({}))
  await expect
    .poll(async () => (await dashboard.state()).coverage.accounts.map((a) => a.state))
    .toEqual(['connected'])
  await expect(page.getByRole('main')).not.toContainText('Orrery has no connection to account APP')
})
