import { describe, expect, test } from 'vitest'
import type { Server, Snapshot } from '../model'
import { sampleSnapshot } from '../sample'
import { defaultConfig, type StreamConfig } from '../stream-config/model'
import recorded from './fixtures/recorded-placements.json'
import { previewPlacement } from './preview'

function config(replicas: number, cluster?: string, tags: string[] = []): StreamConfig {
  const placement = { ...(cluster ? { cluster } : {}), ...(tags.length > 0 ? { tags } : {}) }
  return { ...defaultConfig('NEW', ['new.*']), num_replicas: replicas, placement }
}

function withServer(name: string, change: Partial<Server>, of = sampleSnapshot()): Snapshot {
  return { ...of, servers: of.servers.map((s) => (s.name === name ? { ...s, ...change } : s)) }
}

/** Moves the meta leader, and with it the unique tag in force. */
function ledFrom(cluster: string, of = sampleSnapshot()): Snapshot {
  const leader = of.servers.find((s) => s.cluster === cluster)
  const meta = { ...of.meta, leader: leader?.key ?? null, uniqueTag: leader?.jetstream?.uniqueTag ?? null }
  return { ...of, meta }
}

describe('against what real servers answered', () => {
  for (const [version, rows] of Object.entries(recorded)) {
    // 2.9 and 2.10 do not know negative tags and take `preferred`, which Orrery never sends.
    const cases = rows.filter((r) => !/preferred|!az/.test(r.case))
    test.each(cases)(`${version}: $case with the meta leader in $metaIn`, (row) => {
      const replicas = Number(/R(\d)/.exec(row.case)?.[1] ?? 3)
      const tags = /tags \[(.+)\]/.exec(row.case)?.[1]
      const cluster = /cluster=(\w+)/.exec(row.case)?.[1]
      const asked = {
        'cluster unknown': config(3, 'nowhere'),
        'tags unmatched': config(3, undefined, ['disk:ssd']),
      }[row.case]
      const preview = previewPlacement(
        ledFrom(row.metaIn),
        asked ?? config(replicas, cluster, tags ? [tags] : []),
      )
      if (typeof row.answer === 'string') {
        expect(preview.predicted).toEqual({ outcome: 'created' })
        const got = /cluster=\S+ leader=(\S+) repl=(\S*)/.exec(row.answer)
        const took = [got?.[1] ?? '', ...(got?.[2] ?? '').split(',').filter((s) => s !== '')]
        const eligible = preview.eligible.map((e) => e.server)
        expect(eligible).toEqual(expect.arrayContaining(took))
      } else {
        expect(preview.predicted).toEqual({
          outcome: 'refused',
          errCode: row.answer.err_code,
          description: row.answer.description,
        })
        expect(preview.fits).toBe(false)
      }
    })
  }
})

describe('the mockup: R3 in rg2, meta leader rg1-az1', () => {
  const preview = previewPlacement(sampleSnapshot(), config(3, 'rg2'), 'APP')
  test('three eligible, nine in other clusters', () => {
    expect(preview.eligible.map((e) => e.server)).toEqual(['rg2-az1', 'rg2-az2', 'rg2-az3'])
    expect(preview.refused).toHaveLength(9)
    expect(preview.refused[0]?.reasons).toEqual([{ code: 'wrong-cluster', text: 'in rg1' }])
    expect(preview).toMatchObject({ fits: true, needed: 3, remedies: [], predicted: { outcome: 'created' } })
  })
  test('outlives a server and an AZ, not the region', () => {
    expect(preview.spread).toEqual({ servers: 3, azs: 3, regions: 1 })
    expect(preview.survives).toEqual({ server: true, az: true, region: false })
    expect(preview.left).toEqual({ server: 2, az: 2, region: 0 })
  })
  test('warns that a meta leader in xr would refuse it', () => {
    expect(preview.uniqueTag).toEqual({ prefix: 'az:', from: 'rg1-az1', known: true, waivedBy: null })
    expect(preview.warnings).toEqual([expect.stringContaining('meta leader moves to xr, rg: is in force')])
  })
})

test('R3 in xr outlives a region', () => {
  const preview = previewPlacement(sampleSnapshot(), config(3, 'xr'))
  expect(preview.spread).toEqual({ servers: 3, azs: 3, regions: 3 })
  expect(preview.survives).toEqual({ server: true, az: true, region: true })
})

test('with the meta leader in xr the remedy for rg2 is to move it', () => {
  const { remedies, refused } = previewPlacement(ledFrom('xr'), config(3, 'rg2'))
  expect(refused.find((r) => r.server === 'rg2-az1')?.reasons).toEqual([
    { code: 'unique-tag-missing', text: 'no rg: tag' },
  ])
  expect(remedies[0]).toMatchObject({
    text: 'Move the meta leader to rg1 or rg2 or rg3: then az: is in force.',
    action: { kind: 'meta-stepdown', cluster: 'rg1' },
  })
  expect(remedies[1]).toMatchObject({ action: { kind: 'set', field: 'cluster', value: 'xr' } })
})

test('too many replicas: the remedy is the number that fits', () => {
  const { remedies } = previewPlacement(sampleSnapshot(), config(5, 'rg2'))
  expect(remedies).toEqual([{ text: 'Choose R3.', action: { kind: 'set', field: 'replicas', value: 3 } }])
})

