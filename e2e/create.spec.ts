import { STREAMS } from '@/demo/scenario'
import { actUntil, TRY } from './support/act'
import { PLAIN, settled } from './support/app-account'
import { emptiedApp } from './support/app-of-file'
import { expectReplicasOnMap } from './support/map'
import { expect, type Page, test } from './support/test'
import { ledStream, streamConfig } from './support/truth'

const app = emptiedApp()

for (const config of STREAMS) {
  test(`the form creates ${config.name} with the scenario's options and follows it`, async ({ page }) => {
    await describeStream(page, {
      name: config.name,
      subject: config.subjects.join(' '),
      cluster: config.placement.cluster,
    })
    await page.getByText('Publishing', { exact: true }).click()
    await page.getByLabel('Allow roll-ups').check()
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByRole('button', { name: 'Create stream' }).click()

    await expectFollowed(page, config.name)
    expect(await streamConfig(config.name)).toMatchObject(config)

    await page.getByRole('link', { name: 'Show on map' }).click()
    await expectReplicasOnMap(page, config.name)
  })
}

test('double submit creates once, and a reload sends nothing again', async ({ page }) => {
  const asked = await app.apiCalls()
  await describeStream(page, { name: 'TWICE', subject: 'twice.*', cluster: 'rg3' })
  await page.getByRole('button', { name: 'Review' }).click()
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'Create stream' }).dblclick()
  const body: unknown = (await sent).postDataJSON()
  await expectFollowed(page, 'TWICE')
  await page.reload()
  await expectFollowed(page, 'TWICE')

  // The same request twice more, at once, as an impatient proxy would repeat it.
  const again = () => page.request.post('/api/streams', { data: body, headers: { origin: origin(page) } })
  const answers = await Promise.all([again(), again()])
  for (const answer of answers) expect(await answer.json()).toMatchObject({ outcome: 'created' })
  await expect.poll(() => asked.filter((subject) => subject.includes('STREAM.CREATE'))).toHaveLength(1)
})

