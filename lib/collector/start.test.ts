import { afterEach, expect, test, vi } from 'vitest'
import { delayed } from '@/e2e/support/simulated/distort'
import { generatedFleet } from '@/e2e/support/simulated/generate'
import { type Watch, watch } from './testing/simulated'

vi.setConfig({ testTimeout: 40_000 })

const STREAMS = 900

let rig: Watch
afterEach(async () => {
  await rig.stop()
  expect(rig.errors).toEqual([])
})

test('while the lists of thousands of streams come in one after the other, none is ever without a leader', async () => {
  rig = await watch(generatedFleet({ servers: 6, clusters: 2, regions: 2, streams: STREAMS, busy: 0.1 }))
  // The lists of leaders come last: until then only followers have told.
  rig.system.distort('c1-n1', 'JSZ', delayed(1200))
  rig.system.distort('c2-n1', 'JSZ', delayed(2000))
  const leaderless = new Set<string>()
  const critical = new Set<string>()
  const counts = new Set<number>()
  const collector = rig.collector
  const leave = collector.hub.follow(null, () => {
    const now = collector.hub.current
    counts.add(now.streams.length)
    for (const s of now.streams) if (s.leader === null) leaderless.add(s.name)
    for (const f of now.findings) if (f.severity === 'critical') critical.add(f.summary)
  })
  collector.start()
  await rig.until('every stream', (s) => s.streams.length === STREAMS)
  leave()
  expect([...leaderless]).toEqual([])
  expect([...critical]).toEqual([])
  // It did come in parts.
  expect([...counts].filter((n) => n > 0 && n < STREAMS).length).toBeGreaterThan(0)
})
