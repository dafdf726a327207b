import { z } from 'zod'
import { appOfFile } from './support/app-of-file'
import { allReady, kill, monitor, restart, servers } from './support/stack'
import { readFacts } from './support/tables'
import { expect, type Page, test } from './support/test'
import { VIEWS, type View } from './support/views'
import { readWords, slips } from './support/words'

const SOON = { timeout: 20_000 }

const app = appOfFile('EVENTS', 'ORDERS')
test.beforeAll(async () => {
  await app.publish('orders.new', 3)
})

const varz = z.looseObject({
  version: z.string(),
  config_digest: z.string().optional(),
  cluster: z.looseObject({ pool_size: z.number().optional() }),
  jetstream: z.looseObject({ config: z.looseObject({ unique_tag: z.string().optional() }) }),
})

const selected = (kind: string, id: string, shown: string): View => ({
  name: `${kind} ${id} selected`,
  path: `/map?sel=${kind}:${encodeURIComponent(id)}`,
  ready: (page) => expect(inspector(page).getByRole('heading', { name: shown }).first()).toBeVisible(),
})
const inspector = (page: Page) => page.getByRole('complementary')

/** One server of each version, and one of the cross-region cluster. */
async function samples(): Promise<string[]> {
  const versions = new Map<string, string>()
  for (const { name } of await servers()) {
    const { version } = varz.parse(await monitor(name, '/varz'))
    if (!versions.has(version)) versions.set(version, name)
  }
  return [...versions.values(), 'rg3-az3-x']
}

/** Beside every view: every kind of thing selected, and servers of each version. */
async function everything(): Promise<View[]> {
  const names = await samples()
  return [
    ...VIEWS,
    selected('region', 'rg1', 'rg1'),
    selected('cluster', 'rg2', 'rg2'),
    selected('cluster', 'xr', 'xr'),
    selected('gateway', 'rg1>xr', 'rg1 ⇄ xr'),
    { name: 'EVENTS', path: '/streams/APP/EVENTS', ready: visibleTable('Consumers of EVENTS') },
    ...names.flatMap((name) => [
      selected('server', name, name),
      { name: `page of ${name}`, path: `/servers/${name}`, ready: visibleTable(`Routes of ${name}`) },
    ]),
  ]
}
const visibleTable = (name: string) => (page: Page) => expect(page.getByRole('table', { name })).toBeVisible()

test('the search finds what slipped through', async ({ page }) => {
  await page.setContent(`<main>
    <p title="for NaN s">fine, nullable and Infinityx</p><p>undefined servers</p><script>null</script>
    <p aria-label="[object Object]"></p><svg><title>Invalid Date</title></svg>
    <table><tr><th>one</th><td>–</td><td title="why">–</td></tr></table>
    <dl><dt>Lag</dt><dd>–</dd><dt>Age</dt><dd><span title="not reported by 2.9.10">–</span></dd></dl>
  </main>`)
  const said = await readWords(page)
  expect(slips(said).sort()).toEqual(['Invalid Date', '[object Object]', 'for NaN s', 'undefined servers'])
  expect(said.bare).toHaveLength(2)
  expect(said.bare.join()).toMatch(/one.*Lag/)
})

test('no view says NaN, undefined or null, and none shows a dash without the reason', async ({ page }) => {
  test.setTimeout(300_000)
  expect(await findings(page, await everything())).toEqual([])
})

test('nor while a server is killed and its figures are gone', async ({ page }) => {
  test.setTimeout(240_000)
  const victim = 'rg2-az2'
  await kill(victim, 'SIGKILL')
  try {
    await page.goto(`/servers/${victim}`)
    await expect(page.getByText(new RegExp(`^${victim} is (silent|down) since`))).toBeVisible(SOON)
    // The map of a stream waits until all of its replicas are drawn as well, which now they are not.
    const about = ({ path }: View) => !/^\/streams\/new|^\/map.*(stream|pins=)/.test(path)
    const views = [
      ...VIEWS.filter(about),
      selected('stream', 'APP/ORDERS', 'ORDERS'),
      selected('server', victim, victim),
      selected('cluster', 'rg2', 'rg2'),
    ]
    expect(await findings(page, views)).toEqual([])
  } finally {
    await restart(victim)
    await allReady()
  }
})

/** What is wrong with the words of these views. */
async function findings(page: Page, views: readonly View[]): Promise<string[]> {
  const found: string[] = []
  for (const view of views) {
    await test.step(view.name, async () => {
      await page.goto(view.path)
      await view.ready(page)
      const said = await readWords(page)
      expect(said.texts.length, view.name).toBeGreaterThan(20)
      found.push(...slips(said).map((text) => `${view.name}: ${text}`))
      found.push(...said.bare.map((place) => `${view.name}, bare dash: ${place}`))
      await page.evaluate(() => sessionStorage.clear())
    })
  }
  return found
}

test('what a server leaves out of its own answer is not reported by its version, and nothing else is', async ({
  page,
}) => {
  for (const name of await samples()) {
    const own = varz.parse(await monitor(name, '/varz'))
    const missing = `not reported by ${own.version}`
    await page.goto(`/servers/${name}`)
    const said = async (panel: string, term: string) => (await readFacts(page, panel))[term]
    const expected = (value: string | undefined) =>
      value === undefined ? { text: '–', title: missing } : { text: value }
    await expect(async () => {
      expect(await said('Process', 'Configuration Digest')).toMatchObject(expected(own.config_digest))
      expect(await said('JetStream', 'Unique Tag')).toMatchObject(expected(own.jetstream.config.unique_tag))
      expect(await said('Cluster', 'Route Pool')).toMatchObject(
        expected(own.cluster.pool_size === undefined ? undefined : String(own.cluster.pool_size)),
      )
    }).toPass(SOON)
    const lacking = own.config_digest === undefined
    await expect(page.getByRole('region', { name: 'Process' }).getByText(`– ${missing}`)).toHaveCount(
      lacking ? 1 : 0,
    )
  }
})
