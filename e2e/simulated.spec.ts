import { LoneDashboard } from './support/lone-dashboard'
import { freePort } from './support/lone-server'
import {
  copySays,
  delayed,
  edited,
  padded,
  silent,
  skewed,
  truncated,
  wronglyTyped,
} from './support/simulated/distort'
import { recordedFleet, renamed, type SimulatedServer } from './support/simulated/fleet'
import { SimulatedSystem } from './support/simulated-system'
import { readTable, texts } from './support/tables'
import { expect, type Page, test } from './support/test'

/**
 * Rows 9-11, 13, 14 and 16 of the fault table on the built dashboard. The servers are simulated: what they answer was
 * recorded from real ones (2.15.1) and is spoilt on its way.
 */
test.describe.configure({ timeout: 150_000 })
const SOON = { timeout: 60_000 }
const VIEWS = ['/map', '/servers', '/streams', '/jetstream', '/health']
/** What slips onto a page when a figure is not there. */
const NO_FIGURE = /\bNaN\b|undefined|Infinity|Invalid Date|\[object /

let system: SimulatedSystem
let dashboard: LoneDashboard

async function start(fleet: SimulatedServer[]): Promise<void> {
  system = await SimulatedSystem.start(fleet)
  dashboard = await LoneDashboard.start(() => {
    const { servers, user, password } = system.config().system
    return { name: 'simulated', system: { servers, user, password } }
  })
}
test.afterEach(async () => {
  await dashboard?.stop()
  await system?.stop()
})

const coverage = (page: Page) => page.getByRole('button', { name: /^Coverage: / })
const finding = (page: Page, words: string | RegExp) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name: words }) })

async function expectNoBlanks(page: Page, path: string): Promise<void> {
  await page.goto(`${dashboard.url}${path}`)
  await expect(coverage(page)).toContainText(' of ')
  expect(await page.locator('body').innerText(), path).not.toMatch(NO_FIGURE)
}

