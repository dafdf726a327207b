import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { appOfFile } from './support/app-of-file'
import { baseUrl } from './support/stack'
import { readTable } from './support/tables'
import { type Download, expect, type Page, test } from './support/test'

const SOON = { timeout: 20_000 }
const EVIL = 'A-EVIL'

const app = appOfFile('EVENTS', 'ORDERS')
test.beforeAll(async () => {
  await app.create({ name: EVIL, subjects: ['evil.*'], num_replicas: 1, placement: { cluster: 'rg3' } })
  await app.publish('orders.new', 17)
  await app.publish('events.login', 3)
})

const report = (page: Page) => page.getByRole('table', { name: 'Stream Report' })
const heads = (page: Page) => report(page).getByRole('columnheader').allTextContents()
const chooser = (page: Page) => page.getByRole('dialog', { name: 'Columns of Stream Report' })
const opener = (page: Page) => page.getByRole('button', { name: /^Columns \d+ of \d+, Stream Report$/ })
const order = (page: Page) => report(page).getByRole('rowheader').allTextContents()

/** The state as it is, for the fields that a file holds. */
const state = z.object({
  name: z.string(),
  at: z.string(),
  heard: z.object({ streams: z.string() }),
  streams: z.array(
    z.looseObject({
      name: z.string(),
      account: z.string(),
      messages: z.number().nullable(),
      bytes: z.number().nullable(),
      leader: z.string().nullable(),
      observedAt: z.string().nullable(),
      quorum: z.object({ margin: z.number() }),
    }),
  ),
})
const readState = async () => state.parse(await (await fetch(`${baseUrl()}/api/state`)).json())
const table = z.object({
  supercluster: z.string(),
  table: z.string(),
  at: z.string(),
  columns: z.array(z.object({ id: z.string(), head: z.string(), unit: z.string().optional() })),
  rows: z.array(z.record(z.string(), z.unknown())),
})

async function save(page: Page, kind: 'CSV' | 'JSON', of = 'Stream Report'): Promise<[Download, string]> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: `${kind} of ${of}` }).click()
  const file = await download
  return [file, await readFile(await file.path(), 'utf8')]
}

