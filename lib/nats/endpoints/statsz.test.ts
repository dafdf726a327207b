import { describe, expect, it } from 'vitest'
import { answerOf, answers, VERSIONS } from '../testing/recorded'
import { decodeStatsz } from './statsz'

describe.each(VERSIONS)('STATSZ of nats-server %s', (version) => {
  const all = answers(version, 'ping_STATSZ').map((a) => ({
    name: a.origin.name,
    cluster: a.origin.cluster,
    ...decodeStatsz(a.data),
  }))

  it('every server reports its load', () => {
    for (const s of all) {
      expect(s.cores).toBe(2)
      expect(s.mem).toBeGreaterThan(10_000_000)
      expect(s.cpu).toBeGreaterThanOrEqual(0)
      expect(s.subscriptions).toBeGreaterThan(100)
      expect(s.slowConsumers).toBe(0)
      expect(s.start).toBeGreaterThan(Date.parse('2026-11-22T22:00:00Z'))
      expect(s.sent?.bytes).toBeGreaterThan(s.sent?.msgs ?? 0)
      expect(s.received?.msgs).toBeGreaterThan(0)
    }
  })

  it('counts routes as connections, pooled since 2.10, and three gateways each', () => {
    expect(new Set(all.map((s) => s.routes))).toEqual(new Set([version === '2.9.10' ? 2 : 8]))
    expect(new Set(all.map((s) => s.gateways))).toEqual(new Set([3]))
  })

  it('JetStream: limits, and the unique tag from 2.10 on', () => {
    for (const s of all) {
      expect(s.jetstream?.memoryMax).toBe(256 * 1024 * 1024)
      expect(s.jetstream?.storeMax).toBe(10 * 1024 * 1024 * 1024)
      expect(s.jetstream?.haAssets).toBeGreaterThan(0)
      expect(s.jetstream?.accounts).toBe(2)
      expect(s.jetstream?.api.errors).toBe(0)
      expect(s.jetstream?.domain).toBeNull()
      expect(s.jetstream?.uniqueTag).toBe(version === '2.9.10' ? null : s.cluster === 'xr' ? 'rg:' : 'az:')
      if (version === '2.9.10') expect(s.jetstream?.api.pending).toBeNull()
      else expect(s.jetstream?.api.pending).toBe(0)
    }
  })

  it('stored bytes are those of the servers that hold something', () => {
    const rg2 = all.filter((s) => s.cluster === 'rg2').map((s) => s.jetstream?.store)
    expect(rg2).toEqual([2760, 2760, 2760])
  })

  it('without JetStream there is none, and without traffic no counts are invented', () => {
    const { data } = answerOf(version, 'ping_STATSZ', 'rg1-az1')
    const { jetstream: _, sent: __, ...rest } = data
    expect(decodeStatsz(rest)).toMatchObject({ jetstream: null, sent: null, routes: null, gateways: null })
    expect(decodeStatsz({ ...rest, jetstream: {} }).jetstream).toBeNull()
  })
})
