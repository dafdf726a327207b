import { connect as connectSocket } from 'node:net'
import { ask } from './support/http'
import { routes } from './support/routes'
import { baseUrl } from './support/stack'
import { expect, test } from './support/test'

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
}
const PREVIEW = '/api/streams/preview'

/** Routes of the running scenario. */
function known(): ReturnType<typeof routes> {
  return routes((part, before) =>
    part === '[account]' ? 'APP' : before[0] === 'servers' ? 'rg1-az1' : 'EVENTS',
  )
}

function own(headers: Record<string, string> = {}) {
  return { origin: baseUrl(), 'content-type': 'application/json', ...headers }
}

async function staticFiles(): Promise<string[]> {
  const { body } = await ask(`${baseUrl()}/servers`)
  return [...new Set(body.match(/\/_next\/static\/[\w./~-]+\.(?:js|css|woff2)/g))]
}

test('every route refuses another host before anything else', async () => {
  const paths = [
    ...known().map(({ path }) => path),
    '/nope',
    '/api/nope',
    ...(await staticFiles()).slice(0, 2),
  ]
  for (const host of ['evil.example', 'localhost.evil.example', `evil.example:${new URL(baseUrl()).port}`]) {
    for (const path of paths) {
      const { status, body } = await ask(`${baseUrl()}${path}`, { headers: { host } })
      expect([host, path, status]).toEqual([host, path, 421])
      expect(JSON.parse(body)).toMatchObject({ code: 'wrong-host', status: 421 })
    }
  }
  const forwarded = {
    host: 'evil.example',
    'x-forwarded-host': 'localhost',
    'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
  }
  expect((await ask(`${baseUrl()}/api/state`, { headers: forwarded })).status).toBe(421)
  // A tunnel may end on another port.
  expect((await ask(`${baseUrl()}/api/state`, { headers: { host: 'localhost:8080' } })).status).toBe(200)
})

test.describe('what changes something is refused', () => {
  const good = JSON.stringify({ account: 'APP', config: { name: 'GUARDED', subjects: ['guarded.>'] } })
  const cases: [string, number, string, Record<string, string>, string][] = [
    ['without origin', 403, 'foreign-origin', { 'content-type': 'application/json' }, good],
    ['from another origin', 403, 'foreign-origin', own({ origin: 'http://evil.example' }), good],
    ['from an opaque origin', 403, 'foreign-origin', own({ origin: 'null' }), good],
    ['from another site', 403, 'foreign-origin', own({ 'sec-fetch-site': 'cross-site' }), good],
    ['as a form', 415, 'not-json', own({ 'content-type': 'application/x-www-form-urlencoded' }), 'a=b'],
    ['as text', 415, 'not-json', own({ 'content-type': 'text/plain' }), good],
    ['when too long', 413, 'too-large', own(), JSON.stringify({ account: 'x'.repeat(70_000) })],
    ['when far too long', 413, 'too-large', own(), JSON.stringify({ account: 'x'.repeat(1_000_000) })],
    ['when it is no JSON', 400, 'bad-json', own(), '{'],
  ]
  for (const [name, status, code, headers, body] of cases) {
    test(name, async () => {
      for (const path of [PREVIEW, '/api/streams']) {
        const answer = await ask(`${baseUrl()}${path}`, { method: 'POST', headers, body })
        expect([path, answer.status]).toEqual([path, status])
        expect(answer.headers['content-type']).toBe('application/problem+json')
        expect(JSON.parse(answer.body)).toMatchObject({ status, code })
      }
    })
  }

  test('with a field that is not known', async () => {
    const body = JSON.stringify({ ...JSON.parse(good), admin: true })
    const answer = await ask(`${baseUrl()}${PREVIEW}`, { method: 'POST', headers: own(), body })
    expect(answer.status).toBe(422)
    expect(JSON.parse(answer.body).errors).toHaveProperty('admin')
  })

  test('by a method that does not belong to the route', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'POST']) {
      const { status } = await ask(`${baseUrl()}/api/state`, { method, headers: own(), body: '{}' })
      expect([method, status]).toEqual([method, 405])
    }
  })

  test('and what comes from our own page is not', async () => {
    const answer = await ask(`${baseUrl()}${PREVIEW}`, { method: 'POST', headers: own(), body: good })
    expect([answer.status, answer.body.slice(0, 200)]).toEqual([200, expect.stringContaining('"fits"')])
  })
})

test('every answer carries the headers, and data is never stored', async () => {
  const files = await staticFiles()
  expect(files.some((file) => file.endsWith('.js'))).toBe(true)
  const targets = [
    ...known(),
    { kind: 'page', path: '/nope' },
    ...files.map((path) => ({ kind: 'static', path })),
  ]
  for (const { kind, path } of targets) {
    const { headers, status } = await ask(`${baseUrl()}${path}`, { forMs: 3_000 })
    expect({ path, ...headers }).toMatchObject({ path, ...EVERYWHERE })
    expect(headers).not.toHaveProperty('x-powered-by')
    const policy = headers['content-security-policy']
    for (const part of [
      /^default-src 'self';/,
      /script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/,
      /object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    ]) {
      expect(policy).toMatch(part)
    }
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    // What only takes POST has nothing to store.
    if (kind !== 'static' && status !== 405)
      expect([path, headers['cache-control']]).toEqual([path, expect.stringContaining('no-store')])
  }
})

test('no two answers share a nonce', async () => {
  const nonces = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const { headers, body } = await ask(`${baseUrl()}/servers`)
      const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? ''
      const used = new Set([...body.matchAll(/<script[^>]*?nonce="([^"]*)"/g)].map(([, value]) => value))
      expect([...used]).toEqual([nonce])
      expect(body.match(/<script(?![^>]*nonce=)[^>]*>/g)).toBeNull()
      return nonce
    }),
  )
  expect(new Set(nonces).size).toBe(5)
})

test('no view breaks the policy', async ({ page }) => {
  const violations: string[] = []
  page.on('console', (message) => {
    if (/content security policy|violates/i.test(message.text())) violations.push(message.text())
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`violates ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  for (const { path } of known().filter(({ kind }) => kind === 'page')) {
    await page.goto(path)
    await expect(page.getByRole('main')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  }
  expect(violations).toEqual([])

  // The listener hears what it listens for.
  await page.evaluate(() => {
    // Parsed from markup, as an injected script would be.
    document.body.insertAdjacentHTML(
      'beforeend',
      '<iframe srcdoc="<script>parent.broken = true</script>"></iframe>',
    )
  })
  await expect.poll(() => violations.length).toBeGreaterThan(0)
})

test('an upgrade is refused and the socket closed', async () => {
  const { hostname, port } = new URL(baseUrl())
  const got = await new Promise<string>((resolve, reject) => {
    let text = ''
    const socket = connectSocket(Number(port), hostname, () =>
      socket.write(
        'GET /api/live HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      ),
    )
    socket.on('data', (data) => {
      text += data
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(text))
  })
  expect(got).toMatch(/^HTTP\/1\.1 400 /)
})
