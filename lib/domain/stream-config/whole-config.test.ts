import { describe, expect, test } from 'vitest'
import { diffConfigs } from '../change/diff'
import { sampleSnapshot } from '../sample'
import { checkConfig } from './check'
import { cliWords } from './cli'
import { decodeConfig } from './decode'
import { emptyDraft } from './draft'
import { lacking, oldestOf, unsupported } from './features'
import echoed from './fixtures/echoed-configs.json'
import recorded from './fixtures/stream-add-flags.json'
import { differing, GROUPS } from './groups'
import { defaultConfig, type StreamConfig } from './model'
import { readDraft } from './read-draft'
import { templates } from './templates'
import { mappingProblem } from './transform'
import { writeDraft } from './write-draft'

const SOURCE = {
  name: 'OTHER',
  opt_start_seq: 7,
  subject_transforms: [
    { src: 'a.*', dest: 'b.$1' },
    { src: 'c.>', dest: '' },
  ],
  external: { api: '$JS.hub.API', deliver: 'hub.deliver' },
}

/** Everything that one stream may have at once. */
const WHOLE: StreamConfig = {
  ...defaultConfig('WHOLE', ['whole.*', 'more.>']),
  description: 'all of it',
  retention: 'interest',
  num_replicas: 3,
  discard: 'new',
  discard_new_per_subject: true,
  max_age: 86_400e9,
  max_bytes: 2 ** 30,
  max_msgs: 1000,
  max_msgs_per_subject: 3,
  max_msg_size: 65_536,
  max_consumers: 9,
  duplicate_window: 90e9,
  allow_rollup_hdrs: true,
  deny_delete: true,
  placement: { cluster: 'rg2', tags: ['az:1', '!slow'] },
  no_ack: true,
  allow_direct: true,
  compression: 's2',
  first_seq: 100,
  sources: [
    SOURCE,
    { name: 'THIRD', opt_start_time: '2026-11-22T14:03:05.123456789Z', filter_subject: 'x.>' },
  ],
  subject_transform: { src: 'whole.*', dest: 'kept.$1' },
  republish: { src: 'kept.*', dest: 'copy.$1', headers_only: true },
  consumer_limits: { inactive_threshold: 3600e9, max_ack_pending: 50 },
  metadata: { owner: 'team-a', 'with space': 'x=y' },
  allow_msg_ttl: true,
  subject_delete_marker_ttl: 60e9,
  allow_atomic: true,
  allow_batched: true,
}
const MIRROR: StreamConfig = {
  ...defaultConfig('MIRROR', []),
  duplicate_window: 0,
  mirror: { name: 'WHOLE', filter_subject: 'whole.>' },
  mirror_direct: true,
}
const OTHERS: StreamConfig = {
  ...defaultConfig('OTHERS', ['others.*']),
  sources: [{ name: 'WHOLE', consumer: { name: 'HANDS', deliver_subject: 'hands.over' } }],
  persist_mode: 'async',
  allow_msg_counter: true,
}
const ALL = [defaultConfig('A', ['a']), WHOLE, MIRROR, OTHERS]

describe('a configuration goes into the form and comes out as it was', () => {
  test.each(ALL)('$name', (config) => {
    const { problems, unknown, config: read } = decodeConfig(JSON.parse(JSON.stringify(config)))
    expect({ problems, unknown }).toEqual({ problems: {}, unknown: {} })
    expect(read).toEqual(config)
    const draft = writeDraft('APP', { config: read, unknown })
    expect(readDraft(draft)).toEqual({ config, problems: {} })
  })

  // To open the form of a stream and to touch nothing must change nothing.
  for (const [version, configs] of Object.entries(echoed)) {
    test.each(configs)(`$name as ${version} echoes it`, (raw) => {
      const decoded = decodeConfig(raw)
      const { config } = readDraft(writeDraft('APP', decoded))
      expect(decoded.problems).toEqual({})
      expect(diffConfigs({ ...raw }, { ...config })).toEqual([])
    })
  }
})

describe('the nats command', () => {
  const flags = new Map(recorded.flags.map((f) => [f.flag, f]))
  test.each(ALL)('every flag of $name is one of the real CLI, with a value where it takes one', (config) => {
    const [, , , , ...words] = cliWords(config)
    expect(words.length).toBeGreaterThan(10)
    for (const word of words) {
      const [, no, name = '', value] = /^--(no-)?([\w-]+?)(=[\s\S]*)?$/.exec(word) ?? []
      const flag = flags.get(name) ?? flags.get(`no-${name}`)
      expect({ word, known: flag !== undefined }).toEqual({ word, known: true })
      expect({ word, value: value !== undefined }).toEqual({ word, value: flag?.value })
      if (no) expect({ word, negatable: flag?.negatable }).toEqual({ word, negatable: true })
    }
  })
  test('what flags cannot say goes in a file', () => {
    expect(cliWords({ ...WHOLE, ...{ later: 1 } })).toEqual([
      'nats',
      'stream',
      'add',
      'WHOLE',
      '--config=WHOLE.json',
    ])
  })
})

