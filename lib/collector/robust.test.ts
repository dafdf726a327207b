import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  type Distortion,
  delayed,
  duplicated,
  edited,
  firstDelayed,
  fromTheFuture,
  padded,
  silent,
  skewed,
  truncated,
  truncatedGzip,
  wronglyTyped,
} from '@/e2e/support/simulated/distort'
import { recordedFleet } from '@/e2e/support/simulated/fleet'
import type { Finding, Server, Snapshot } from '@/lib/domain/model'
import { type Watch, watch } from './testing/simulated'

vi.setConfig({ testTimeout: 20_000 })

const ODD = 'rg2-az2'
let rig: Watch
afterEach(async () => {
  await rig.stop()
  expect(rig.errors).toEqual([])
})

const server = (s: Snapshot, key = ODD): Server | undefined => s.servers.find((x) => x.key === key)
const finding = (s: Snapshot, code: string, id = ODD): Finding | undefined =>
  s.findings.find((f) => f.code === code && f.subject.id === id)
const isComplete = (s: Snapshot) => s.coverage.answered === 12 && s.streams.length > 0
const othersAreFine = (s: Snapshot) =>
  s.servers.filter((x) => x.key !== ODD).every((x) => x.state === 'up' && x.jetstream !== null) &&
  !s.findings.some((f) => f.subject.kind === 'server' && f.subject.id !== ODD)

