import { LATER, SOON } from '../support/fault'
import { test } from '../support/fault-test'
import { serverMark } from '../support/map'
import { readState, rowOf } from '../support/state'
import { readTable, texts } from '../support/tables'
import { expect } from '../support/test'

/** Row 4 of the fault table: a region with its three servers and its part of xr. */
const REGION = ['rg2-az1', 'rg2-az2', 'rg2-az3', 'rg2-az2-x']

test('a lost region is one finding, and says what goes on', async ({ fault, desk }) => {
  const [events, orders] = ['EVENTS', 'ORDERS'].map((name) => rowOf(fault.calm.streams, name).messages ?? 0)
  await fault.strike('SIGKILL', ...REGION)

  await expect(desk.coverage).toHaveText(/8 of 12 answered · rg2-az1 down .* and 3 more/, SOON)
  for (const name of REGION)
    await expect(serverMark(desk.map, name)).toHaveAccessibleName(new RegExp(`^${name}, server, down, `))
  const finding = desk.finding('Region rg2: 0 of 4 servers answer from any vantage')
  await expect(finding).toContainText('critical · REGION_LOSS', SOON)
  await expect(finding).toContainText('ORDERS has 0 of 3 replicas: writes stop')
  await expect(finding).toContainText('EVENTS keeps its quorum, 2 of 3 replicas')
  await expect(finding).toContainText('the meta group keeps its quorum, 8 of 12 peers')

  await expect(async () => {
    const now = await readState()
    expect(now.coverage).toMatchObject({ expected: 12, answered: 8 })
    expect([...now.coverage.silent].sort()).toEqual([...REGION].sort())
    expect(now.meta).toMatchObject({ size: 12, quorum: 7, online: 8, margin: 1 })
    expect(now.meta.leader, 'elected anew where it was lost').not.toBeNull()
    expect(rowOf(now.streams, 'ORDERS')).toMatchObject({
      leader: null,
      messages: orders,
      quorum: { needed: 2, online: 0, margin: -2 },
      replicas: REGION.slice(0, 3).map((server) => ({ server, state: 'offline' })),
    })
    const other = rowOf(now.streams, 'EVENTS')
    expect(other.quorum).toEqual({ needed: 2, online: 2, margin: 0 })
    expect(REGION).not.toContain(other.leader)
    expect(other.leader).not.toBeNull()
  }).toPass(LATER)

  await desk.tables.goto('/streams')
  await expect(async () => {
    const { rows, foot } = await readTable(desk.tables, 'Stream Report')
    expect(texts(rows.get('ORDERS'), 'Messages', 'Margin')).toEqual({
      Messages: String(orders),
      Margin: '−2, no leader',
    })
    expect(texts(rows.get('EVENTS'), 'Messages', 'Margin')).toEqual({
      Messages: String(events),
      Margin: '0, at risk',
    })
    expect(foot.Messages?.text).toBe(`≥ ${(events ?? 0) + (orders ?? 0)}`)
    expect(rows.get('ORDERS')?.Age?.text).toMatch(/^\d.* [smh]$/)
  }).toPass(LATER)
  await fault.recover()
  await fault.end()
})