describe('what the oldest server lacks', () => {
  const at = (version: string) => {
    const of = sampleSnapshot()
    return oldestOf({ ...of, servers: of.servers.map((s) => (s.key === 'rg3-az1' ? { ...s, version } : s)) })
  }
  test.each([
    [
      '2.9.10',
      ['compression', 'metadata', 'consumer_limits', 'allow_msg_ttl', 'placement.tags', 'allow_batched'],
    ],
    ['2.10.27', ['allow_msg_ttl', 'subject_delete_marker_ttl', 'allow_atomic', 'placement.tags']],
    ['2.12.0', ['allow_batched']],
  ])('%s', (version, fields) => {
    const problems = unsupported(WHOLE, at(version))
    expect(Object.keys(problems)).toEqual(expect.arrayContaining(fields))
    expect(problems[fields[0] ?? '']).toMatch(`rg3-az1 runs ${version}`)
  })
  test('nothing on 2.15.1', () => expect(unsupported(WHOLE, at('2.15.1'))).toEqual({}))
  test('what every version has is never held back', () => expect(lacking('max_age', at('2.9.10'))).toBeNull())
})

describe('rules of the newer options, at their field', () => {
  const base = defaultConfig('A', ['a.*'])
  test.each<[Partial<StreamConfig>, string]>([
    [{ discard_new_per_subject: true }, 'discard_new_per_subject'],
    [{ persist_mode: 'async', num_replicas: 3 }, 'persist_mode'],
    [{ allow_msg_counter: true, retention: 'interest' }, 'allow_msg_counter'],
    [{ subject_delete_marker_ttl: 1e6 }, 'subject_delete_marker_ttl'],
    [{ mirror: { name: 'B' } }, 'subjects'],
    [{ mirror: { name: 'b.c' }, subjects: [] }, 'mirror.name'],
    [{ sources: [{ name: 'B' }, { name: 'B' }] }, 'sources.1.name'],
    [{ sources: [{ name: 'B', external: { api: '' } }] }, 'sources.0.external.api'],
    [
      { sources: [{ name: 'B', consumer: { name: 'c.d', deliver_subject: 'x' } }] },
      'sources.0.consumer.name',
    ],
    [
      { sources: [{ name: 'B', consumer: { name: 'C', deliver_subject: 'x.*' } }] },
      'sources.0.consumer.deliver_subject',
    ],
    [
      { sources: [{ name: 'B', opt_start_seq: 5, consumer: { name: 'C', deliver_subject: 'x' } }] },
      'sources.0.consumer.name',
    ],
    [
      {
        sources: ['x', 'y'].map((deliver_subject) => ({
          name: 'B',
          consumer: { name: 'C', deliver_subject },
        })),
      },
      'sources.1.consumer.name',
    ],
    [
      {
        mirror: { name: 'B', filter_subject: 'a', consumer: { name: 'C', deliver_subject: 'x' } },
        subjects: [],
      },
      'mirror.consumer.name',
    ],
    [{ sources: [{ name: 'B', filter_subject: 'a..b' }] }, 'sources.0.filter_subject'],
    [
      { sources: [{ name: 'B', subject_transforms: [{ src: 'x', dest: '$1' }] }] },
      'sources.0.subject_transforms.0',
    ],
    [{ subject_transform: { src: 'a.*', dest: 'b.$2' } }, 'subject_transform.dest'],
    [{ republish: { src: 'a.*', dest: 'a.x' } }, 'republish.dest'],
    [{ mirror_direct: true }, 'mirror_direct'],
  ])('%j', (change, field) => {
    expect(Object.keys(checkConfig({ ...base, ...change }))).toContain(field)
  })

  test.each([
    ['', []],
    ['>', []],
    ['*', ['republish.src']],
    ['elsewhere.*', ['republish.src']],
  ])('before 2.10 %j as the source of what is republished: %j', (src, fields) => {
    const config = { ...base, republish: { src, dest: 'copy.>' } }
    const problems = Object.keys(checkConfig(config, '2.9.10')).filter((field) => field === 'republish.src')
    expect(problems).toEqual(fields)
    expect(Object.keys(checkConfig(config, '2.10.0'))).not.toContain('republish.src')
  })
})

test.each([
  ['a.*', 'b.$1', true],
  ['a.*', 'b.{{wildcard(1)}}', true],
  ['a.*.*', 'b.{{partition(10,1,2)}}', true],
  ['a.>', 'b.>', true],
  ['', 'b.>', true],
  ['a.*', 'b', true],
  ['a.*', '', true],
  ['a.*', 'b.$2', false],
  ['a.*', 'b.{{shout(1)}}', false],
  ['a.*', 'b.*', false],
  ['a.>', 'b', false],
  ['a', 'b.>', false],
  ['a.*', 'b..c', false],
])('%j can become %j: %s', (source, destination, can) => {
  expect(mappingProblem(source, destination) === null).toBe(can)
})

test('closed groups tell what differs from the default, and every option of the form is somewhere', () => {
  const draft = writeDraft('APP', decodeConfig(WHOLE))
  expect(GROUPS.map((g) => differing(g, emptyDraft('APP')))).toEqual(GROUPS.map(() => ''))
  const told = Object.fromEntries(GROUPS.map((g) => [g.id, differing(g, draft)]))
  expect(told.replication).toBe('2 sources')
  expect(told.behaviour).toContain('interest retention · discard new')
  expect(told.consumers).toBe('inactive at most 1h · at most 50 unacknowledged')
})

test('templates are the scenario’s two streams, for the clusters that are there', () => {
  const [cross, regional] = templates(sampleSnapshot(), 'APP')
  expect(cross && readDraft(cross.draft)).toMatchObject({
    problems: {},
    config: { name: 'EVENTS', num_replicas: 3, placement: { cluster: 'xr' }, allow_rollup_hdrs: true },
  })
  expect(regional?.draft).toMatchObject({ name: 'ORDERS', cluster: 'rg1', replicas: 3 })
  expect(templates({ ...sampleSnapshot(), clusters: [] }, 'APP')).toEqual([])
})
