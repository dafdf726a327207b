import { watchTexts } from '../support/drawing'
import { LATER, SOON } from '../support/fault'
import { test } from '../support/fault-test'
import { serverMark } from '../support/map'
import { readState, rowOf } from '../support/state'
import { expect } from '../support/test'
import { varz } from '../support/truth'

/** Row 3 of the fault table: a server that says itself that it goes is no alarm until it is gone. */
test('a server that is shut down is leaving, as it announced, and then down', async ({ fault, desk }) => {
  const name = 'rg3-az2'
  const said = await watchTexts(desk.health, 'li h2')
  await fault.strike('SIGTERM', name)

  await expect(serverMark(desk.map, name)).toHaveAccessibleName(new RegExp(`^${name}, server, down, `), SOON)
  await expect(desk.coverage).toHaveText(new RegExp(`11 of 12 answered · ${name} down \\d`), SOON)
  const finding = desk.finding(`${name} is down, as it announced`)
  await expect(finding).toContainText('announced its shutdown, then fell silent', SOON)
  await expect(finding).not.toContainText('NATS itself')

  expect(fault.watch.states.get(name), 'states it was in').toEqual(new Set(['leaving', 'down']))
  expect((await fault.drawing.result()).flagged.get(name), 'as drawn').toEqual(['leaving', 'down'])
  expect(await said()).toContain(`${name} is shutting down (announced)`)
  expect(rowOf((await readState()).servers, name)).toMatchObject({
    state: 'down',
    why: 'announced its shutdown, then fell silent',
  })
  await fault.recover()
  await fault.end()
})

test('a server in lame duck mode is leaving as long as it answers', async ({ fault, desk }) => {
  // One with a client (our own vantage) stays for some time; one without ends at once.
  const name = fault.calm.coverage.vantages.find((v) => v.cluster === 'rg3')?.server
  if (!name) throw new Error('no vantage in rg3')
  const announces = !(await varz(name)).version.startsWith('2.9.')
  const said = await watchTexts(desk.health, 'li h2, li h2 ~ div')
  const ended = fault.strike('SIGUSR2', name)
  // It ends some ten seconds later: what is shown until then is noted by the pages themselves.
  await expect
    .poll(async () => (await fault.drawing.result()).flagged.get(name), SOON)
    .toEqual(expect.arrayContaining(['leaving']))
  if (announces) {
    expect([...fault.watch.summaries]).toContain(`${name} is shutting down (announced: lame duck mode)`)
    await expect.poll(said, SOON).toContain(`${name} is shutting down (announced: lame duck mode)`)
    expect((await said()).join('\n')).toContain('announced lame duck mode')
  }
  await ended
  await expect(desk.finding(`${name} is down, as it announced`)).toBeVisible(LATER)
  await expect(serverMark(desk.map, name)).toHaveAccessibleName(new RegExp(`^${name}, server, down, `))
  expect(fault.watch.states.get(name)).toEqual(new Set(['leaving', 'down']))
  await fault.recover()
  await fault.end()
})
