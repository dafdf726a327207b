import { describe, expect, test } from 'vitest'
import type { MetaPeer, Server, Snapshot } from '../model'
import { sampleSnapshot } from '../sample'
import { defaultConfig, type StreamConfig } from '../stream-config/model'
import { previewPlacement } from './preview'

const GIB = 2 ** 30

function config(replicas: number, cluster?: string, tags: string[] = []): StreamConfig {
  return {
    ...defaultConfig('NEW', ['new.*']),
    num_replicas: replicas,
    placement: { ...(cluster ? { cluster } : {}), ...(tags.length > 0 ? { tags } : {}) },
  }
}

/** The sample with every server of one version, which is the meta leader's then. */
function at(version: string, of = sampleSnapshot()): Snapshot {
  return { ...of, servers: of.servers.map((s) => ({ ...s, version })) }
}

function changed(name: string, change: (server: Server) => Partial<Server>, of = sampleSnapshot()): Snapshot {
  return { ...of, servers: of.servers.map((s) => (s.name === name ? { ...s, ...change(s) } : s)) }
}

function js(
  name: string,
  change: Partial<NonNullable<Server['jetstream']>>,
  of = sampleSnapshot(),
): Snapshot {
  return changed(name, (s) => ({ jetstream: s.jetstream && { ...s.jetstream, ...change } }), of)
}

function seen(name: string, natsSees: MetaPeer['natsSees'], of = sampleSnapshot()): Snapshot {
  const peers = of.meta.peers.map((p) => (p.server === name ? { ...p, natsSees } : p))
  return { ...of, meta: { ...of.meta, peers } }
}

const reasons = (snapshot: Snapshot, asked: StreamConfig, server: string) =>
  previewPlacement(snapshot, asked)
    .refused.find((r) => r.server === server)
    ?.reasons.map((r) => r.code) ?? []

describe('room is what is left beside the larger of used and promised', () => {
  const promised = js('rg2-az1', { storeReserved: 8 * GIB })
  test.each([
    [2 * GIB, []],
    [3 * GIB, ['storage']],
  ])('%d bytes', (max_bytes, codes) => {
    expect(reasons(promised, { ...config(3, 'rg2'), max_bytes }, 'rg2-az1')).toEqual(codes)
  })
})

describe('max_ha_assets of the meta leader', () => {
  const full = js('rg2-az1', { haAssets: 11 }, js('rg1-az1', { maxHaAssets: 10 }))
  test('a full server takes no replicated stream, and is called a miscellaneous issue', () => {
    const preview = previewPlacement(full, config(3, 'rg2'))
    expect(preview.refused.find((r) => r.server === 'rg2-az1')?.reasons).toEqual([
      { code: 'ha-assets', text: 'holds 10 replicated assets, the meta leader allows 10' },
    ])
    expect(preview.predicted.description).toBe('no suitable peers for placement, miscellaneous issue')
  })
  test.each([
    ['2.15.1', []],
    ['2.14.5', ['ha-assets']],
  ])('R1 on %s', (version, codes) => {
    expect(reasons(at(version, full), config(1, 'rg2'), 'rg2-az1')).toEqual(codes)
  })
  test('before 2.11 it is not reported, and that is said', () => {
    expect(previewPlacement(at('2.10.27'), config(1)).notKnowable.join()).toContain('max_ha_assets')
    expect(previewPlacement(at('2.9.10'), config(1)).notKnowable).toHaveLength(2)
    expect(previewPlacement(at('2.11.0'), config(1)).notKnowable).toEqual([])
  })
})

describe('tags with an exclamation mark', () => {
  const asked = config(2, 'rg2', ['!az:1'])
  test('exclude since 2.12, and switch the unique tag off', () => {
    const preview = previewPlacement(at('2.12.0'), asked)
    expect(preview.eligible.map((e) => e.server)).toEqual(['rg2-az2', 'rg2-az3'])
    expect(preview.uniqueTag.waivedBy).toBe('!az:1')
    const three = previewPlacement(at('2.12.0'), config(3, 'rg2', ['!az:1']))
    expect(three.predicted.description).toBe("no suitable peers for placement, tags excluded ['az:1']")
  })
  test('are tags that nobody has before', () => {
    const preview = previewPlacement(at('2.10.27'), asked)
    expect(preview.eligible).toEqual([])
    expect(preview.uniqueTag.waivedBy).toBeNull()
    expect(preview.predicted.description).toBe("no suitable peers for placement, tags not matched ['!az:1']")
  })
})

describe('a server that nats-server knows to be gone', () => {
  const gone = changed('rg2-az1', () => ({ state: 'down', why: 'shut down' }), seen('rg2-az1', 'offline'))
  test('is refused up to 2.11', () => {
    const { predicted } = previewPlacement(at('2.10.27', gone), config(3, 'rg2'))
    expect(predicted.description).toBe('no suitable peers for placement, peer offline')
    expect(previewPlacement(at('2.10.27', gone), config(2, 'rg2')).predicted.outcome).toBe('created')
  })
  test('is taken last since 2.12, while a majority is online', () => {
    expect(previewPlacement(gone, config(2, 'rg2')).predicted.outcome).toBe('created')
    expect(previewPlacement(gone, config(3, 'rg2')).predicted).toMatchObject({ outcome: 'unknown' })
    const two = changed('rg2-az2', () => ({ state: 'down' }), seen('rg2-az2', 'offline', gone))
    expect(previewPlacement(two, config(3, 'rg2')).predicted.description).toBe(
      'no suitable peers for placement, peer offline',
    )
  })
})

test('a killed server that nats-server still believes in may be chosen for R1', () => {
  const killed = changed('rg2-az1', () => ({ state: 'down', why: 'killed' }))
  const preview = previewPlacement(killed, config(1, 'rg2'))
  expect(preview.fits).toBe(true)
  expect(preview.predicted).toEqual({
    outcome: 'unknown',
    description: 'nats-server may still choose rg2-az1, and would then wait for it.',
  })
})

test('a peer that the meta leader never heard of is not considered, and shows in every refusal', () => {
  const ghost = changed('rg2-az1', () => ({ state: 'down', jetstream: null }), seen('rg2-az1', 'never-heard'))
  expect(previewPlacement(ghost, config(3, 'rg2')).predicted.description).toBe(
    'no suitable peers for placement, miscellaneous issue',
  )
})

test('without a wish the request enters where Orrery is connected to the account', () => {
  const of = sampleSnapshot()
  const connection = { state: 'connected' as const, since: of.at, reason: null, account: 'APP' }
  const accounts = [
    { ...connection, use: 'read' as const, server: 'rg1-az2' },
    { ...connection, use: 'write' as const, server: 'rg3-az1' },
  ]
  const connected = { ...of, coverage: { ...of.coverage, accounts } }
  expect(previewPlacement(connected, config(3), 'APP').entersAt).toBe('rg3')
  expect(previewPlacement(connected, config(3, 'rg1'), 'APP').entersAt).toBeNull()
  expect(previewPlacement(connected, config(3), 'OTHER').entersAt).toBeNull()
})
