import { settled } from './support/app-account'
import { appOfEach } from './support/app-of-file'
import { bringBackAfterEach } from './support/bring-back'
import { serverMark } from './support/map'
import { allReady, kill, restart } from './support/stack'
import { expect, type Page, test } from './support/test'
import { ledStream, metaGroup } from './support/truth'

/** What a screen reader hears of a server that is killed and comes back: who, what moved, that it is over, and no flood. */
test.describe.configure({ timeout: 150_000 })

bringBackAfterEach()
const app = appOfEach('ORDERS')

interface Told {
  at: number
  words: string
}

/** Everything that the polite live regions have said since, and when (ms). */
async function listen(page: Page): Promise<() => Promise<Told[]>> {
  const handle = await page.evaluateHandle(() => {
    const told: { at: number; words: string }[] = []
    const region = document.querySelector('[data-testid=announcer]')
    const note = () => told.push({ at: performance.now(), words: region?.textContent ?? '' })
    if (region)
      new MutationObserver(note).observe(region, { subtree: true, childList: true, characterData: true })
    return told
  })
  return () => handle.evaluate((told) => told)
}

test('a kill is told in a few sentences: who is lost, who leads now, who is back', async ({ page }) => {
  await expect(async () => {
    const meta = await metaGroup()
    if ((await ledStream('ORDERS')).leader === meta.leader) await app.stepDown('ORDERS')
    expect((await ledStream('ORDERS')).leader).not.toBe(meta.leader)
  }).toPass({ timeout: 30_000 })
  const { leader } = await ledStream('ORDERS')
  await page.goto('/map')
  await expect(page.getByRole('button', { name: /^Coverage: / })).toContainText('12 of 12 answered')
  const region = page.getByTestId('announcer')
  await expect(region).toHaveAttribute('aria-live', 'polite')
  await expect(region).toHaveRole('status')
  const told = await listen(page)
  const heard = async () => (await told()).map((t) => t.words).join('. ')

  await kill(leader, 'SIGKILL')
  await expect.poll(heard, { timeout: 20_000 }).toMatch(new RegExp(`\\b${leader} down\\b`))
  await expect(async () => {
    const next = (await ledStream('ORDERS')).leader
    expect(next).not.toBe(leader)
    expect(await heard()).toMatch(new RegExp(`\\bORDERS is led by ${next}\\b`))
  }).toPass({ timeout: 30_000 })

  await restart(leader)
  await allReady()
  await settled('ORDERS')
  await expect.poll(heard, { timeout: 30_000 }).toMatch(new RegExp(`\\b${leader} up\\b`))
  await expect(serverMark(page, leader)).toHaveAccessibleName(/, server, up, /)

  const all = await told()
  const words = all.map((t) => t.words)
  expect(words.join('. ')).not.toMatch(/undefined|null|NaN|\[object/)
  // Nothing of the other eleven: none of them was ever said to be gone.
  const others = [...words.join('. ').matchAll(/(rg\d-az\d(?:-x)?) (?:down|silent)\b/g)].map(
    ([, name]) => name,
  )
  expect(new Set(others)).toEqual(new Set([leader]))
  for (const { words: one } of all) expect(one.split('. ').length, one).toBeLessThanOrEqual(5)
  const gaps = all.slice(1).map((t, i) => t.at - (all[i]?.at ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThan(1_000)
  expect(all.length).toBeLessThanOrEqual(12)
})
