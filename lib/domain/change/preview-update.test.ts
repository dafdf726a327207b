import { describe, expect, test } from 'vitest'
import type { RawConfig } from '../operation'
import { IN_RG1, IN_RG2, ledFrom, preview } from './testing/preview'

const eligible = (p: ReturnType<typeof preview>) => p.placement?.eligible.map((e) => e.server)

describe('more replicas', () => {
  test('are looked for in the cluster of the stream, though its config names none', () => {
    const p = preview({ num_replicas: 3 })
    expect(eligible(p)).toEqual(['rg1-az1', 'rg1-az2', 'rg1-az3'])
    expect(p.placement).toMatchObject({ fits: true, kept: ['rg1-az1'], spread: { servers: 3, azs: 3 } })
    expect(p.predicted).toEqual({ outcome: 'accepted' })
  })

  test('are refused where the unique tag in force is not that of its cluster', () => {
    const p = preview({ num_replicas: 3 }, IN_RG1, ledFrom('xr'))
    expect(p.predicted).toEqual({
      outcome: 'refused',
      errCode: 10005,
      description: 'no suitable peers for placement, server tag not unique',
    })
    expect(p.placement?.fits).toBe(false)
    expect(p.placement?.remedies.map((r) => r.action?.kind)).toEqual(['meta-stepdown'])
  })

  test('leave alone who holds one already: neither tags nor room nor liveness are asked of it', () => {
    const snapshot = ledFrom('rg1')
    const lame = { tags: [], state: 'down' as const, jetstream: null }
    const servers = snapshot.servers.map((s) => (s.key === 'rg1-az1' ? { ...s, ...lame } : s))
    const p = preview({ num_replicas: 3 }, IN_RG1, { ...snapshot, servers })
    expect(p.placement).toMatchObject({ fits: true, kept: ['rg1-az1'] })
  })

  test('do not land where a value of the unique tag is taken by one that stays', () => {
    const snapshot = ledFrom('rg1')
    const twin = snapshot.servers.find((s) => s.key === 'rg1-az2')
    const servers = snapshot.servers.map((s) => (s === twin ? { ...s, tags: ['rg:1', 'az:1'] } : s))
    const p = preview({ num_replicas: 3 }, IN_RG1, { ...snapshot, servers })
    expect(p.predicted).toMatchObject({ errCode: 10005 })
    expect(p.placement?.refused.find((r) => r.server === 'rg1-az2')?.reasons).toEqual([
      { code: 'unique-tag-clash', text: 'shares az:1 with rg1-az1, which keeps its replica' },
    ])
  })
})

test('fewer replicas ask no server, whatever the unique tag', () => {
  const p = preview({ num_replicas: 1 }, IN_RG2, ledFrom('xr'), { num_replicas: 3 })
  expect(p.predicted).toEqual({ outcome: 'accepted' })
  expect(eligible(p)).toEqual(IN_RG2.servers)
  expect(p.placement).toMatchObject({ fits: true, kept: ['rg2-az1'], spread: { servers: 1 } })
})

describe('a move', () => {
  test('is placed as a create is', () => {
    const p = preview({ placement: { cluster: 'rg3' } }, IN_RG2, ledFrom('rg1'), { num_replicas: 3 })
    expect(eligible(p)).toEqual(['rg3-az1', 'rg3-az2', 'rg3-az3'])
    expect(p.placement?.kept).toEqual([])
    expect(p.predicted).toEqual({ outcome: 'accepted' })
  })

  test('and a scale at once is refused', () => {
    const p = preview({ placement: { cluster: 'rg3' }, num_replicas: 3 })
    expect(p.predicted).toMatchObject({ outcome: 'refused', errCode: 10123 })
    expect(p.problems).toHaveProperty('num_replicas')
  })

  test('to nowhere in particular is none, and goes together with a scale', () => {
    const from = { placement: { cluster: 'rg1', tags: ['az:1'] } }
    expect(preview({ placement: {} }, IN_RG1, ledFrom('rg1'), from)).toMatchObject({
      placement: null,
      predicted: { outcome: 'accepted' },
    })
    const both = preview({ placement: {}, num_replicas: 3 }, IN_RG1, ledFrom('rg1'), from)
    expect(both.problems).toEqual({})
    expect(both.predicted).toEqual({ outcome: 'accepted' })
  })

  test('while one is under way is refused', () => {
    const held = { ...IN_RG2, servers: [...IN_RG2.servers, 'rg3-az1'] }
    const p = preview({ placement: { cluster: 'rg1' } }, held, ledFrom('rg1'), { num_replicas: 3 })
    expect(p.predicted).toMatchObject({ errCode: 10124 })
  })
})