test('late, broken, huge, of a wrong clock, of one name, at odds: each is said of its server alone', async ({
  page,
}) => {
  const fleet = recordedFleet('2.15.1')
  const elder = fleet.find((s) => s.name === 'rg1-az1')
  if (!elder) throw new Error('rg1-az1 is not recorded')
  const twin = renamed(elder, {
    id: 'NTWIN7AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    cluster: 'rg3',
  })
  await start([...fleet, { ...twin, accounts: () => [] }])
  await dashboard.until(
    '/api/state',
    (body) => /"answered":13\b/.test(body) && body.includes('"name":"ORD1"'),
  )
  await page.goto(`${dashboard.url}/health`)
  await expect(coverage(page)).toContainText('13 of 13')

  system.distort('rg1-az2', 'JSZ', truncated(0.7))
  system.distort('rg2-az1', 'JSZ', edited(wronglyTyped))
  system.distort('rg3-az2', 'JSZ', padded(70, true))
  system.distort('rg2-az3', 'STATSZ', delayed(4000))
  system.distort('rg3-az1', '*', skewed(598_000))
  system.distort('rg3-az3-x', 'JSZ', copySays('EV', { messages: 3 }))
  system.distort('rg1-az1-x', 'JSZ', copySays('EV', { messages: 3 }))

  await expect(finding(page, /^rg1-az2: unreadable answer to JSZ \(.*(not JSON|cut off)/)).toBeVisible(SOON)
  await expect(
    finding(page, /^rg2-az1: unreadable answer to JSZ \(.* is (text|an object|a number), not /),
  ).toBeVisible(SOON)
  await expect(finding(page, /^rg3-az2: unreadable answer to JSZ \(more than 64 MB/)).toBeVisible(SOON)
  await expect(finding(page, /^rg2-az3 answered late: 4\.\d s$/)).toBeVisible(SOON)
  await expect(finding(page, 'rg3-az1 clock +9m58s')).toBeVisible(SOON)
  const twins = finding(page, 'duplicate name rg1-az1: 2 live servers share it, replica data unreliable')
  await expect(twins).toContainText('in rg1 at')
  await expect(twins).toContainText('in rg3 at')
  const differs = finding(page, 'EV: copies differ: rg2-az2-x has 17 more messages than the leader')
  await expect(differs).toContainText('messages: 3 on the leader rg3-az3-x, 20 on rg2-az2-x', SOON)
  await expect(differs).toContainText(/so in \d+ full passes in a row/)

  const named = await page.getByRole('main').getByRole('heading', { level: 2 }).allTextContents()
  const odd =
    /^(rg1-az2|rg2-az1|rg3-az2|rg2-az3|rg3-az1|EV|duplicate name rg1-az1|Unique tag differs|One vantage|Orrery’s user)\b/
  expect(named.filter((words) => !odd.test(words))).toEqual([])
  await expect(coverage(page)).toContainText('13 of 13')

  await page.goto(`${dashboard.url}/servers`)
  await expect(async () => {
    const { rows } = await readTable(page, 'Server Overview')
    expect([...rows.keys()].filter((name) => name.startsWith('rg1-az1')).sort()).toEqual([
      'rg1-az1',
      expect.stringMatching(/^rg1-az1(#N[A-Z0-9]{7}|-x)$/),
      expect.stringMatching(/^rg1-az1(#N[A-Z0-9]{7}|-x)$/),
    ])
    expect([...rows.values()].map((row) => row.State?.text)).toEqual(Array(13).fill('up'))
    expect(texts(rows.get('rg1-az2'), 'JS', 'Cluster').JS).toBe('yes')
  }).toPass(SOON)
  await page.goto(`${dashboard.url}/streams`)
  await expect(async () => {
    const { rows } = await readTable(page, 'Stream Report')
    expect([...rows.keys()].sort()).toEqual(['EV', 'ONE1', 'ORD1', 'ORD2'])
    expect(texts(rows.get('ORD1'), 'Messages', 'Margin')).toEqual({ Messages: '20', Margin: '+1' })
    expect(texts(rows.get('EV'), 'Messages')).toEqual({ Messages: '3' })
  }).toPass(SOON)
  for (const path of [...VIEWS, '/servers/rg2-az1', '/streams/APP/EV']) await expectNoBlanks(page, path)
})

test('9 of 12: who is missing is named, totals are lower bounds, and what they said stays', async ({
  page,
}) => {
  await start(recordedFleet('2.15.1'))
  await dashboard.until(
    '/api/state',
    (body) => /"answered":12\b/.test(body) && body.includes('"name":"ORD2"'),
  )
  await page.goto(`${dashboard.url}/servers`)
  await expect(coverage(page)).toContainText('12 of 12')
  const ends = ['rg3-az1', 'rg3-az2', 'rg3-az3'].map((name) => system.distort(name, '*', silent))
  await expect(coverage(page)).toContainText(/9 of 12.*rg3-az1 silent .* and 2 more/, SOON)
  await expect(async () => {
    const { rows, foot } = await readTable(page, 'Server Overview')
    const quiet = [...rows].filter(([, row]) => row.State?.text !== 'up').map(([name]) => name)
    expect(quiet.sort()).toEqual(['rg3-az1', 'rg3-az2', 'rg3-az3'])
    expect(texts(foot, 'Name', 'State')).toEqual({ Name: '12 servers', State: '9 up' })
    expect(foot.Conns?.text).toMatch(/^≥ \d/)
  }).toPass(SOON)
  for (const path of VIEWS) await expectNoBlanks(page, path)
  for (const end of ends) end()
  await expect(coverage(page)).toContainText('12 of 12', SOON)
})

test('never connected: the state is whole, and says what was tried', async ({ page, request }) => {
  const port = await freePort()
  dashboard = await LoneDashboard.start(() => ({
    name: 'nowhere',
    system: { servers: [`nats://127.0.0.1:${port}`], user: 'u', password: 'p' },
  }))
  await dashboard.until('/api/state', (body) => body.includes('"state":"failed"'))
  const state = await (await request.get(`${dashboard.url}/api/state`)).json()
  expect(state).toMatchObject({
    schema: 1,
    name: 'nowhere',
    coverage: {
      expected: 0,
      answered: 0,
      silent: [],
      vantages: [{ state: 'failed', reason: expect.any(String) }],
    },
    heard: { servers: null, meta: null, streams: null },
    meta: { leader: null, size: null, observedAt: null },
    servers: [],
    streams: [],
    tombstones: [],
    goneServers: [],
    findings: [{ code: 'VANTAGE', severity: 'critical', summary: 'Orrery has no connection to NATS' }],
  })
  expect(state.coverage.vantages[0].reason).toContain(`127.0.0.1:${port}`)
  expect((await request.get(`${dashboard.url}/readyz`)).status()).toBe(503)
  for (const path of VIEWS) {
    await page.goto(`${dashboard.url}${path}`)
    await expect(coverage(page)).toContainText(/no connection since/)
    expect(await page.locator('body').innerText(), path).not.toMatch(NO_FIGURE)
  }
})