test('columns are chosen by keyboard, kept in the address, and back and forward go through them', async ({
  page,
}) => {
  await page.goto('/streams')
  await expect(report(page)).toBeVisible()
  const usual = await heads(page)
  expect(usual).not.toContain('Subjects')

  await opener(page).focus()
  await page.keyboard.press('Enter')
  await expect(chooser(page)).toBeVisible()
  await expect(chooser(page).getByRole('checkbox', { name: /^Stream/ })).toBeDisabled()
  await expect(chooser(page).getByRole('checkbox', { name: 'Account' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(chooser(page).getByRole('checkbox', { name: 'Storage' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(chooser(page).getByRole('checkbox', { name: 'Storage' })).toBeChecked()
  await chooser(page).getByRole('checkbox', { name: 'Subjects' }).check()
  await page.keyboard.press('Escape')
  await expect(chooser(page)).toBeHidden()
  await expect(opener(page)).toBeFocused()
  expect(await heads(page)).toEqual(expect.arrayContaining(['Storage', 'Subjects']))
  await expect(page).toHaveURL(/cols=stream,account,storage,.*subjects/)
  expect(await opener(page).textContent()).toMatch(new RegExp(`^Columns ${usual.length + 2} of \\d+$`))

  // A link gives a colleague the same columns, in the first HTML already.
  const html = await (await fetch(page.url())).text()
  expect(html).toContain('Subjects')

  await report(page).getByRole('button', { name: 'Messages' }).click()
  await expect(page).toHaveURL(/sort=messages\.desc/)
  expect(await order(page)).toEqual(['ORDERS', 'EVENTS', EVIL])
  await report(page).getByRole('button', { name: 'Messages' }).click()
  await expect(page).toHaveURL(/sort=messages\.asc/)
  expect(await order(page)).toEqual([EVIL, 'EVENTS', 'ORDERS'])

  await page.goBack()
  await expect(page).toHaveURL(/sort=messages\.desc/)
  expect(await order(page)).toEqual(['ORDERS', 'EVENTS', EVIL])
  await page.goBack()
  await expect(page).not.toHaveURL(/sort=/)
  await page.goBack()
  await expect(page).not.toHaveURL(/cols=/)
  expect(await heads(page)).toEqual(usual)
  await page.goForward()
  await expect.poll(() => heads(page)).toEqual(expect.arrayContaining(['Storage', 'Subjects']))
})

test('reset brings the usual columns back; a column that does not exist is named', async ({ page }) => {
  await page.goto('/streams?cols=stream,colour,bytes&sort=smell.asc')
  await expect(page.getByText('Stream Report has no column “colour”')).toBeVisible()
  await expect(page.getByText('Stream Report cannot be sorted by “smell.asc”')).toBeVisible()
  expect(await heads(page)).toEqual(['Stream', 'Bytes'])
  await opener(page).click()
  await chooser(page).getByRole('button', { name: 'Reset' }).click()
  await expect(page).not.toHaveURL(/cols=/)
  await expect(page.getByText('has no column')).toHaveCount(0)
  expect((await heads(page)).length).toBeGreaterThan(10)
})

test('a CSV holds what is shown: the columns, the order, what is found, and the exact values of the state', async ({
  page,
}) => {
  await page.goto(
    '/streams?cols=stream,account,messages,bytes,margin,age,leader&sort=messages.desc&hide=stream=EVENTS',
  )
  await expect.poll(() => order(page)).toEqual(['ORDERS', EVIL])
  await expect(async () => {
    const [download, text] = await save(page, 'CSV')
    const { name, streams, heard } = await readState()
    const escaped = name.replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    expect(download.suggestedFilename()).toMatch(
      new RegExp(`^${escaped}_stream-report_\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ\\.csv$`),
    )
    const lines = text.split('\r\n')
    expect(lines[0]).toBe('stream,account,messages,bytes (B),margin,age (observed at),leader')
    const expected = ['ORDERS', EVIL].map((wanted) => {
      const s = streams.find((one) => one.name === wanted)
      // A row that did not change is not told anew, and is observed all the same.
      const seen = [s?.observedAt ?? '', heard.streams].sort().at(-1)
      return `${s?.name},${s?.account},${s?.messages},${s?.bytes},${s?.quorum.margin},${seen},${s?.leader}`
    })
    // Ages move on: the two looks have to be of one moment.
    expect(lines.slice(1)).toEqual([...expected, ''])
  }).toPass(SOON)
})

test('a JSON holds the same, with units and nulls', async ({ page }) => {
  await page.goto('/servers?cols=name,state,mem,tags,cpu&sort=name.desc')
  await expect(page.getByRole('table', { name: 'Server Overview' })).toBeVisible()
  const [download, text] = await save(page, 'JSON', 'Server Overview')
  expect(download.suggestedFilename()).toMatch(/_server-overview_.*\.json$/)
  const file = table.parse(JSON.parse(text))
  expect(file.table).toBe('Server Overview')
  expect(file.columns).toContainEqual({ id: 'mem', head: 'Mem', unit: 'B' })
  expect(file.rows.map((r) => r.name)).toEqual([...file.rows.map((r) => r.name)].sort().reverse())
  expect(file.rows).toHaveLength(12)
  for (const row of file.rows) {
    expect(row.state).toBe('up')
    expect(row.mem).toBeGreaterThan(1_000_000)
    expect(row.tags).toEqual(expect.arrayContaining([expect.stringMatching(/^az:/)]))
  }
})

/** Every table of the reference document: where it is. */
const TABLES = [
  ['/servers', 'Server Overview'],
  ['/servers', 'Cluster Overview'],
  ['/jetstream', 'JetStream Summary'],
  ['/jetstream', 'RAFT Meta Group Information'],
  ['/jetstream', 'RAFT Leader Report'],
  ['/streams', 'Stream Report'],
  ['/servers/rg2-az1', 'Streams on rg2-az1'],
  ['/servers/rg2-az1', 'Gateways of rg2-az1'],
  ['/servers/rg2-az1', 'Routes of rg2-az1'],
  ['/streams/APP/ORDERS', 'Consumers of ORDERS'],
] as const

test('every table sorts by its columns both ways, and its head stays in sight', async ({ page }) => {
  test.setTimeout(120_000)
  for (const [path, name] of TABLES) {
    await test.step(name, async () => {
      await page.goto(path)
      const shown = page.getByRole('table', { name, exact: true })
      await expect(shown).toBeVisible()
      const all = shown.getByRole('columnheader')
      // One whose figures sort from the largest, and the last one; DataTable.test.tsx has every kind.
      for (const head of [all.nth(Math.floor((await all.count()) / 2)), all.last()]) {
        await head.getByRole('button').click()
        await expect(head).not.toHaveAttribute('aria-sort', 'none')
        const first = await head.getAttribute('aria-sort')
        await head.getByRole('button').click()
        await expect(head).toHaveAttribute('aria-sort', first === 'ascending' ? 'descending' : 'ascending')
      }
      const position = await all.first().evaluate((th) => getComputedStyle(th).position)
      expect(position).toBe('sticky')
      await expect(page.getByRole('button', { name: `CSV of ${name}` })).toBeVisible()
    })
  }
})

test('the usual columns need no scrolling sideways at 1440 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const path of new Set(TABLES.map(([path]) => path))) {
    await page.goto(path)
    await expect(page.getByRole('table').first()).toBeVisible()
    const names = TABLES.filter(([at]) => at === path).map(([, name]) => name)
    for (const name of names) {
      const wide = await page
        .getByRole('table', { name, exact: true })
        .evaluate((t) => t.scrollWidth - (t.parentElement?.clientWidth ?? 0))
      expect({ name, over: Math.max(0, wide) }).toEqual({ name, over: 0 })
    }
  }
})

test('leaders of consumers are counted when that is asked for', async ({ page }) => {
  await page.goto('/jetstream')
  await page.getByRole('button', { name: 'Count consumer leaders' }).click()
  await expect(page.getByRole('button', { name: 'Count again' })).toBeVisible()
  const { rows, foot } = await readTable(page, 'RAFT Leader Report')
  expect(foot['Consumer leaders']?.text).toBe('0')
  const leads = [...rows.values()].reduce((sum, row) => sum + Number(row['Stream leaders']?.text), 0)
  expect(leads).toBe(3)
})