test('what a stream may not be is said at the field', async ({ page }) => {
  await app.create({ ...PLAIN, name: 'TAKEN', subjects: ['taken.*'] })
  await page.goto('/streams/new')
  await page.getByLabel('Name', { exact: true }).fill('TAKEN')
  await page.getByLabel('Subjects', { exact: true }).fill('taken.1')
  await page.getByLabel('Max age').fill('soon')
  await page.getByRole('button', { name: 'Review' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(
    'Taken: APP has a stream TAKEN.',
  )
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  await expect(page.getByLabel('Max age')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Name', { exact: true }).fill('FREE')
  await expect(page.getByLabel('Subjects', { exact: true })).toHaveAccessibleDescription(
    /"taken\.1" overlaps with "taken\.\*" of TAKEN in APP/,
  )
  expect(await app.names()).toEqual(['TAKEN'])
})

test('a refusal is shown in the words of the server: overlapping subjects', async ({ page }) => {
  await describeStream(page, { name: 'LATE', subject: 'race.1', cluster: 'rg1' })
  await page.getByRole('button', { name: 'Review' }).click()
  // Somebody else is faster, after all has been checked.
  await app.create({ ...PLAIN, name: 'FIRST', subjects: ['race.*'] })
  await page.getByRole('button', { name: 'Create stream' }).click()
  const refusal = await app.refusal({ ...PLAIN, name: 'LATE', subjects: ['race.1'] })
  expect(refusal.err_code).toBe(10065)
  await expectRefused(page, refusal)
  await page.getByRole('button', { name: 'Change it' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('LATE')
  expect(await app.names()).toEqual(['FIRST'])
})

test('a refusal is shown in the words of the server: a placement that cannot fit', async ({ page }) => {
  await describeStream(page, { name: 'HUGE', subject: 'huge.*', cluster: 'rg2' })
  await page.getByLabel('Max bytes').fill('900TiB')
  await expect(page.getByRole('region', { name: 'Preview', exact: true })).toContainText('It does not fit')
  await page.getByRole('button', { name: 'Review' }).click()
  await page.getByRole('button', { name: 'Create stream' }).click()
  const refusal = await app.refusal({
    ...PLAIN,
    name: 'HUGE',
    subjects: ['huge.*'],
    num_replicas: 3,
    max_bytes: 900 * 2 ** 40,
    placement: { cluster: 'rg2' },
  })
  await expectRefused(page, refusal)
  expect(await app.names()).toEqual([])
})

test('keyboard alone creates a stream', async ({ page }) => {
  await page.goto('/map')
  await expect(page.getByRole('button', { name: /^Coverage: 12 of 12/ })).toBeVisible()
  await actUntil(
    () => page.keyboard.press('t'),
    () => expect(page.getByRole('heading', { level: 1, name: 'Streams' })).toBeVisible(TRY),
  )
  await tabTo(page, 'link', 'New stream')
  await page.keyboard.press('Enter')
  await tabTo(page, 'textbox', 'Name')
  await page.keyboard.type('KEYS')
  await tabTo(page, 'textbox', 'Subjects')
  await page.keyboard.type('keys.*')
  await page.keyboard.press('Enter')
  await tabTo(page, 'combobox', 'Cluster')
  await page.keyboard.type('rg2')
  await tabTo(page, 'radio', '1')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: '3' })).toBeChecked()
  await tabTo(page, 'button', 'Review')
  await page.keyboard.press('Enter')
  await tabTo(page, 'button', 'Create stream')
  await page.keyboard.press('Enter')
  await expectFollowed(page, 'KEYS')
  expect((await ledStream('KEYS')).config).toMatchObject({
    subjects: ['keys.*'],
    num_replicas: 3,
    placement: { cluster: 'rg2' },
  })
  await tabTo(page, 'link', 'Show on map')
  await page.keyboard.press('Enter')
  await expectReplicasOnMap(page, 'KEYS')
})

async function describeStream(page: Page, of: { name: string; subject: string; cluster: string }) {
  await page.goto('/streams/new')
  await page.getByLabel('Name', { exact: true }).fill(of.name)
  await page.getByLabel('Subjects', { exact: true }).fill(of.subject)
  await page.getByLabel('Subjects', { exact: true }).press('Enter')
  await page.getByLabel('Cluster', { exact: true }).selectOption(of.cluster)
  await page.getByRole('radiogroup', { name: 'Replicas' }).getByText('3', { exact: true }).click()
}

/** The Follow step has come to its end, and the servers agree. */
async function expectFollowed(page: Page, name: string) {
  await expect(page.getByRole('heading', { name: `${name} in APP` })).toBeVisible()
  const progress = page.getByRole('region', { name: `${name} in APP` }).getByRole('status')
  await expect(progress).toContainText('Created', { timeout: 20_000 })
  await expect(progress).toContainText('3 of 3 replicas current', { timeout: 30_000 })
  await settled(name)
  await expect(async () => {
    const { leader } = await ledStream(name)
    await expect(progress).toContainText(`Leader ${leader}`, { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
}

async function expectRefused(page: Page, refusal: { code: number; err_code: number; description: string }) {
  const step = page.getByRole('region', { name: / in APP$/ })
  await expect(step.getByRole('status')).toContainText('Refused')
  await expect(step).toContainText(`${refusal.code}/${refusal.err_code}: ${refusal.description}`)
}

/** Presses Tab until the focus is where it should be; fails when it never gets there. */
async function tabTo(page: Page, role: 'link' | 'textbox' | 'combobox' | 'radio' | 'button', name: string) {
  const target = page.getByRole(role, { name, exact: true })
  await expect(target).toBeEnabled()
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab never reaches the ${role} “${name}”`)
}

const origin = (page: Page) => new URL(page.url()).origin
