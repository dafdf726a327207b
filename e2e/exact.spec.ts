import { isAtLeast } from '@/lib/domain/version'
import { AppAccount, settled } from './support/app-account'
import { openJson } from './support/change'
import { expect, test } from './support/test'

/** Beyond 2^53, where a number of JavaScript is not exact any more. */
const MESSAGES = '4611686018427387905'
const FIRST = '1152921504606846977'
const START = '9007199254740993'

let app: AppAccount
test.beforeAll(async () => {
  app = await AppAccount.open()
})
test.afterEach(async () => {
  await app.removeAll()
})
test.afterAll(async () => {
  await app.close()
})

/** A stream with integers that have to come through unharmed; which of them the server keeps, it says itself. */
async function create(name: string): Promise<string[]> {
  const text = JSON.stringify({
    name,
    subjects: [`${name.toLowerCase()}.*`],
    retention: 'limits',
    storage: 'file',
    num_replicas: 1,
    max_msgs: 'msgs',
    sources: [{ name: 'ORIGIN', opt_start_seq: 'start' }],
    ...(isAtLeast(app.nc.info?.version ?? null, '2.10') ? { first_seq: 'first' } : {}),
  })
  const exact = text.replace('"msgs"', MESSAGES).replace('"start"', START).replace('"first"', FIRST)
  const told = (await app.nc.request(`$JS.API.STREAM.CREATE.${name}`, exact, { timeout: 8_000 })).string()
  expect(told).not.toContain('"error"')
  await settled(name)
  const held = [MESSAGES, START, FIRST].filter((digits) => exact.includes(digits))
  expect(await digitsOf(name, held)).toEqual(held)
  return held
}

/** Which of these its leader has, to the last digit. */
async function digitsOf(name: string, wanted: readonly string[]): Promise<string[]> {
  const told = (await app.nc.request(`$JS.API.STREAM.INFO.${name}`, '', { timeout: 5_000 })).string()
  const config = told.slice(told.indexOf('"config"'), told.indexOf('"state"'))
  return wanted.filter((digits) => new RegExp(`:${digits}[,}]`).test(config))
}

async function description(name: string): Promise<string | undefined> {
  const told = await app.nc.request(`$JS.API.STREAM.INFO.${name}`, '', { timeout: 5_000 })
  return /"description":"([^"]*)"/.exec(told.string())?.[1]
}

test('an edit of something else leaves integers beyond 2^53 as they are: as JSON', async ({ page }) => {
  await app.create({ name: 'ORIGIN', subjects: ['origin.*'], retention: 'limits', storage: 'file' })
  const held = await create('EXACT')
  const dialog = await openJson(page, 'EXACT')
  const json = dialog.getByRole('textbox', { name: /as JetStream’s JSON/ })
  await expect(json).toHaveValue(new RegExp(MESSAGES))
  await json.fill((await json.inputValue()).replace('"name"', '"description": "edited",\n  "name"'))
  await expect(dialog.getByRole('row', { name: /^description none edited/ })).toBeVisible()
  // Nothing but the description is said to change.
  await expect(dialog.getByRole('table', { name: 'What changes' }).getByRole('row')).toHaveCount(2)
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog.getByRole('status')).toContainText('Done')
  expect(await description('EXACT')).toBe('edited')
  expect(await digitsOf('EXACT', held)).toEqual(held)
})

test('an edit of something else leaves integers beyond 2^53 as they are: in the form', async ({ page }) => {
  await app.create({ name: 'ORIGIN', subjects: ['origin.*'], retention: 'limits', storage: 'file' })
  const held = await create('FORMED')
  await page.goto('/streams/APP/FORMED/edit')
  await expect(page.getByLabel('Max messages', { exact: true })).toHaveValue(MESSAGES)
  await page.getByLabel('Description', { exact: true }).fill('formed')
  await page.getByRole('button', { name: 'Review' }).click()
  const review = page.getByRole('region', { name: 'Review', exact: true })
  await expect(review.getByRole('table', { name: 'What changes' }).getByRole('row')).toHaveCount(2)
  await review.getByRole('button', { name: 'Apply' }).click()
  await expect(review).toContainText('Done')
  expect(await description('FORMED')).toBe('formed')
  expect(await digitsOf('FORMED', held)).toEqual(held)
})

test('what is typed beyond 2^53 is sent as it was typed, and on record', async ({ page }) => {
  await app.create({
    name: 'TYPED',
    subjects: ['typed.*'],
    retention: 'limits',
    storage: 'file',
    max_msgs: 5,
  })
  await page.goto('/streams/APP/TYPED/edit')
  await page.getByLabel('Max messages', { exact: true }).fill(MESSAGES)
  await page.getByRole('button', { name: 'Review' }).click()
  const review = page.getByRole('region', { name: 'Review', exact: true })
  await expect(review.getByText(`nats stream edit TYPED --max-msgs=${MESSAGES}`)).toBeVisible()
  await review.getByRole('button', { name: 'Apply' }).click()
  await expect(review).toContainText('Done')
  expect(await digitsOf('TYPED', [MESSAGES])).toEqual([MESSAGES])
  await page.goto('/audit')
  await expect(page.getByRole('row').filter({ hasText: 'TYPED' }).first()).toContainText(`5 → ${MESSAGES}`)
  const log = await (await page.request.get('/api/audit?export=jsonl')).text()
  expect(log).toContain(`"to":${MESSAGES}`)
})