describe('a simulated system account', () => {
  beforeEach(async () => {
    rig = await watch(recordedFleet('2.15.1'))
  })

  test('row 9: late answers are said to be late, and the server is up', async () => {
    rig.system.distort(ODD, 'STATSZ', delayed(4000))
    rig.collector.start()
    const late = await rig.until('a late answer', (s) => finding(s, 'LATE_ANSWERS') !== undefined)
    expect(finding(late, 'LATE_ANSWERS')?.summary).toMatch(/^rg2-az2 answered late: 4\.\d s$/)
    expect(server(late)?.state).toBe('up')
    expect(othersAreFine(late)).toBe(true)
  })

  test('row 9: a late answer never overwrites a newer one, whatever the clock of the server says', async () => {
    const old = (data: object) => ({ ...data, connections: 777 })
    const arrived: number[] = []
    rig.system.distort(ODD, 'STATSZ', firstDelayed(2500, old))
    // The late one claims to be from the future as well.
    rig.system.distort(ODD, 'STATSZ', (answer) => {
      if (answer.data.connections !== 777) return [answer]
      arrived.push(performance.now())
      return skewed(600_000)(answer)
    })
    rig.collector.start()
    await rig.until('everybody', isComplete)
    await rig.until('the late answer was heard', () => {
      const id = server(rig.collector.hub.current)?.id ?? ''
      return (
        (rig.collector.store.servers.get(id)?.clock?.aheadMs ?? 0) > 300_000 || arrivedAgo(arrived) > 2700
      )
    })
    expect(arrived).toHaveLength(1)
    expect(server(rig.collector.hub.current)?.connections).not.toBe(777)
  })

  test('row 10: what is partial says so and names who is missing', async () => {
    for (const name of ['rg3-az1', 'rg3-az2', 'rg3-az3']) rig.system.distort(name, '*', silent)
    rig.collector.start()
    const partial = await rig.until('9 of 12', (s) => s.coverage.answered === 9 && s.coverage.expected === 12)
    expect(partial.coverage.silent).toEqual(['rg3-az1', 'rg3-az2', 'rg3-az3'])
    expect(server(partial, 'rg3-az1')).toMatchObject({ connections: null, mem: null, jetstream: null })
  })

  test('duplicates change nothing', async () => {
    rig.system.distort('*', '*', duplicated(3))
    rig.collector.start()
    const whole = await rig.until('everybody', isComplete)
    expect(whole.servers).toHaveLength(12)
    expect(whole.findings.filter((f) => f.severity !== 'info' && f.code !== 'UNIQUE_TAG_DIFFERS')).toEqual([])
  })

  test('row 11: answers that cannot be read are findings of those servers alone, and what they said before stays', async () => {
    const broken: [string, Distortion, RegExp][] = [
      ['rg1-az2', truncated(0.7), /not JSON|cut off/],
      ['rg1-az3', truncatedGzip(0.7), /cut off/],
      ['rg2-az1', edited(wronglyTyped), /is text, not a number|is an object, not a list|is a number, not/],
      ['rg3-az2', padded(50, false), /50 MB that are no streams/],
      ['rg3-az3', padded(70, true), /more than 64 MB/],
    ]
    rig.collector.start()
    const before = await rig.until(
      'everybody',
      (s) => isComplete(s) && s.servers.every((x) => x.jetstream?.streams != null),
    )
    const ends = broken.map(([name, distortion]) => rig.system.distort(name, 'JSZ', distortion))
    const now = await rig.until('five findings', (s) =>
      broken.every(([name]) => finding(s, 'UNREADABLE_ANSWER', name) !== undefined),
    )
    for (const [name, , reason] of broken) {
      const found = finding(now, 'UNREADABLE_ANSWER', name)
      expect(found?.summary).toMatch(reason)
      expect(found?.summary).toMatch(new RegExp(`^${name}: unreadable answer to JSZ`))
    }
    expect(now.servers.map((s) => [s.key, s.state, s.jetstream?.streams])).toEqual(
      before.servers.map((s) => [s.key, 'up', s.jetstream?.streams]),
    )
    expect(now.streams.map((s) => s.name)).toEqual(before.streams.map((s) => s.name))
    expect(now.findings.filter((f) => f.code === 'UNREADABLE_ANSWER')).toHaveLength(broken.length)
    for (const end of ends) end()
    await rig.until('all is well again', (s) => s.findings.every((f) => f.code !== 'UNREADABLE_ANSWER'))
  })

  test('row 13: a wrong clock is a finding, and no age is taken from it', async () => {
    rig.system.distort(ODD, '*', skewed(598_000))
    rig.system.distort('rg3-az1', '*', skewed(-600_000))
    rig.collector.start()
    const off = await rig.until(
      'both clocks',
      (s) => isComplete(s) && s.findings.filter((f) => f.code === 'CLOCK_SKEW').length === 2,
    )
    expect(finding(off, 'CLOCK_SKEW')?.summary).toBe('rg2-az2 clock +9m58s')
    expect(finding(off, 'CLOCK_SKEW', 'rg3-az1')?.summary).toMatch(/^rg3-az1 clock -(10m0s|9m60s)$/)
    const ages = off.servers.map((s) => Date.parse(off.at) - Date.parse(s.observedAt ?? ''))
    for (const age of ages) expect(Math.abs(age)).toBeLessThan(4000)
  })

  test('row 13: a clock that is set back does not stop the picture', async () => {
    const ahead = rig.system.distort(ODD, '*', skewed(600_000))
    rig.collector.start()
    await rig.until('the clock', (s) => finding(s, 'CLOCK_SKEW') !== undefined)
    ahead()
    rig.system.distort(
      ODD,
      'STATSZ',
      edited((data) => ({ ...data, connections: 4242 })),
    )
    const right = await rig.until('what it says now', (s) => server(s)?.connections === 4242)
    expect(right.servers).toHaveLength(12)
    await rig.until('no finding', (s) => finding(s, 'CLOCK_SKEW') === undefined)
  })

  test('row 15: an unknown version with unknown fields is read like any other', async () => {
    rig.system.distort(ODD, '*', fromTheFuture('3.1.0-beta.2'))
    rig.collector.start()
    const whole = await rig.until('everybody', isComplete)
    expect(server(whole)).toMatchObject({ state: 'up', version: '3.1.0-beta.2' })
    expect(server(whole)?.jetstream).not.toBeNull()
    expect(othersAreFine(whole) && finding(whole, 'UNREADABLE_ANSWER') === undefined).toBe(true)
  })

  test('a server without JetStream is a server', async () => {
    rig.system.distort(ODD, '*', (a) => [{ ...a, server: { ...a.server, jetstream: false } }])
    rig.system.distort(
      ODD,
      'STATSZ',
      edited(({ jetstream, ...rest }) => rest),
    )
    rig.system.distort(
      ODD,
      'JSZ',
      edited(() => ({ disabled: true, streams: 0, consumers: 0 })),
    )
    rig.collector.start()
    const whole = await rig.until('everybody', (s) => s.coverage.answered === 12 && server(s)?.state === 'up')
    expect(server(whole)).toMatchObject({ jetstream: null, metaMember: false })
    expect(finding(whole, 'UNREADABLE_ANSWER')).toBeUndefined()
  })
})

const arrivedAgo = (times: readonly number[]) => performance.now() - (times[0] ?? performance.now())
