import { defaultConfig, type StreamConfig } from '@/lib/domain/stream-config/model'

/** One stream, made by Orrery and by the printed line. */
export interface AddCase {
  what: string
  config: StreamConfig
  /** The first line of nats-server that has it. */
  since?: string
}

const ORIGIN = 'ORIGIN'
let serial = 0

function add(what: string, change: Partial<StreamConfig>, since?: string): AddCase {
  const name = `ADD${serial++}`
  const config = { ...defaultConfig(name, [`${name.toLowerCase()}.*`]), ...change }
  return { what, config, ...(since === undefined ? {} : { since }) }
}
const copies = (what: string, change: Partial<StreamConfig>, since?: string) =>
  add(what, { subjects: [], duplicate_window: 0, ...change }, since)

/** Every option of every group of the form, alone and together; names, words and figures that a shell or the CLI may misread. */
export function addCases(): AddCase[] {
  return [
    add('nothing but defaults', {}),
    add('description', { description: 'it\'s $HOME "quoted" \\ `x` = y' }),
    add('description of several lines', { description: 'one\ntwo' }),
    add('description that begins with a dash', { description: '--no-ack' }),
    add('several subjects', { subjects: ['add.several.a.*', 'add.several.b.>'] }),
    add('a subject with a comma', { subjects: ['add.x,y'] }),
    add('memory', { storage: 'memory' }),
    add('R3 in a cluster', { num_replicas: 3, placement: { cluster: 'rg2' } }),
    add('tags', { placement: { tags: ['az:1'] } }),
    add('cluster and tags', { placement: { cluster: 'rg2', tags: ['az:1', 'AZ:1'] } }),
    add('excluded tag', { placement: { cluster: 'rg2', tags: ['!az:1'] } }, '2.12'),
    add('no acknowledgements', { no_ack: true }),
    add('everything, unacknowledged', { subjects: ['add.everything.>'], no_ack: true, allow_direct: true }),
    add('interest', { retention: 'interest' }),
    add('work queue', { retention: 'workqueue' }),
    add('discard new', { discard: 'new', max_msgs: 5 }),
    add('discard new per subject', {
      discard: 'new',
      discard_new_per_subject: true,
      max_msgs_per_subject: 2,
    }),
    add('max age of days', { max_age: 14 * 86_400e9 }),
    add('max age of mixed units', { max_age: 5_400e9 + 250e6 }),
    add('max age below the usual window', { max_age: 60e9, duplicate_window: 60e9 }),
    add('max age of a nanosecond more', { max_age: 86_400e9 + 1 }),
    add('max bytes', { max_bytes: 2 ** 30 }),
    add('max bytes odd', { max_bytes: 1_000_001 }),
    add('max bytes beyond 2^53', { max_bytes: 2 ** 53 }),
    add('max messages', { max_msgs: 1_000_000 }),
    add('max per subject', { max_msgs_per_subject: 7 }),
    add('max message size', { max_msg_size: 65_536 }),
    add('max message size odd', { max_msg_size: 1001 }),
    add('max consumers', { max_consumers: 9 }),
    add('duplicate window', { duplicate_window: 90e9 }),
    add('duplicate window of days', { duplicate_window: 2 * 86_400e9 }),
    add('roll-ups', { allow_rollup_hdrs: true }),
    add('deny delete and purge', { deny_delete: true, deny_purge: true }),
    add('direct access', { allow_direct: true }),
    add('compression', { compression: 's2' }, '2.10'),
    add('first sequence', { first_seq: 100 }, '2.10'),
    add('metadata', { metadata: { owner: 'team-a', 'with space': 'x=y', empty: '', quote: "it's" } }, '2.10'),
    add('consumer limits', { consumer_limits: { inactive_threshold: 3600e9, max_ack_pending: 50 } }, '2.10'),
    add('consumer limit of days', { consumer_limits: { inactive_threshold: 2 * 86_400e9 } }, '2.10'),
    add('subject transform', { subject_transform: { src: 'a.*', dest: 'b.$1' } }, '2.10'),
    add('subject transform of all', { subject_transform: { src: '', dest: 'all.>' } }, '2.10'),
    add('subject transform to itself', { subject_transform: { src: 'a.*', dest: '' } }, '2.10'),
    add('republish', { subjects: ['a.*'], republish: { src: 'a.*', dest: 'copy.$1' } }),
    add('republish headers', {
      subjects: ['a.>'],
      republish: { src: 'a.>', dest: 'copies.>', headers_only: true },
    }),
    copies('mirror', { mirror: { name: ORIGIN } }),
    copies('mirror, direct', { mirror: { name: ORIGIN }, mirror_direct: true, allow_direct: true }),
    copies('mirror from a sequence', { mirror: { name: ORIGIN, opt_start_seq: 7 } }),
    copies('mirror from a time, filtered', {
      mirror: { name: ORIGIN, opt_start_time: '2026-11-22T14:03:05.123456789Z', filter_subject: 'origin.a' },
    }),
    copies(
      'mirror with transforms',
      { mirror: { name: ORIGIN, subject_transforms: [{ src: 'origin.*', dest: 'kept.$1' }] } },
      '2.10',
    ),
    copies('mirror of another account', {
      mirror: { name: ORIGIN, external: { api: '$JS.hub.API', deliver: 'hub.deliver' } },
    }),
    copies('sources', { sources: [{ name: ORIGIN }, { name: 'OTHER', filter_subject: 'other.>' }] }),
    add('sources beside subjects', { sources: [{ name: ORIGIN, opt_start_seq: 3 }] }),
    copies(
      'source with transforms and filter',
      {
        sources: [
          {
            name: ORIGIN,
            subject_transforms: [
              { src: 'origin.a', dest: 'kept.a' },
              { src: 'origin.b', dest: '' },
            ],
          },
        ],
      },
      '2.10',
    ),
    add('TTL of messages', { allow_msg_ttl: true }, '2.11'),
    add(
      'delete markers',
      { allow_msg_ttl: true, subject_delete_marker_ttl: 60e9, allow_rollup_hdrs: true },
      '2.11',
    ),
    add(
      'delete markers of days',
      { allow_msg_ttl: true, subject_delete_marker_ttl: 2 * 86_400e9, allow_rollup_hdrs: true },
      '2.11',
    ),
    add('counter', { allow_msg_counter: true }, '2.12'),
    add('atomic batches', { allow_atomic: true }, '2.12'),
    add('schedules', { allow_msg_schedules: true, allow_msg_ttl: true, allow_rollup_hdrs: true }, '2.12'),
    add('asynchronous writing', { persist_mode: 'async' }, '2.12'),
    add('fast batches', { allow_batched: true }, '2.14'),
    add('name that a shell would read', { name: "O'NE$X" }),
    add('name with a semicolon', { name: 'A;B&C' }),
    add('name with umlauts', { name: 'Grüße' }),
    add('all of it', WHOLE, '2.14'),
  ]
}

const WHOLE: Partial<StreamConfig> = {
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
  placement: { cluster: 'rg2' },
  no_ack: true,
  allow_direct: true,
  compression: 's2',
  first_seq: 100,
  sources: [{ name: ORIGIN, filter_subject: 'origin.>' }],
  subject_transform: { src: 'whole.*', dest: 'kept.$1' },
  republish: { src: 'kept.*', dest: 'copy.$1', headers_only: true },
  consumer_limits: { inactive_threshold: 3600e9, max_ack_pending: 50 },
  metadata: { owner: 'team-a' },
  allow_msg_ttl: true,
  subject_delete_marker_ttl: 60e9,
  allow_atomic: true,
  allow_batched: true,
}
