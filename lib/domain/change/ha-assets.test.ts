import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../model'
import { sampleSnapshot } from '../sample'
import { IN_RG1, IN_RG2, ledFrom, preview } from './testing/preview'

describe('max_ha_assets', () => {
  /** rg1 as full as it may be. */
  function full(version: string, snapshot = ledFrom('rg1', version)): Snapshot {
    const servers = snapshot.servers.map((s) => {
      const haAssets = s.cluster === 'rg1' ? 5 : 1
      return s.jetstream ? { ...s, jetstream: { ...s.jetstream, maxHaAssets: 4, haAssets } } : s
    })
    return { ...snapshot, servers, streams: [] }
  }
  /** Where the stream has so many consumers. */
  function having(consumers: number | null, snapshot: Snapshot): Snapshot {
    const streams = sampleSnapshot().streams.slice(0, 1)
    return { ...snapshot, streams: streams.map((s) => ({ ...s, name: 'S', replicas: [], consumers })) }
  }
  const move = { placement: { cluster: 'rg1' } }

  test('who holds the one replica would hold a replicated asset too', () => {
    expect(preview({ num_replicas: 3 }, IN_RG1, full('2.15.1')).predicted).toMatchObject({ errCode: 10023 })
    // Before 2.15 only those are looked at who are chosen.
    expect(preview({ num_replicas: 3 }, IN_RG1, full('2.14.0')).predicted).toMatchObject({ errCode: 10005 })
  })

  test('a replicated stream does not move in, and one replica does from 2.15 on', () => {
    const r3 = { num_replicas: 3 }
    expect(preview(move, IN_RG2, full('2.15.1'), r3).predicted).toMatchObject({
      errCode: 10005,
      description: 'no suitable peers for placement, miscellaneous issue',
    })
    const one = { ...IN_RG2, servers: ['rg2-az1'] }
    expect(preview(move, one, full('2.15.1')).predicted).toEqual({ outcome: 'accepted' })
    expect(preview(move, one, full('2.14.0')).predicted).toMatchObject({ errCode: 10005 })
  })

  test('what a server holds of the stream itself does not count against it', () => {
    const held = { cluster: 'rg1', leader: 'rg1-az1', servers: ['rg1-az1', 'rg1-az2', 'rg1-az3'] }
    const to = { placement: { cluster: 'rg1', tags: [] } }
    const from = { num_replicas: 3, placement: { cluster: 'rg1', tags: ['az:1'] } }
    expect(preview(to, held, having(0, full('2.15.1')), from).predicted).toEqual({ outcome: 'accepted' })
  })

  test('its consumers count as well where they are replicated, which is not known of them', () => {
    const scaled = (consumers: number | null, version = '2.15.1') =>
      preview({ num_replicas: 3 }, { ...IN_RG2, servers: ['rg2-az1'] }, having(consumers, full(version)))
        .predicted
    expect(scaled(3)).toEqual({ outcome: 'accepted' })
    expect(scaled(4)).toMatchObject({
      outcome: 'unknown',
      description: expect.stringContaining('its 4 consumers'),
    })
    expect(scaled(null)).toMatchObject({ outcome: 'unknown' })
    // Up to 2.14 only what the servers hold already counts.
    expect(scaled(4, '2.14.0')).toEqual({ outcome: 'accepted' })
    const moved = (consumers: number) =>
      preview({ placement: { cluster: 'rg3' } }, IN_RG2, having(consumers, full('2.15.1')), {
        num_replicas: 3,
      }).predicted
    expect(moved(3)).toEqual({ outcome: 'accepted' })
    expect(moved(4)).toMatchObject({ outcome: 'unknown' })
  })

  test('another retention may bring them to every server of the stream', () => {
    const change = (consumers: number) =>
      preview({ retention: 'interest' }, IN_RG2, having(consumers, full('2.15.1')), { num_replicas: 3 })
        .predicted
    expect(change(4)).toEqual({ outcome: 'accepted' })
    expect(change(5)).toMatchObject({ outcome: 'unknown' })
  })

  test('replicas that are assigned and not yet reported count', () => {
    const snapshot = full('2.15.1')
    const [model] = sampleSnapshot().streams
    if (!model) throw new Error('the sample has streams')
    const replicas = model.replicas.map((r, i) => ({ ...r, server: `rg3-az${i + 1}` }))
    const many = Array.from({ length: 4 }, (_, i) => ({
      ...model,
      name: `M${i}`,
      replicasWanted: 3,
      replicas,
    }))
    const to = { placement: { cluster: 'rg3' } }
    const told = preview(to, IN_RG2, { ...snapshot, streams: many }, { num_replicas: 3 })
    expect(told.predicted).toMatchObject({ errCode: 10005 })
  })
})
