import { afterEach, expect, test, vi } from 'vitest'
import { recordedFleet, renamed } from '@/e2e/support/simulated/fleet'
import { generatedFleet } from '@/e2e/support/simulated/generate'
import { VERSIONS } from '@/lib/nats/testing/recorded'
import { type Watch, watch } from './testing/simulated'

vi.setConfig({ testTimeout: 20_000 })

let rig: Watch
afterEach(async () => {
  await rig.stop()
  expect(rig.errors).toEqual([])
})

test('row 14: two servers of one name are two rows and a finding', async () => {
  const fleet = recordedFleet('2.15.1')
  const [first] = fleet.filter((s) => s.name === 'rg1-az1')
  if (!first) throw new Error('rg1-az1 is not recorded')
  rig = await watch([
    ...fleet,
    renamed(first, { id: 'NTWIN7AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', cluster: 'rg3' }),
  ])
  rig.collector.start()
  const twins = await rig.until(
    'two rows',
    (s) => s.servers.length === 13 && s.findings.some((f) => f.code === 'DUPLICATE_NAME'),
  )
  const keys = twins.servers.filter((s) => s.name === 'rg1-az1').map((s) => s.key)
  expect(keys).toHaveLength(2)
  expect(keys).toContain('rg1-az1')
  expect(keys.find((k) => k !== 'rg1-az1')).toMatch(/^rg1-az1#N[A-Z0-9]{7}$/)
  expect(
    twins.servers
      .filter((s) => s.name === 'rg1-az1')
      .map((s) => s.cluster)
      .sort(),
  ).toEqual(['rg1', 'rg3'])
})

test('row 15: three versions side by side, and nothing that is no number', async () => {
  const mixed = VERSIONS.flatMap((version, i) => recordedFleet(version).filter((_, at) => at % 3 === i))
  const names = new Set(mixed.map((s) => s.name))
  rig = await watch([...mixed, ...recordedFleet('2.15.1').filter((s) => !names.has(s.name))])
  rig.collector.start()
  const whole = await rig.until(
    'everybody',
    (s) => s.coverage.answered === s.coverage.expected && s.servers.length >= 12,
  )
  expect(new Set(whole.servers.flatMap((s) => s.version ?? []))).toEqual(new Set(VERSIONS))
  expect(JSON.stringify(whole)).not.toMatch(/NaN|undefined|Infinity/)
  expect(whole.findings.filter((f) => f.code === 'UNREADABLE_ANSWER')).toEqual([])
})

test('row 12: thousands of streams are all there, with their leaders, and unchanged ones keep their rows', async () => {
  rig = await watch(generatedFleet({ servers: 6, clusters: 2, regions: 2, streams: 3000, busy: 0 }))
  rig.collector.start()
  const whole = await rig.until(
    'every stream',
    (s) => s.streams.length === 3000 && s.streams.every((x) => x.leader !== null),
  )
  expect(whole.findings.filter((f) => f.code === 'UNREADABLE_ANSWER' || f.code === 'STREAM_QUORUM')).toEqual(
    [],
  )
  expect(whole.streams.every((s) => s.replicas.length === 3 && s.quorum.online === 3)).toBe(true)
  const later = await rig.until(
    'another look',
    (s) => Date.parse(s.heard.streams ?? '') > Date.parse(whole.at) + 1000,
  )
  const kept = later.streams.filter((row, i) => row === whole.streams[i])
  expect(kept.length).toBeGreaterThan(2000)
})
