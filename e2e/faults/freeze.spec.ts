import { scenarioServers } from '@/demo/scenario'
import { LATER, SOON } from '../support/fault'
import { test } from '../support/fault-test'
import { expectLost } from '../support/lost-server'
import { readState, rowOf, type State } from '../support/state'
import { expect } from '../support/test'

/** Row 2 of the fault table: a frozen server takes nobody with it, whoever's gateway goes through it. */
for (const { name } of scenarioServers())
  test(`frozen ${name} is named, and nobody else`, async ({ fault }) => {
    const struck = Date.now()
    await fault.strike('SIGSTOP', name)
    await expectLost(fault, name, 'silent', struck)
    await fault.recover()
    await fault.end()
  })

test('while a frozen server holds a gateway, the path is blind and the cluster behind it is not lost', async ({
  fault,
  desk,
}) => {
  const { from, entry, to } = gateway(fault.calm)
  await fault.strike('SIGSTOP', entry)
  const finding = desk.finding(`${from.cluster} cannot see ${to}; ${to} itself answers`)
  await expect(finding).toContainText('warning · VANTAGE', LATER)
  const others = fault.calm.servers.filter((s) => s.cluster === to && s.key !== entry).map((s) => s.key)
  for (const name of others)
    await expect(finding).toContainText(`${name} answers other vantages, not ${from.server}`)
  await expect(finding).toContainText(
    `the gateway of ${from.server} to ${to} leads to ${entry}, which is silent`,
  )
  await expect(finding).toContainText(`${entry} holds the gateway and does not answer.`)
  await expect(desk.coverage).toContainText(`11 of 12 answered · ${entry} silent`, SOON)

  const now = await readState()
  const vantage = now.coverage.vantages.find((v) => v.cluster === from.cluster)
  expect(vantage?.cannotSee).toEqual(others)
  for (const name of others) expect(rowOf(now.servers, name)).toMatchObject({ state: 'up' })
  await fault.recover()
  await fault.end()
})

/** A vantage, and the server through which its own server reaches another cluster. */
function gateway(state: State) {
  for (const from of state.coverage.vantages) {
    const link = state.gateways.find((g) => g.from === from.cluster && g.to.startsWith('rg'))
    const entry = link?.servers.find((e) => e.direction === 'outbound' && e.server === from.server)?.peer
    if (link && entry) return { from, entry, to: link.to }
  }
  throw new Error('no vantage knows where its gateways lead')
}
