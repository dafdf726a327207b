import { type Fault, LATER, SOON } from '../support/fault'
import { MESSAGES, test } from '../support/fault-test'
import { readState, rowOf } from '../support/state'
import { readTable, texts } from '../support/tables'
import { expect } from '../support/test'
import { ledStream } from '../support/truth'

/** Row 6 of the fault table: two of three replicas of ORDERS. Its row stays with all that is known. */
test('a stream whose leader and majority are killed keeps its row and says that writes stop', async ({
  fault,
  desk,
  app,
}) => {
  const { leader, followers } = await ledStream('ORDERS')
  const lost = [leader, ...followers.slice(0, 1)]
  const struck = Date.now()
  await fault.strike('SIGKILL', ...lost)
  await expectStopped(fault, lost, 'down')
  const row = rowOf((await readState()).streams, 'ORDERS')
  expect(Math.abs(Date.parse(row.noLeaderSince ?? '') - struck)).toBeLessThan(15_000)
  await expect(app.nc.request('orders.1', '', { timeout: 1_000 }), 'writes stop').rejects.toThrow()

  await desk.tables.goto('/streams/APP/ORDERS')
  await expect(desk.tables.getByText(/ORDERS: no leader since .* UTC/)).toBeVisible()
  await fault.recover()
  await expectWhole()
  await fault.end()
})

test('a leader whose followers are frozen has lost its quorum before it knows', async ({ fault, desk }) => {
  const { leader, followers } = await ledStream('ORDERS')
  await fault.strike('SIGSTOP', ...followers)
  await expect(desk.finding(/^ORDERS lost its quorum: writes stop$/)).toContainText(
    '1 of 3 replicas online, 2 needed',
    SOON,
  )
  expect(rowOf((await readState()).streams, 'ORDERS')).toMatchObject({
    leader,
    quorum: { needed: 2, online: 1, margin: -1 },
  })
  await expectStopped(fault, followers, 'silent')
  await fault.recover()
  await expectWhole()
  await fault.end()
})

async function expectStopped({ desk }: Fault, lost: string[], state: 'down' | 'silent') {
  const finding = desk.finding('ORDERS has no leader and no quorum: writes stop')
  await expect(finding).toContainText('critical · STREAM_QUORUM · since ', LATER)
  await expect(finding).toContainText('1 of 3 replicas online, 2 needed')
  await expect(finding).toContainText(/no leader since \d\d:\d\d:\d\d UTC/)
  for (const name of lost) {
    await expect(finding).toContainText(`${name} is offline`)
    await expect(desk.finding(`${name} is ${state}`)).toBeVisible(SOON)
  }
  await expect(async () => {
    const row = rowOf((await readState()).streams, 'ORDERS')
    expect(row).toMatchObject({
      leader: null,
      messages: MESSAGES,
      quorum: { needed: 2, online: 1, margin: -1 },
      noLeaderSince: expect.any(String),
    })
    const offline = row.replicas.filter((r) => r.state === 'offline').map((r) => r.server)
    expect(offline).toEqual([...lost].sort())
  }).toPass(LATER)

  await desk.tables.goto('/streams')
  await expect(async () => {
    const { rows } = await readTable(desk.tables, 'Stream Report')
    expect(texts(rows.get('ORDERS'), 'Messages', 'Margin')).toEqual({
      Messages: String(MESSAGES),
      Margin: '−1, no leader',
    })
    expect(rows.get('ORDERS')?.Margin?.title).toMatch(
      /^needs 2, has 1; no leader since \d\d:\d\d:\d\d UTC, writes stop$/,
    )
    expect(texts(rows.get('EVENTS'), 'Margin')).toEqual({ Margin: '+1' })
  }).toPass(LATER)
}

/** The row is as it was: led, whole, no message lost. */
async function expectWhole() {
  await expect(async () => {
    const row = rowOf((await readState()).streams, 'ORDERS')
    expect(row).toMatchObject({ messages: MESSAGES, noLeaderSince: null, quorum: { margin: 1 } })
    expect(row.leader).toBe((await ledStream('ORDERS')).leader)
  }).toPass(LATER)
}
