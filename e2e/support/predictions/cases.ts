import { defaultConfig, type SourceConfig, type StreamConfig } from '@/lib/domain/stream-config/model'

/** One create that is predicted first and then sent. */
export interface Case {
  what: string
  config: StreamConfig
}

/** Streams that are there before, for what must not clash with them. */
export const STANDING: StreamConfig = {
  ...defaultConfig('STANDING', ['standing.*']),
  placement: { cluster: 'xr' },
}
/** Promised and never filled: nats-server places by what is promised. */
export const RESERVED: StreamConfig = {
  ...defaultConfig('RESERVED', ['reserved.*']),
  num_replicas: 3,
  max_bytes: 8 * 2 ** 30,
  placement: { cluster: 'rg3' },
}

const CLUSTERS = ['rg1', 'rg2', 'xr', 'nowhere', undefined]
const REPLICAS = [1, 3, 4]
const TAGS = [[], ['az:1'], ['AZ:2'], ['rg:1'], ['az:2', 'rg:2'], ['az:1', 'ssd'], ['!az:1']]

let serial = 0

function make(what: string, change: Partial<StreamConfig>, prefix = 'CASE'): Case {
  const name = `${prefix}${serial++}`
  return { what, config: { ...defaultConfig(name, [`${name.toLowerCase()}.>`]), ...change } }
}

function placed(replicas: number, cluster?: string, tags: string[] = [], more: Partial<StreamConfig> = {}) {
  const placement = { ...(cluster ? { cluster } : {}), ...(tags.length > 0 ? { tags } : {}) }
  const storage = more.storage ? ` ${more.storage}` : ''
  const bytes = more.max_bytes ? ` max ${more.max_bytes}` : ''
  return make(`R${replicas} ${cluster ?? 'anywhere'} [${tags.join(' ')}]${storage}${bytes}`, {
    num_replicas: replicas,
    ...(cluster || tags.length > 0 ? { placement } : {}),
    ...more,
  })
}

/** Clusters × replicas × tags: 105. */
export function placements(): Case[] {
  return CLUSTERS.flatMap((cluster) => REPLICAS.flatMap((r) => TAGS.map((tags) => placed(r, cluster, tags))))
}

/** Storage that there is, and more than there is; the larger of what is promised and what is used counts. */
export function sizes(): Case[] {
  const sizes: Partial<StreamConfig>[] = [
    { storage: 'memory' },
    { storage: 'memory', max_bytes: 100 * 2 ** 20 },
    { storage: 'memory', max_bytes: 2 ** 30 },
    { storage: 'file', max_bytes: 2 ** 30 },
    { storage: 'file', max_bytes: 11 * 2 ** 30 },
  ]
  return ['rg1', 'xr', undefined].flatMap((c) =>
    sizes.map((more) => placed(c === 'rg1' ? 3 : 1, c, [], more)),
  )
}

/** Room that is promised to another stream. */
export function promised(): Case[] {
  return [
    placed(3, 'rg3', [], { max_bytes: 4 * 2 ** 30 }),
    placed(1, 'rg3', [], { max_bytes: 2 ** 30 }),
    placed(1, 'rg3', [], { max_bytes: 3 * 2 ** 30, storage: 'file' }),
  ]
}

/** What is refused whatever the cluster looks like, and what is there already. */
export function invalid(): Case[] {
  const wrong: [string, Partial<StreamConfig>][] = [
    ['R6', { num_replicas: 6 }],
    ['R-1', { num_replicas: -1 }],
    ['name a*', { name: 'a*' }],
    ['name a/b', { name: 'a/b' }],
    ['name of 256', { name: 'x'.repeat(256) }],
    ['description', { description: 'x'.repeat(5000) }],
    ['subjects twice', { subjects: ['twice.a', 'twice.a'] }],
    ['subjects overlap', { subjects: ['over.*', 'over.b'] }],
    ['subject a..b', { subjects: ['a..b'] }],
    ['subject with space', { subjects: ['a b'] }],
    ['subject $JS.API.>', { subjects: ['$JS.API.>'] }],
    ['max age 50ms', { max_age: 50e6, duplicate_window: 0 }],
    ['window above age', { max_age: 60e9 }],
    ['window 10ms', { duplicate_window: 10e6 }],
    ['roll-ups without purge', { allow_rollup_hdrs: true, deny_purge: true }],
    ['discard per subject, old', { discard_new_per_subject: true, max_msgs_per_subject: 1 }],
    ['discard per subject, no limit', { discard_new_per_subject: true, discard: 'new' }],
    ['mirror direct without mirror', { mirror_direct: true }],
    ['mirror with subjects', { mirror: { name: 'STANDING' } }],
    ['mirror', { mirror: { name: 'STANDING' }, subjects: [], duplicate_window: 0 }],
    ['sources', { sources: [{ name: 'STANDING', filter_subject: 'standing.a' }], subjects: [] }],
    ['republish cycle', { subjects: ['cycle.*'], republish: { src: 'cycle.*', dest: 'cycle.x' } }],
    ['republish of foreign subjects', { republish: { src: 'foreign.*', dest: 'copied.x' } }],
    ['name in use, other config', { name: 'STANDING', subjects: ['elsewhere.*'] }],
    ['the same again', STANDING],
    ['subjects in use', { subjects: ['standing.one'] }],
    ['subjects in use by wildcard', { subjects: ['*.two'] }],
  ]
  return wrong.map(([what, change]) => make(what, change))
}

const HANDED = { name: 'STANDING', consumer: { name: 'HANDS', deliver_subject: 'hands.over' } }
const through = (more: Partial<SourceConfig> = {}): Partial<StreamConfig> => ({
  sources: [{ ...HANDED, ...more }],
})

/** What newer versions refuse: nothing to older ones, which drop these fields. */
export function modern(): Case[] {
  const wrong: [string, Partial<StreamConfig>][] = [
    ['counter, discard new', { allow_msg_counter: true, discard: 'new' }],
    ['counter, interest', { allow_msg_counter: true, retention: 'interest' }],
    ['schedules, discard new', { allow_msg_schedules: true, discard: 'new' }],
    ['async R3', { persist_mode: 'async', num_replicas: 3, placement: { cluster: 'rg1' } }],
    ['async memory', { persist_mode: 'async', storage: 'memory' }],
    ['delete markers 10ms', { allow_msg_ttl: true, subject_delete_marker_ttl: 10e6 }],
    ['through a consumer', through()],
    ['through a consumer, from a start', through({ opt_start_seq: 5 })],
    ['through a consumer without a subject', through({ consumer: { name: 'HANDS', deliver_subject: '' } })],
    ['two through one consumer', { sources: [...(through().sources ?? []), ...(through().sources ?? [])] }],
    [
      'mirror through a consumer, filtered',
      { mirror: { ...HANDED, filter_subject: 'standing.a' }, subjects: [], duplicate_window: 0 },
    ],
    ['mirror, atomic', { mirror: { name: 'STANDING' }, subjects: [], allow_atomic: true }],
  ]
  return wrong.map(([what, change]) => make(what, change))
}

/** With one server of rg2 gone. */
export function withoutOne(): Case[] {
  return [1, 2, 3].flatMap((r) => [
    placed(r, 'rg2'),
    placed(r, 'rg2', ['az:1']),
    placed(r, 'rg2', ['az:3']),
    placed(r, 'xr'),
  ])
}

/** A few of each, for `npm test`. */
export function few(): Case[] {
  const every = <T>(list: T[], n: number) => list.filter((_, i) => i % n === 0)
  return [...every(placements(), 8), ...every(sizes(), 5), ...every(invalid(), 3)]
}
