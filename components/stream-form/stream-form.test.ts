import { describe, expect, test } from 'vitest'
import { previewPlacement } from '@/lib/domain/placement/preview'
import { sampleSnapshot } from '@/lib/domain/sample'
import { emptyDraft, emptySource } from '@/lib/domain/stream-config/draft'
import { readDraft } from '@/lib/domain/stream-config/read-draft'
import { progressOf, replicaWords } from './follow'
import { miniMap } from './mini-map'
import { clusterOptions, replicaLimit, tagOptions } from './options'
import { draftProblems, firstField } from './problems'
import { read } from './saved'
import { readAnswer } from './submission'
import { isOpen } from './submission-state'
import { headline, refusalCounts } from './words'

const snapshot = sampleSnapshot()
const draft = { ...emptyDraft('APP'), name: 'NEW', subjects: ['new.*'] }

describe('what there is to choose from', () => {
  test('clusters with their counts', () => {
    expect(clusterOptions(snapshot).map((c) => c.label)).toEqual([
      'rg1 · 3 servers, 3 up, 3 AZs',
      'rg2 · 3 servers, 3 up, 3 AZs',
      'rg3 · 3 servers, 3 up, 3 AZs',
      'xr · 3 servers, 3 up, 3 regions',
    ])
  })
  test('tags with theirs, in all clusters or one', () => {
    expect(tagOptions(snapshot, '', [])).toContainEqual({ tag: 'az:1', servers: 4 })
    expect(tagOptions(snapshot, 'rg2', ['rg:1'])).toEqual([
      { tag: 'az:1', servers: 1 },
      { tag: 'az:2', servers: 1 },
      { tag: 'az:3', servers: 1 },
      { tag: 'rg:1', servers: 0 },
    ])
  })
  test('replicas are limited with the reason', () => {
    expect(replicaLimit(snapshot, 'rg2', [])).toEqual({
      max: 3,
      reason: 'R4 and more do not fit: rg2 has 3 servers.',
    })
    expect(replicaLimit(snapshot, 'rg2', ['az:1'])).toMatchObject({
      max: 1,
      reason: 'R2 and more do not fit: rg2 has 1 server with az:1.',
    })
    expect(replicaLimit(snapshot, 'rg2', ['nope']).max).toBe(1)
  })
})

describe('problems beside other streams', () => {
  test('none for a free name', () => expect(draftProblems(draft, snapshot)).toEqual({}))
  test('a taken name', () => {
    expect(draftProblems({ ...draft, name: 'ORDERS' }, snapshot).name).toContain('Taken')
    expect(draftProblems({ ...draft, name: 'ORDERS', account: 'OTHER' }, snapshot)).toEqual({})
  })
  test('the first on screen is the first to be gone to, with its place in a list', () => {
    expect(firstField(['unknown', 'sources.1.name', 'maxAge'])).toBe('maxAge')
    expect(firstField(['metadata.0', 'sources.1.name', 'sources.0.filter'])).toBe('sources.0.filter')
    expect(firstField([])).toBeNull()
  })
  test('a stream that is edited clashes with nothing of its own', () => {
    const own = { ...draft, name: 'ORDERS', subjects: ['orders.*'] }
    expect(Object.keys(draftProblems(own, snapshot))).toContain('name')
    expect(draftProblems(own, snapshot, 'ORDERS')).toEqual({})
  })
  test('overlapping subjects', () => {
    expect(draftProblems({ ...draft, subjects: ['orders.eu'] }, snapshot).subjects).toBe(
      '"orders.eu" overlaps with "orders.*" of ORDERS in APP.',
    )
  })
})

