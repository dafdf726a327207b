import { actUntil, TRY } from './support/act'
import { LoneDashboard } from './support/lone-dashboard'
import { LoneServer } from './support/lone-server'
import { PASSWORDS, RECOMMENDED, USERS } from './support/recommended'
import { expect, test } from './support/test'

test('Orrery shows which changes its writer may make', async ({ browser }) => {
  const server = await LoneServer.start(RECOMMENDED, USERS.system, PASSWORDS)
  const dashboard = await LoneDashboard.start(() => ({
    system: { servers: [server.url], user: USERS.system.user, password: USERS.system.pass },
    accounts: {
      APP: {
        user: USERS.reader.user,
        password: USERS.reader.pass,
        write: true,
        writer: { user: USERS.writer.user, password: USERS.writer.pass },
      },
    },
  }))
  try {
    await dashboard.until('/readyz')
    const page = await browser.newPage({ baseURL: dashboard.url })
    await page.goto('/jetstream')
    await expect(page.getByRole('button', { name: 'Move the leader…' })).toBeDisabled()
    const rights = page.getByRole('region', { name: 'Account APP' })
    await actUntil(
      () => page.getByRole('button', { name: 'writes on' }).click(),
      () => expect(rights).toBeVisible(TRY),
    )
    // nats-server 2.9 does not tell, and nothing was tried yet.
    await expect(rights.getByRole('row', { name: /^create (permitted|not known)/ })).toBeVisible()
    await expect(rights.getByRole('row', { name: /^delete not (permitted|known)/ })).toBeVisible()
    await expect(rights).not.toContainText('more than Orrery needs')
    const users = page.getByRole('table', { name: 'Orrery’s own users' })
    await expect(users.getByRole('row')).toHaveText(
      [/^\$SYS /, /^APP reader/, /^APP writer/].map(
        (who) =>
          new RegExp(`${who.source}.*(has what Orrery needs, and no more|nats-server 2\\.9.* does not tell)`),
      ),
    )
    const { findings } = await dashboard.state()
    expect(findings.filter(({ code }) => code.startsWith('OWN_RIGHTS'))).toEqual([])
    await page.close()
  } finally {
    await dashboard.stop()
    await server.stop()
  }
})

test('what its users lack, and may beyond that, is named in Health, with the line that mends it', async ({
  browser,
}) => {
  const server = await LoneServer.start(
    RECOMMENDED.replace('"$SYS.REQ.SERVER.*.LEAFZ"', '"$SYS.REQ.SERVER.*.CONNZ"'),
    USERS.system,
    PASSWORDS,
  )
  const dashboard = await LoneDashboard.start(() => ({
    system: { servers: [server.url], user: USERS.system.user, password: USERS.system.pass },
    accounts: { APP: { user: USERS.reader.user, password: USERS.reader.pass } },
  }))
  try {
    await dashboard.until('/readyz')
    const page = await browser.newPage({ baseURL: dashboard.url })
    await page.goto('/health')
    const main = page.getByRole('main')
    await expect(main).toContainText(
      /Orrery’s user orrery of \$SYS lacks 1 right|nats-server 2\.9\S* does not tell/,
    )
    if ((await main.textContent())?.includes('does not tell')) return
    await expect(main).toContainText('not permitted: publish $SYS.REQ.SERVER.*.LEAFZ (leafnodes)')
    await expect(main).toContainText('publish: { allow: [ "$SYS.REQ.SERVER.*.LEAFZ" ] }')
    await expect(main).toContainText('may publish $SYS.REQ.SERVER.*.CONNZ')
    expect(dashboard.output()).toContain('rights $SYS: lacks publish $SYS.REQ.SERVER.*.LEAFZ')
    await page.close()
  } finally {
    await dashboard.stop()
    await server.stop()
  }
})
