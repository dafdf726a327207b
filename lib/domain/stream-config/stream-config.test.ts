import { describe, expect, test } from 'vitest'
import { checkConfig } from './check'
import { cliCommand, cliWords, shellQuote } from './cli'
import { emptyDraft } from './draft'
import { formatDuration, isUnlimited, parseDuration } from './duration'
import { defaultConfig } from './model'
import { readDraft } from './read-draft'
import { formatSize, parseCount, parseSequence, parseSize } from './size'
import { withUsualWindow } from './usual-window'

const HOUR = 3600e9

test.each([
  ['2m', 120e9],
  ['14d', 14 * 24 * HOUR],
  ['1h30m', 1.5 * HOUR],
  ['1.5h', 1.5 * HOUR],
  ['1h 30m', 1.5 * HOUR],
  ['100ms', 100e6],
  ['1w', 7 * 24 * HOUR],
  ['1M', 30 * 24 * HOUR],
  ['1y', 365 * 24 * HOUR],
  ['0', 0],
])('%s is %d ns', (text, ns) => {
  expect(parseDuration(text)).toEqual({ ok: true, value: ns })
  expect(parseDuration(formatDuration(ns))).toEqual({ ok: true, value: ns })
})

test.each(['5', 'soon', '2m3', '-2m', '', '2 parsecs', '900y'])('%j is no duration', (text) => {
  expect(parseDuration(text).ok).toBe(false)
})

test('a duration without unit is told which units there are', () => {
  expect(parseDuration('5')).toMatchObject({ reason: expect.stringContaining('5m') })
})

test.each([
  ['512', 512],
  ['1GiB', 2 ** 30],
  ['20GB', 20 * 2 ** 30],
  ['64k', 65536],
  ['1.5 MiB', 1.5 * 2 ** 20],
  ['3 B', 3],
])('%s is %d bytes', (text, bytes) => {
  expect(parseSize(text)).toEqual({ ok: true, value: bytes })
  expect(parseSize(formatSize(bytes))).toEqual({ ok: true, value: bytes })
})

test('what 64 bits hold is exact, what they do not is refused', () => {
  expect(parseSize('4096PiB')).toEqual({ ok: true, value: 2n ** 62n })
  expect(formatSize(2n ** 62n)).toBe('4096PiB')
  expect(parseSize('9223372036854775807')).toEqual({ ok: true, value: 2n ** 63n - 1n })
  expect(parseDuration('120d1ns')).toEqual({ ok: true, value: 10368000000000001n })
  expect(formatDuration(10368000000000001n)).toBe('120d1ns')
  expect(parseCount('9007199254740993')).toEqual({ ok: true, value: 9007199254740993n })
  expect(parseCount('9223372036854775808').ok).toBe(false)
  expect(parseSequence('18446744073709551615')).toEqual({ ok: true, value: 2n ** 64n - 1n })
  expect(parseSequence('18446744073709551616').ok).toBe(false)
})

test.each(['1.3', 'lots', '-5', '1GiBs', '9000PiB'])('%j is no size', (text) => {
  expect(parseSize(text).ok).toBe(false)
})

test('counts and unlimited', () => {
  expect(parseCount('1,000')).toEqual({ ok: true, value: 1000 })
  expect(parseCount('1.5').ok).toBe(false)
  for (const text of ['', ' ', 'unlimited', 'Unlimited', '-1']) expect(isUnlimited(text)).toBe(true)
  expect(isUnlimited('0')).toBe(false)
})

describe('the usual duplicate window', () => {
  const sent = (of: object) => readDraft(withUsualWindow({ ...emptyDraft('APP'), name: 'A', ...of })).config
  test.each([
    [{}, 120e9],
    [{ maxAge: '1m' }, 60e9],
    [{ maxAge: '2m' }, 120e9],
    [{ maxAge: 'unlimited' }, 120e9],
    [{ maxAge: 'soon' }, 120e9],
    [{ maxAge: '1m', dupeWindow: '30s' }, 30e9],
  ])('%j is %d ns', (of, ns) => expect(sent(of).duplicate_window).toBe(ns))
  test('direct access is on unless it is taken away', () => {
    expect(sent({}).allow_direct).toBe(true)
    expect(sent({ allowDirect: false }).allow_direct).toBeUndefined()
  })
})

describe('rules between fields', () => {
  const config = defaultConfig('A', ['a'])
  test('the defaults are fine', () => expect(checkConfig(config)).toEqual({}))
  test('duplicate window longer than max age', () => {
    expect(checkConfig({ ...config, max_age: 60e9 })).toHaveProperty('duplicate_window')
    expect(checkConfig({ ...config, max_age: 120e9 })).toEqual({})
  })
  test.each([
    [{ max_age: 50e6, duplicate_window: 100e6 }, 'max_age'],
    [{ num_replicas: 6 }, 'num_replicas'],
    [{ num_replicas: 0 }, 'num_replicas'],
    [{ max_msg_size: 2 ** 31 }, 'max_msg_size'],
    [{ max_bytes: 0 }, 'max_bytes'],
    [{ deny_purge: true, allow_rollup_hdrs: true }, 'deny_purge'],
    [{ description: 'x'.repeat(4097) }, 'description'],
    [{ subjects: ['a.*', 'a.b'] }, 'subjects'],
  ])('%j is told at %s', (change, field) => {
    expect(Object.keys(checkConfig({ ...config, ...change }))).toEqual([field])
  })
})