describe('what a reload brings back', () => {
  const saved = { draft, step: 'follow', requestId: 'abc' }
  test('as it was', () => expect(read(JSON.parse(JSON.stringify(saved)))).toEqual(saved))
  test('with all that lists hold', () => {
    const source = { ...emptySource(), name: 'B', transforms: [{ source: 'a', destination: 'b' }] }
    const lists = {
      sources: [source],
      mirror: source,
      metadata: [{ key: 'k', value: 'v' }],
      unknown: { x: 1 },
    }
    const whole = { ...saved, draft: { ...saved.draft, ...lists } }
    expect(read(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
    for (const broken of [{ sources: [{ name: 'B' }] }, { metadata: ['k'] }, { mirror: 5 }, { unknown: 5 }]) {
      expect(read({ ...saved, draft: { ...saved.draft, ...broken } })).toBeNull()
    }
  })
  test.each([
    null,
    'x',
    {},
    { ...saved, step: 'other' },
    { ...saved, requestId: 1 },
    { ...saved, draft: null, step: null },
    { ...saved, draft: { ...draft, subjects: [1] } },
    { ...saved, draft: { ...draft, replicas: '3' } },
    { ...saved, draft: { ...draft, storage: 'disk' } },
  ])('dropped: %j', (value) => expect(read(value)).toBeNull())
})

describe('answers', () => {
  test('an answer is read', () => {
    const answer = {
      requestId: 'r',
      outcome: 'refused',
      settled: true,
      error: { code: 400, errCode: 10005, description: 'd', explanation: 'e' },
      differs: ['storage'],
    }
    expect(readAnswer({ ...answer, more: 1 })).toEqual(answer)
  })
  test.each([null, {}, { requestId: 'r', outcome: 'great' }, { outcome: 'created' }])(
    'no answer: %j',
    (value) => expect(readAnswer(value)).toBeNull(),
  )
  test('an open outcome is asked after', () => {
    const answer = { requestId: 'r', outcome: 'unknown' as const, settled: false }
    expect(isOpen({ kind: 'answered', answer })).toBe(true)
    expect(isOpen({ kind: 'answered', answer: { ...answer, settled: true } })).toBe(false)
    expect(isOpen({ kind: 'lost' })).toBe(true)
    expect(isOpen({ kind: 'forgotten' })).toBe(false)
  })
})

describe('following', () => {
  test('done with a leader and all replicas current', () => {
    expect(progressOf(snapshot, 'APP', 'ORDERS', 3)).toMatchObject({
      leader: 'rg2-az3',
      current: 3,
      done: true,
    })
    expect(progressOf(snapshot, 'APP', 'NEW', 3)).toMatchObject({
      stream: null,
      current: 0,
      wanted: 3,
      done: false,
    })
  })
  test('replicas in words', () => {
    const replica = {
      server: 's',
      role: 'follower' as const,
      state: 'lagging' as const,
      lag: 2,
      activeMs: null,
    }
    expect(replicaWords(replica)).toBe('2 behind')
    expect(replicaWords({ ...replica, state: 'current' })).toBe('current')
    expect(replicaWords({ ...replica, role: 'leader', state: 'current' })).toBe('leader')
  })
})

describe('the small map', () => {
  const map = miniMap(snapshot)
  test('nine columns, two lanes, every server once', () => {
    expect(map.columns).toHaveLength(9)
    expect(map.lanes).toBe(2)
    expect(map.cells.flatMap((c) => c.servers.map((s) => s.key)).sort()).toEqual(
      snapshot.servers.map((s) => s.key),
    )
  })
  test('xr reaches over all regions', () => {
    expect(map.bands.find((b) => b.cluster === 'xr')).toEqual({
      cluster: 'xr',
      crossRegion: true,
      lane: 1,
      start: 0,
      span: 9,
    })
  })
  test('servers without a cluster have a lane of their own', () => {
    const lone = {
      ...snapshot,
      servers: snapshot.servers.map((s, i) => (i === 0 ? { ...s, cluster: null } : s)),
    }
    expect(miniMap(lone).bands.at(-1)).toMatchObject({ cluster: null, lane: 2 })
    expect(miniMap(lone).cells.flatMap((c) => c.servers)).toHaveLength(12)
  })
})

describe('the headline', () => {
  const preview = (change: Partial<typeof draft>) =>
    previewPlacement(snapshot, readDraft({ ...draft, ...change }).config, 'APP')
  test.each([
    [{ cluster: 'rg2', replicas: 3 }, 'ok', 'It fits: 3 eligible servers for 3 replicas'],
    [{ cluster: 'rg2', replicas: 5 }, 'critical', 'It does not fit: 3 eligible servers for 5 replicas'],
    [{ name: 'ORDERS' }, 'warning', 'The name is taken'],
    [{ subjects: ['orders.x'] }, 'critical', 'The servers would do, but it will be refused'],
    [{ name: '', cluster: 'rg2' }, 'info', '3 eligible servers so far: name the stream'],
    [
      { name: '', cluster: 'rg2', replicas: 5 },
      'critical',
      'It does not fit: 3 eligible servers for 5 replicas',
    ],
  ])('%j', (change, severity, text) =>
    expect(headline(preview(change), { ...draft, ...change }.name !== '')).toEqual({ severity, text }),
  )
  test('refusals are counted by their first reason', () => {
    const counts = refusalCounts(preview({ cluster: 'rg2' }))
    expect(counts[0]).toEqual({ label: 'wrong cluster', count: 9 })
    expect(counts).toHaveLength(5)
  })
})
