import { expect, type Page, test } from '@playwright/test'
import { StateWatch } from '../support/live-events'
import { serverMark } from '../support/map'
import { allReady, kill, servers, settleMetaLeader } from '../support/stack'

/** Row 2 of the fault table: a frozen server takes nobody with it, whoever's gateway goes through it. */
const frozen = new Set<string>()

test.afterEach(async () => {
  for (const name of frozen) await kill(name, 'SIGCONT')
  frozen.clear()
  await allReady()
  await settleMetaLeader()
})

for (const name of ['rg1', 'rg2', 'rg3'].flatMap((rg) =>
  ['az1', 'az2', 'az3', 'az1-x'].map((az) => `${rg}-${az}`),
))
  test(`frozen ${name} is named, and nobody else`, async ({ page }) => {
    expect((await servers()).map((server) => server.name)).toContain(name)
    await page.goto('/map')
    await expect(coverage(page)).toContainText('12 of 12 answered')
    const watch = new StateWatch()
    frozen.add(name)
    await kill(name, 'SIGSTOP')
    await expect(coverage(page)).toContainText(`11 of 12 answered · ${name} silent`)
    await expect(serverMark(page, name)).toHaveAccessibleName(new RegExp(`^${name}, server, silent, `))
    await kill(name, 'SIGCONT')
    frozen.delete(name)
    await expect(coverage(page)).toContainText('12 of 12 answered')
    expect([...(await watch.stop()).keys()], 'servers that were ever said not to be up').toEqual([name])
  })

const coverage = (page: Page) => page.getByRole('button', { name: /^Coverage: / })
