import { USERS } from '@/demo/scenario'
import { AppAccount } from '../support/app-account'
import { LoneDashboard } from '../support/lone-dashboard'
import { allReady, servers, settleMetaLeader } from '../support/stack'
import { readTable, texts } from '../support/tables'
import { expect, test } from '../support/test'
import { holders } from '../support/truth'

/**
 * Row 19 of the fault table, for streams: deleted where Orrery cannot hear of it. It has no user in that account, and only
 * there a deletion is announced.
 */
const SOON = { timeout: 40_000 }
let app: AppAccount
let deaf: LoneDashboard | null = null

test.beforeEach(async () => {
  app = await AppAccount.open()
})
test.afterEach(async () => {
  await deaf?.stop()
  deaf = null
  await allReady()
  await settleMetaLeader()
  await app.close()
})

test('a stream that is deleted unheard leaves a tombstone, and comes back as another one', async ({
  page,
}) => {
  const config = {
    name: 'UNHEARD',
    subjects: ['unheard.*'],
    storage: 'file',
    retention: 'limits',
    num_replicas: 3,
    placement: { cluster: 'rg3' },
  }
  await app.create(config)
  await app.publish('unheard.x', 9)
  const held = (await holders('UNHEARD')).sort()
  expect(held).toHaveLength(3)
  const addresses = (await servers()).map((s) => `nats://127.0.0.1:${s.clientPort}`)
  deaf = await LoneDashboard.start(() => ({
    name: 'deaf',
    system: { servers: addresses, user: USERS.system.user, password: USERS.system.password },
  }))
  await deaf.until('/api/state', (body) => body.includes('"name":"UNHEARD"'))
  await page.goto(`${deaf.url}/streams`)
  await expect(async () => {
    const { rows } = await readTable(page, 'Stream Report')
    expect(texts(rows.get('UNHEARD'), 'Messages', 'Margin')).toEqual({ Messages: '9', Margin: '+1' })
  }).toPass(SOON)

  await app.remove('UNHEARD')
  expect(await holders('UNHEARD')).toEqual([])
  const gone = page.getByRole('table', { name: 'Streams that are gone' })
  await expect(gone.getByRole('rowheader', { name: 'UNHEARD' })).toBeVisible(SOON)
  const { rows } = await readTable(page, 'Streams that are gone')
  expect(texts(rows.get('UNHEARD'), 'How we know', 'Messages', 'LastSeq', 'Was held by')).toEqual({
    'How we know': 'none of its servers lists it any more',
    Messages: '9',
    LastSeq: '9',
    'Was held by': held.join(', '),
  })
  expect(rows.get('UNHEARD')?.['Gone since']?.text).toMatch(/\d\d:\d\d:\d\d UTC, .* ago$/)
  const state = await (await page.request.get(`${deaf.url}/api/state`)).json()
  expect(state.streams.map((s: { name: string }) => s.name)).not.toContain('UNHEARD')
  expect(state.tombstones).toMatchObject([{ account: 'APP', name: 'UNHEARD', messages: 9, servers: held }])

  await app.create(config)
  await expect(gone).toHaveCount(0, SOON)
  await expect(async () => {
    const report = await readTable(page, 'Stream Report')
    expect(texts(report.rows.get('UNHEARD'), 'Messages', 'Margin')).toEqual({ Messages: '0', Margin: '+1' })
  }).toPass(SOON)
})
