import { actUntil, TRY } from './support/act'
import { AppAccount } from './support/app-account'
import { expect, test } from './support/test'
import { withKey } from './support/views'

test.describe.configure({ timeout: 180_000 })

/** What leaves nothing of a view, and of which rows; audit is no picture of NATS and is never filtered. */
const NOTHING_LEFT: [path: string, hide: string, reason: RegExp][] = [
  ['/map', 'server~rg', /Hide leaves out all 12 servers\./],
  ['/map?scope=rg1', 'server~rg1', /Hide leaves out all 4 servers in rg1\./],
  ['/map?as=table', 'server~rg', /Hide leaves out all 12 servers\./],
  ['/map?as=table&scope=rg1/2', 'server~rg1', /Hide leaves out the one server in rg1 › az 2\./],
  ['/placement', 'account=APP', /Hide leaves out all \d+ streams\./],
  ['/gateways', 'cluster~r', /Hide leaves out all 12 links\./],
  ['/gateways?links=routes', 'server~rg', /Hide leaves out all 12 servers\./],
  ['/servers', 'server~rg', /Hide leaves out all 12 servers\./],
  ['/streams', 'account=APP', /Hide leaves out all \d+ streams\./],
  ['/jetstream', 'server~rg', /Hide leaves out all 12 servers\./],
  ['/health', 'severity=critical,warning,info', /Hide leaves out (all \d+ findings|the one finding)\./],
]
const SOON = { timeout: 30_000 }

test('find and hide leave nothing of a view: why, and the way out', async ({ page }) => {
  const app = await AppAccount.open()
  try {
    await app.createScenario('EVENTS', 'ORDERS')
    for (const [path, hide, reason] of NOTHING_LEFT) {
      await test.step(`${path} without ${hide}`, async () => {
        await page.goto(withKey(path, 'hide', hide))
        await expect(page.getByRole('main').getByText(reason).first()).toBeVisible(SOON)
        const clear = page.getByRole('main').getByRole('button', { name: 'Clear find and hide' }).first()
        await actUntil(
          async () => (await clear.count()) > 0 && clear.click(TRY),
          () => expect(page).not.toHaveURL(/hide=/, TRY),
        )
        await expect(page.getByRole('main').getByText(reason)).toHaveCount(0)
      })
    }
    await page.goto('/audit?hide=server~rg')
    await expect(page.getByText('This page is shown whole; the other views are filtered.')).toBeVisible(SOON)
  } finally {
    await app.close()
  }
})
