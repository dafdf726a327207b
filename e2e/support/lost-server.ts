import { expect } from '@playwright/test'
import { type Fault, LATER, SOON } from './fault'
import { serverMark } from './map'
import { readState, rowOf } from './state'
import { readTable } from './tables'

const CLOCK = '\\d\\d:\\d\\d:\\d\\d UTC'

/**
 * One server is lost without a word: all that is said of it, in every view and in the state. A frozen one is silent until
 * its own cluster has given it up too, which on a busy machine may be before the last look.
 */
export async function expectLost(fault: Fault, name: string, cause: 'down' | 'silent', struck: number) {
  const { desk, calm } = fault
  const state = cause === 'down' ? 'down' : '(?:silent|down)'
  await expect(desk.coverage).toHaveText(new RegExp(`11 of 12 answered · ${name} ${state} \\d`), SOON)
  const mark = serverMark(desk.map, name)
  await expect(mark).toHaveAccessibleName(new RegExp(`^${name}, server, ${state}, `), SOON)
  await expect(mark.locator('text').filter({ hasText: /^\d+ [smh]$/ }), 'the age on its card').toBeVisible(
    SOON,
  )

  const finding = desk.finding(new RegExp(`^${name} is ${state}$`))
  await expect(finding).toContainText(new RegExp(`critical · SERVER_STATE · since ${CLOCK}, for \\d`), SOON)
  await expect(finding).toContainText(new RegExp(`last answer ${CLOCK}`))
  await expect(finding).toContainText(
    new RegExp(`NATS itself reports it offline in up to 4 min, by ${CLOCK}`),
  )
  await expect(finding).toContainText(`Bring ${name} back.`)

  const now = await readState()
  expect(now.coverage).toMatchObject({ expected: 12, answered: 11, silent: [name] })
  const row = rowOf(now.servers, name)
  expect(row).toMatchObject({
    state: expect.stringMatching(`^${state}$`),
    why: expect.stringMatching(/\w{3}/),
  })
  // It is lost since it was last heard, which was about when it was struck.
  expect(Math.abs(Date.parse(row.since) - struck)).toBeLessThan(15_000)
  expect(row.observedAt).toBe(row.since)
  expect(now.streams.map(({ name, messages }) => ({ name, messages }))).toEqual(
    calm.streams.map(({ name, messages }) => ({ name, messages })),
  )

  if (!desk.tables.url().endsWith('/servers')) await desk.tables.goto('/servers')
  await expect(async () => {
    const { rows, foot } = await readTable(desk.tables, 'Server Overview')
    expect([...rows].filter(([, row]) => row.State?.text !== 'up').map(([key]) => key)).toEqual([name])
    expect(rows.get(name)).toMatchObject({
      State: { text: expect.stringMatching(`^${state}$`) },
      Age: { text: expect.stringMatching(/^\d.* [smh]$/) },
    })
    expect(rows.size).toBe(12)
    expect(foot).toMatchObject({
      Name: { text: '12 servers', title: expect.stringMatching(`^without ${name} \\(${state}\\)$`) },
      State: { text: '11 up' },
      Conns: { text: expect.stringMatching(/^≥ \d/) },
      Mem: { text: expect.stringMatching(/^≥ \d/) },
    })
  }).toPass(LATER)
  expect([...(fault.watch.states.get(name) ?? [])], 'what it was ever said to be').toContain(cause)
}