// The two commands of the reference scenario, flag by flag.
const SCENARIO_FLAGS = [
  '--retention=limits',
  '--storage=file',
  '--replicas=3',
  '--discard=old',
  '--dupe-window=2m',
  '--max-age=-1',
  '--max-msgs=-1',
  '--max-bytes=-1',
  '--max-msg-size=-1',
  '--max-msgs-per-subject=-1',
  '--max-consumers=-1',
  '--allow-rollup',
  '--no-deny-delete',
  '--no-deny-purge',
]

describe.each([
  { name: 'EVENTS', cluster: 'xr', subject: 'events.*' },
  { name: 'ORDERS', cluster: 'rg2', subject: 'orders.*' },
])('the scenario’s $name', ({ name, cluster, subject }) => {
  const read = readDraft({
    ...emptyDraft('APP'),
    name,
    subjects: [subject],
    cluster,
    replicas: 3,
    maxAge: 'unlimited',
    allowRollup: true,
    allowDirect: false,
  })
  test('is sent as the CLI sends it', () => {
    expect(read.problems).toEqual({})
    expect(read.config).toEqual({
      name,
      subjects: [subject],
      retention: 'limits',
      storage: 'file',
      num_replicas: 3,
      discard: 'old',
      duplicate_window: 120_000_000_000,
      max_age: 0,
      max_msgs: -1,
      max_bytes: -1,
      max_msg_size: -1,
      max_msgs_per_subject: -1,
      max_consumers: -1,
      allow_rollup_hdrs: true,
      deny_delete: false,
      deny_purge: false,
      placement: { cluster },
    })
  })
  test('is the scenario’s command', () => {
    const words = cliWords(read.config)
    expect(words.slice(0, 4)).toEqual(['nats', 'stream', 'add', name])
    // The scenario's CLI (2022) had direct access off; today's turns it on unless told.
    expect(words.slice(4).sort()).toEqual(
      [...SCENARIO_FLAGS, `--cluster=${cluster}`, `--subjects=${subject}`, '--no-allow-direct'].sort(),
    )
  })
})

test('a draft with everything set', () => {
  const { config, problems } = readDraft({
    ...emptyDraft('APP'),
    name: ' LABELS ',
    description: "Bob's labels",
    subjects: ['labels.*'],
    tags: ['az:1', 'ssd'],
    storage: 'memory',
    maxAge: '14d',
    maxBytes: '20GB',
    maxMsgs: '1,000',
    maxMsgsPerSubject: '1',
    maxMsgSize: '1MiB',
    maxConsumers: '5',
    retention: 'workqueue',
    discard: 'new',
    denyDelete: true,
  })
  expect(problems).toEqual({})
  expect(config).toMatchObject({
    name: 'LABELS',
    max_age: 14 * 24 * HOUR,
    max_bytes: 20 * 2 ** 30,
    placement: { tags: ['az:1', 'ssd'] },
  })
  expect(cliCommand(config)).toContain("'Bob'\\''s labels'")
  expect(cliWords(config)).toEqual(
    expect.arrayContaining([
      '--tag=az:1',
      '--tag=ssd',
      '--retention=work',
      '--max-bytes=20GiB',
      '--max-age=14d',
    ]),
  )
  expect(
    Math.max(
      ...cliCommand(config)
        .split('\n')
        .map((l) => l.length),
    ),
  ).toBeLessThan(80)
})

test('each unreadable field is told at that field, and the preview goes on', () => {
  const { config, problems } = readDraft({
    ...emptyDraft(''),
    name: 'a.b',
    subjects: ['a b'],
    maxAge: '5',
    maxBytes: 'lots',
    dupeWindow: '',
  })
  expect(Object.keys(problems).sort()).toEqual([
    'account',
    'dupeWindow',
    'maxAge',
    'maxBytes',
    'name',
    'subjects',
  ])
  expect(config).toMatchObject({ max_age: 0, max_bytes: -1, duplicate_window: 120e9 })
})

test('without subjects the name is the subject, as nats-server does it', () => {
  expect(readDraft({ ...emptyDraft('APP'), name: 'X' }).config.subjects).toEqual(['X'])
  expect(readDraft(emptyDraft('APP')).problems).toEqual({ name: 'A stream needs a name.' })
})

test.each([
  ['plain-word', 'plain-word'],
  ['--subjects=a.*', "--subjects='a.*'"],
  ['$SYS.x', "'$SYS.x'"],
  ["it's", "'it'\\''s'"],
])('%s is quoted as %s', (word, quoted) => expect(shellQuote(word)).toBe(quoted))
