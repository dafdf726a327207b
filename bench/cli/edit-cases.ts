import type { RawConfig } from '@/lib/domain/operation'
import { defaultConfig, type StreamConfig } from '@/lib/domain/stream-config/model'

/** One change of a stream, made by Orrery and by the printed line. */
export interface EditCase {
  what: string
  before: StreamConfig
  /** null takes a field away. */
  change: RawConfig
  since?: string
}

const MIRROR = { subjects: [], duplicate_window: 0, mirror: { name: 'ORIGIN' } }
const SCHEDULES = { allow_msg_schedules: true, allow_msg_ttl: true, allow_rollup_hdrs: true }
const PLACED = { placement: { cluster: 'rg2' }, num_replicas: 3 }

let serial = 0

function edit(what: string, change: RawConfig, before: Partial<StreamConfig> = {}, since?: string): EditCase {
  const name = `EDIT${serial++}`
  const config = { ...defaultConfig(name, [`${name.toLowerCase()}.*`]), ...before }
  return { what, before: config, change, ...(since === undefined ? {} : { since }) }
}

/** Every field that can be changed, on and off, and what flags cannot say. */
export function editCases(): EditCase[] {
  const RICH = {
    max_msgs: 9,
    max_bytes: 2 ** 20,
    max_age: 86_400e9,
    max_msgs_per_subject: 3,
    max_msg_size: 512,
  }
  return [
    edit('description', { description: "it's new; $HOME" }),
    edit('no description', { description: null }, { description: 'old' }),
    edit('subjects', { subjects: ['edit.a.*', 'edit.b'] }),
    edit('a subject with a comma', { subjects: ['edit.x,y'] }),
    edit('limits set', RICH),
    edit(
      'limits taken away',
      Object.fromEntries(Object.keys(RICH).map((k) => [k, k === 'max_age' ? 0 : -1])),
      RICH,
    ),
    edit('max age of days', { max_age: 14 * 86_400e9 }),
    edit('max bytes odd', { max_bytes: 1_000_001 }),
    edit('duplicate window', { duplicate_window: 60e9 }),
    edit('discard new', { discard: 'new' }),
    edit('discard old again', { discard: 'old' }, { discard: 'new' }),
    edit('discard new per subject', {
      discard: 'new',
      discard_new_per_subject: true,
      max_msgs_per_subject: 2,
    }),
    edit(
      'no discard per subject',
      { discard_new_per_subject: null },
      {
        discard: 'new',
        discard_new_per_subject: true,
        max_msgs_per_subject: 2,
      },
    ),
    edit('interest', { retention: 'interest' }),
    edit('limits again', { retention: 'limits' }, { retention: 'interest' }),
    edit('R3', { num_replicas: 3 }, { placement: { cluster: 'rg2' } }),
    edit('R1 again', { num_replicas: 1 }, { placement: { cluster: 'rg2' }, num_replicas: 3 }),
    edit('another cluster', { placement: { cluster: 'rg3' } }, { placement: { cluster: 'rg2' } }),
    edit('any cluster', { placement: null }, { placement: { cluster: 'rg2' } }),
    edit('tags', { placement: { cluster: 'rg2', tags: ['az:1'] } }, { placement: { cluster: 'rg2' } }),
    edit('no tags', { placement: { cluster: 'rg2' } }, { placement: { cluster: 'rg2', tags: ['az:1'] } }),
    edit('roll-ups', { allow_rollup_hdrs: true }),
    edit('no roll-ups', { allow_rollup_hdrs: false }, { allow_rollup_hdrs: true }),
    edit('deny delete and purge', { deny_delete: true, deny_purge: true }),
    edit('direct access', { allow_direct: true }, { allow_direct: false }),
    edit('no direct access', { allow_direct: null }, { allow_direct: true }),
    edit('unacknowledged stays so', { max_msgs: 5 }, { no_ack: true }),
    edit('acknowledged again', { no_ack: null }, { no_ack: true }),
    edit('unacknowledged', { no_ack: true }),
    edit('republish', { republish: { src: 'a.*', dest: 'copied.$1' } }, { subjects: ['a.*'] }),
    edit(
      'no republish',
      { republish: null },
      { subjects: ['a.*'], republish: { src: 'a.*', dest: 'copied.$1' } },
    ),
    edit('compression', { compression: 's2' }, {}, '2.10'),
    edit('no compression', { compression: 'none' }, { compression: 's2' }, '2.10'),
    edit('metadata', { metadata: { owner: 'team b', more: "it's" } }, { metadata: { owner: 'a' } }, '2.10'),
    edit('no metadata', { metadata: null }, { metadata: { owner: 'a' } }, '2.10'),
    edit('transform', { subject_transform: { src: 'a.*', dest: 'b.$1' } }, {}, '2.10'),
    edit(
      'no transform',
      { subject_transform: null },
      { subject_transform: { src: 'a.*', dest: 'b.$1' } },
      '2.10',
    ),
    edit('consumer limits', { consumer_limits: { max_ack_pending: 9 } }, {}, '2.10'),
    edit('sources', { sources: [{ name: 'ORIGIN' }] }),
    edit(
      'a source less',
      { sources: [{ name: 'ORIGIN' }] },
      { sources: [{ name: 'ORIGIN' }, { name: 'OTHER' }] },
    ),
    edit('no sources', { sources: null }, { sources: [{ name: 'ORIGIN' }] }),
    edit(
      'direct access of a mirror',
      { mirror_direct: true },
      {
        subjects: [],
        duplicate_window: 0,
        mirror: { name: 'ORIGIN' },
      },
    ),
    edit('TTL of messages', { allow_msg_ttl: true }, {}, '2.11'),
    edit(
      'delete markers',
      { allow_msg_ttl: true, allow_rollup_hdrs: true, subject_delete_marker_ttl: 60e9 },
      {},
      '2.11',
    ),
    edit('atomic batches', { allow_atomic: true }, {}, '2.12'),
    edit('no atomic batches', { allow_atomic: null }, { allow_atomic: true }, '2.12'),
    edit(
      'schedules',
      { allow_msg_schedules: true, allow_msg_ttl: true, allow_rollup_hdrs: true },
      {},
      '2.12',
    ),
    edit('fast batches', { allow_batched: true }, {}, '2.14'),
    edit('sealed', { sealed: true }),
    edit('memory', { storage: 'memory' }),
    edit('to a work queue', { retention: 'workqueue' }),
    edit('from a work queue', { retention: 'limits' }, { retention: 'workqueue' }),
    edit('max consumers', { max_consumers: 5 }),
    edit('first sequence', { first_seq: 50 }, {}, '2.10'),
    edit('a mirror of another', { mirror: { name: 'OTHER' } }, MIRROR),
    edit('no mirror any more', { mirror: null, subjects: ['edit.free.*'] }, MIRROR),
    edit('a mirror where there was none', { mirror: { name: 'ORIGIN' }, subjects: [] }),
    edit('deletes allowed again', { deny_delete: null }, { deny_delete: true }),
    edit('purges allowed again', { deny_purge: null }, { deny_purge: true }),
    edit('no TTL of messages', { allow_msg_ttl: null }, { allow_msg_ttl: true }, '2.11'),
    edit('no schedules', { allow_msg_schedules: null }, SCHEDULES, '2.12'),
    edit('a counter', { allow_msg_counter: true }, {}, '2.12'),
    edit('asynchronous writing', { persist_mode: 'async' }, {}, '2.12'),
    edit('moved and scaled at once', { placement: { cluster: 'rg3' }, num_replicas: 1 }, PLACED),
    edit('max age below the window', { max_age: 60e9 }),
    edit('discard new per subject, no limit', { discard_new_per_subject: true }),
    edit('subjects that overlap', { subjects: ['edit.z.*', 'edit.z.a'] }),
    edit('subjects of another stream', { subjects: ['origin.mine'] }),
    edit('six replicas', { num_replicas: 6 }),
    edit('five replicas of three servers', { num_replicas: 5 }, PLACED),
    edit('a cluster that is not there', { placement: { cluster: 'nowhere' } }, PLACED),
    edit('several at once', { description: 'both', max_msgs: 7, deny_delete: true, allow_direct: true }),
    edit('by flags and file', { description: 'both', metadata: { a: 'b' } }, {}, '2.10'),
    edit('name that a shell would read', { max_msgs: 3 }, { name: "E'D$X" }),
  ]
}