test('a tag too many', () => {
  const { remedies, predicted } = previewPlacement(sampleSnapshot(), config(3, 'rg1', ['az:1']))
  expect(predicted.description).toBe("no suitable peers for placement, tags not matched ['az:1']")
  expect(remedies[0]).toEqual({
    text: 'Leave out the tag az:1.',
    action: { kind: 'set', field: 'tags', value: [] },
  })
})

describe('servers that cannot', () => {
  const reasonsOf = (snapshot: Snapshot, c = config(3, 'rg2')) =>
    previewPlacement(snapshot, c)
      .refused.find((r) => r.server === 'rg2-az1')
      ?.reasons.map((r) => r.code)
  test.each([
    [{ state: 'down' as const, why: 'socket closed' }, 'offline'],
    [{ state: 'silent' as const }, 'offline'],
    [{ jetstream: null }, 'jetstream-off'],
    [{ metaMember: false }, 'not-meta-member'],
    [{ tags: ['az:1', '!jetstream'] }, 'excluded'],
    [{ tags: [] }, 'unique-tag-missing'],
  ])('%j', (change, code) => expect(reasonsOf(withServer('rg2-az1', change))).toEqual([code]))

  test('storage', () => {
    const big = { ...config(3, 'rg2'), max_bytes: 9 * 2 ** 30 }
    expect(reasonsOf(sampleSnapshot(), big)).toEqual(['storage'])
    const preview = previewPlacement(sampleSnapshot(), big)
    expect(preview.predicted.description).toBe('no suitable peers for placement, insufficient storage')
    expect(preview.remedies.at(-1)?.text).toMatch(/^Lower max bytes to /)
    const room = preview.remedies.at(-1)?.action
    expect(room).toMatchObject({ kind: 'set', field: 'max_bytes' })
  })

  test('two servers of one AZ clash under a unique tag', () => {
    const clash = withServer('rg2-az2', { tags: ['az:1'], az: '1' })
    const preview = previewPlacement(clash, config(3, 'rg2'))
    expect(preview.refused.find((r) => r.server === 'rg2-az2')?.reasons[0]?.code).toBe('unique-tag-clash')
    expect(preview.predicted.description).toBe('no suitable peers for placement, server tag not unique')
    expect(previewPlacement(clash, config(2, 'rg2')).survives.az).toBe(false)
  })
})

test('a killed server: nats-server takes it all the same, so the outcome is unknown', () => {
  const snapshot = withServer('rg2-az1', { state: 'down', why: 'socket closed' })
  const preview = previewPlacement(snapshot, config(3, 'rg2'))
  expect(preview.fits).toBe(false)
  expect(preview.predicted).toMatchObject({
    outcome: 'unknown',
    description: expect.stringContaining('rg2-az1'),
  })
  expect(preview.remedies.map((r) => r.text)).toContain('Bring rg2-az1 back: it is down.')
  expect(previewPlacement(snapshot, config(1, 'rg2')).warnings.join()).toContain('rg2-az1 (down)')
})

test('without a wish the spread is that of the worst cluster', () => {
  const preview = previewPlacement(sampleSnapshot(), config(3))
  expect(preview.eligible).toHaveLength(12)
  expect(preview.spread).toEqual({ servers: 3, azs: 3, regions: 1 })
  expect(preview.survives.region).toBe(false)
})

test('servers without an AZ tag: what an AZ takes away is not known', () => {
  const preview = previewPlacement(ledFrom('xr', withServer('rg1-az1-x', { az: null })), config(3, 'xr'))
  expect(preview.survives).toEqual({ server: true, az: null, region: true })
})

describe('prediction beyond peers', () => {
  const named = (change: Partial<StreamConfig>) =>
    previewPlacement(sampleSnapshot(), { ...config(3, 'rg2'), ...change }, 'APP').predicted
  test('name in use', () =>
    expect(named({ name: 'ORDERS' })).toMatchObject({ outcome: 'exists', errCode: 10058 }))
  test('subjects in use', () => expect(named({ subjects: ['orders.eu'] })).toMatchObject({ errCode: 10065 }))
  test('other accounts do not matter', () => {
    const other = previewPlacement(sampleSnapshot(), { ...config(3, 'rg2'), name: 'ORDERS' }, 'OTHER')
    expect(other.predicted).toEqual({ outcome: 'created' })
  })
  test('bad config', () => expect(named({ num_replicas: 6 })).toMatchObject({ errCode: 10052 }))
  test('no meta leader', () => {
    const of = sampleSnapshot()
    const preview = previewPlacement({ ...of, meta: { ...of.meta, leader: null } }, config(3, 'rg2'))
    expect(preview.predicted).toMatchObject({ outcome: 'refused', errCode: 10008 })
  })
  test('meta quorum lost', () => {
    const of = sampleSnapshot()
    const preview = previewPlacement({ ...of, meta: { ...of.meta, margin: -1 } }, config(3, 'rg2'))
    expect(preview.predicted.outcome).toBe('unknown')
  })
  test('2.9 does not report its unique tag', () => {
    const of = sampleSnapshot()
    const old = {
      ...of,
      meta: { ...of.meta, uniqueTag: null },
      clusters: of.clusters.map((c) => ({ ...c, uniqueTags: [] })),
      servers: of.servers.map((s) => ({
        ...s,
        version: '2.9.10',
        jetstream: s.jetstream && { ...s.jetstream, uniqueTag: null },
      })),
    }
    const preview = previewPlacement(old, config(3, 'rg2'))
    expect(preview).toMatchObject({
      fits: true,
      uniqueTag: { known: false },
      predicted: { outcome: 'unknown' },
    })
  })
})