describe('max bytes alone', () => {
  test('choose no server', () => {
    expect(preview({ max_bytes: 2 ** 20 }).placement).toBeNull()
  })

  test('are refused when the meta leader could not promise the difference', () => {
    expect(preview({ max_bytes: 2 ** 60 }).predicted).toEqual({
      outcome: 'refused',
      errCode: 10047,
      description: 'insufficient storage resources available',
    })
  })
})

describe('what is wrong in itself', () => {
  test('is told at its field before anything is computed', () => {
    const began = performance.now()
    const p = preview({ num_replicas: 2_000_000 })
    expect(performance.now() - began).toBeLessThan(200)
    expect(p.placement).toBeNull()
    expect(p.problems).toEqual({ num_replicas: 'Replicas are 1 to 5.' })
    expect(p.predicted).toMatchObject({ errCode: 10052, description: 'maximum replicas is 5' })
  })

  test.each<[RawConfig, string, string]>([
    [{ max_age: 1000 }, '2.15.1', 'max_age'],
    [{ placement: { cluster: 'rg1', tags: 'az:1' } }, '2.15.1', 'placement.tags'],
    [{ deny_purge: true, allow_rollup_hdrs: true }, '2.15.1', 'deny_purge'],
    [{ placement: { cluster: 'rg1', tags: ['!az:1'] } }, '2.10.27', 'placement.tags'],
    [{ compression: 's2' }, '2.9.10', 'compression'],
    [{ max_consumers: 9 }, '2.10.27', 'max_consumers'],
    [{ storage: 'memory' }, '2.15.1', 'storage'],
  ])('%j on %s', (change, version, field) => {
    expect(Object.keys(preview(change, IN_RG1, ledFrom('rg1', version)).problems)).toEqual([field])
  })

  test('sealing says all that it brings', () => {
    const open = { allow_rollup_hdrs: true, max_age: 86_400e9 }
    const { changes, cli } = preview({ sealed: true }, IN_RG1, ledFrom('rg1'), open)
    expect(changes.map((c) => c.field)).toEqual([
      'allow_rollup_hdrs',
      'deny_delete',
      'deny_purge',
      'discard',
      'max_age',
      'sealed',
    ])
    expect(cli).toMatch(/^nats stream seal /)
  })

  test('a mirror keeps the direct access that nats-server gave it when it becomes a stream of its own', () => {
    const mirror = { subjects: [], mirror: { name: 'ORDERS' }, mirror_direct: true, duplicate_window: 0 }
    const own = { mirror: null, subjects: ['own.>'], duplicate_window: 120e9 }
    const { problems, predicted } = preview(own, IN_RG1, ledFrom('rg1'), mirror)
    expect(problems).toEqual({})
    expect(predicted).not.toMatchObject({ errCode: 10052 })
    const older = preview(own, IN_RG1, ledFrom('rg1', '2.10.27'), mirror)
    expect(older.predicted).toMatchObject({ outcome: 'refused', errCode: 10055 })
  })

  test('what one version refuses and another takes is no problem there', () => {
    expect(preview({ max_consumers: 9 }, IN_RG1, ledFrom('rg1', '2.12.4')).problems).not.toEqual({})
    expect(preview({ max_consumers: 9 }, IN_RG1, ledFrom('rg1', '2.12.7')).problems).toEqual({})
    expect(preview({ max_consumers: 9 }).problems).toEqual({})
    expect(preview({ first_seq: 9 }).problems).toEqual({})
  })
})
