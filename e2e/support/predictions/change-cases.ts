import type { RawConfig } from '@/lib/domain/operation'
import { defaultConfig, type StreamConfig } from '@/lib/domain/stream-config/model'
import { isAtLeast } from '@/lib/domain/version'

/** One change of a stream that is made for it: predicted first, then sent. */
export interface ChangeCase {
  what: string
  /** As the stream is made; where it is not placed by what it asks, it is made in xr and asks for nothing. */
  from: StreamConfig
  /** Replicas of each consumer that it has; 0 is as many as the stream. */
  consumers?: number[]
  act: { update: RawConfig } | { remove: 'leader' | 'follower' | string }
}

let serial = 0

function make(what: string, from: Partial<StreamConfig>, act: ChangeCase['act']): ChangeCase {
  const name = `CHANGE${serial++}`
  const subjects = from.mirror ? [] : [`${name.toLowerCase()}.>`]
  return { what, from: { ...defaultConfig(name, subjects), ...from }, act }
}

const at = (cluster: string, replicas: number, tags: string[] = []): Partial<StreamConfig> => ({
  num_replicas: replicas,
  placement: { cluster, ...(tags.length > 0 ? { tags } : {}) },
})
const to = (update: RawConfig) => ({ update })
const place = (cluster?: string, ...tags: string[]) => ({
  placement: { ...(cluster ? { cluster } : {}), ...(tags.length > 0 ? { tags } : {}) },
})

/** Other numbers of replicas: in the stream's own cluster, by the unique tag of whoever leads the meta group. */
export function scales(): ChangeCase[] {
  const up: [string, number, number, string[]][] = [
    ['rg1', 1, 3, []],
    ['rg1', 1, 2, []],
    ['rg2', 2, 3, []],
    ['rg2', 1, 3, ['az:1']],
    ['rg1', 3, 5, []],
    ['rg1', 3, 4, []],
    ['xr', 1, 3, []],
    ['xr', 1, 3, ['rg:1']],
    ['xr', 2, 3, ['az:2']],
    ['rg3', 3, 1, []],
    ['rg1', 3, 2, []],
    ['xr', 3, 1, []],
    ['xr', 3, 2, []],
    ['rg2', 1, 6, []],
  ]
  return [
    ...up.map(([cluster, from, replicas, tags]) =>
      make(
        `R${from} → R${replicas} in ${cluster} [${tags}]`,
        at(cluster, from, from === 1 ? tags : []),
        to({ num_replicas: replicas, ...(tags.length > 0 && from > 1 ? {} : {}) }),
      ),
    ),
    make('R1 → R3, nowhere asked', { num_replicas: 1 }, to({ num_replicas: 3 })),
    make('R1 → R3 and no place any more', at('rg2', 1), to({ num_replicas: 3, placement: undefined })),
    make('no place any more', at('rg2', 3), to({ placement: undefined })),
    make('R1 → R3, other tags lost', at('rg1', 1, ['az:1']), to({ num_replicas: 3, placement: undefined })),
  ]
}

/** Other places: as a create, whatever it holds. */
export function moves(): ChangeCase[] {
  return [
    make('rg1 → rg2 R1', at('rg1', 1), to(place('rg2'))),
    make('rg1 → rg2 R3', at('rg1', 3), to(place('rg2'))),
    make('rg1 → xr R3', at('rg1', 3), to(place('xr'))),
    make('xr → rg3 R1', at('xr', 1), to(place('rg3'))),
    make('xr → rg3 R3', at('xr', 3), to(place('rg3'))),
    make('nowhere', at('rg1', 1), to(place('nowhere'))),
    make('tags that nobody has', at('rg1', 1), to(place('rg1', 'ssd'))),
    make('R1 in xr to rg:2', at('xr', 1, ['rg:1']), to(place('xr', 'rg:2'))),
    make('R1 in rg1 to az:3', at('rg1', 1, ['az:1']), to(place('rg1', 'az:3'))),
    make('R3 in rg1 to az:1', at('rg1', 3), to(place('rg1', 'az:1'))),
    make('tags go, cluster stays', at('rg2', 1, ['az:1']), to(place('rg2'))),
    make('cluster goes, tags come', at('xr', 1), to(place(undefined, 'rg:2'))),
    make('away from az:1', at('rg1', 1, ['az:1']), to(place('rg1', '!az:1'))),
    make('move and scale', at('rg1', 1), to({ ...place('rg2'), num_replicas: 3 })),
    make('move and retention', at('rg1', 1), to({ ...place('rg2'), retention: 'interest' })),
  ]
}

/** What asks for no server. */
export function edits(version: string): ChangeCase[] {
  const here = at('rg1', 1)
  const one = (what: string, from: Partial<StreamConfig>, update: RawConfig) =>
    make(what, { ...here, ...from }, to(update))
  const mirror = { mirror: { name: 'STANDING' }, subjects: [], duplicate_window: 0 }
  const older = [
    one('max bytes', {}, { max_bytes: 2 ** 20 }),
    one('less max bytes', { max_bytes: 2 ** 20 }, { max_bytes: 2 ** 10 }),
    one('max bytes beyond every disk', {}, { max_bytes: 2 ** 50 }),
    one('memory beyond every server', { storage: 'memory' }, { max_bytes: 2 ** 50 }),
    one('storage', {}, { storage: 'memory' }),
    one('interest', {}, { retention: 'interest' }),
    one('limits again', { retention: 'interest' }, { retention: 'limits' }),
    one('work queue', {}, { retention: 'workqueue' }),
    one('max consumers', { max_consumers: 2 }, { max_consumers: 5 }),
    one('republish', {}, { republish: { src: '>', dest: 'again.>' } }),
    one('mirror let go', mirror, { mirror: undefined, subjects: [`own${serial}.*`] }),
    one('made a mirror', {}, { mirror: { name: 'STANDING' }, subjects: undefined }),
    one('other mirror', mirror, { mirror: { name: 'FIRST' } }),
    one('deny purge off', { deny_purge: true }, { deny_purge: undefined }),
    one('deny delete off', { deny_delete: true }, { deny_delete: undefined }),
    one('sealed', {}, { sealed: true }),
    one('direct', {}, { allow_direct: true }),
    one('no ack', {}, { no_ack: true }),
    one('roll-ups without purge', { deny_purge: true }, { allow_rollup_hdrs: true }),
    one('discard new per subject', {}, { discard: 'new', discard_new_per_subject: true }),
    one('age 50ms', {}, { max_age: 50e6, duplicate_window: 0 }),
    one('window above age', {}, { max_age: 60e9 }),
    one('subjects in use', {}, { subjects: ['standing.one'] }),
    one('subjects twice', {}, { subjects: ['twice.b', 'twice.b'] }),
    one('description', {}, { description: 'x'.repeat(5000) }),
    one('words', {}, { description: 'x' }),
    one('sources', {}, { sources: [{ name: 'STANDING' }] }),
    one('limits', {}, { max_msgs: 5, max_msgs_per_subject: 2, discard: 'new' }),
  ]
  const newer = [
    one('first sequence', {}, { first_seq: 7 }),
    one('compression', {}, { compression: 's2' }),
    one('subject transform', {}, { subject_transform: { src: '>', dest: 'x.>' } }),
    one('metadata', {}, { metadata: { team: 'a' } }),
  ]
  const newest = [
    one('ttl on', {}, { allow_msg_ttl: true }),
    one('ttl off', { allow_msg_ttl: true }, { allow_msg_ttl: undefined }),
    one('counter', {}, { allow_msg_counter: true }),
    one('async', {}, { persist_mode: 'async' }),
    one('schedules on', { allow_rollup_hdrs: true }, { allow_msg_schedules: true }),
    one(
      'schedules off',
      { allow_rollup_hdrs: true, allow_msg_schedules: true },
      { allow_msg_schedules: undefined },
    ),
    one('atomic', {}, { allow_atomic: true }),
    one('batches', {}, { allow_batched: true }),
    one('markers 10ms', { allow_msg_ttl: true }, { subject_delete_marker_ttl: 10e6 }),
  ]
  return [
    ...older,
    ...(isAtLeast(version, '2.10') ? newer : []),
    ...(isAtLeast(version, '2.14') ? newest : []),
  ]
}

/** Replicas that are taken away: with a server that can take the place, and without. */
export function removals(): ChangeCase[] {
  return [
    make('R2 in rg1: a follower', at('rg1', 2), { remove: 'follower' }),
    make('R2 in rg2: the leader', at('rg2', 2), { remove: 'leader' }),
    make('R3 in rg1: no spare', at('rg1', 3), { remove: 'follower' }),
    make('R3 in rg3: no spare, the leader', at('rg3', 3), { remove: 'leader' }),
    make('R2 in xr', at('xr', 2), { remove: 'follower' }),
    make('nobody of the group', at('rg1', 2), { remove: 'rg3-az1' }),
  ]
}

/** With rg3 promised away. */
export function promisedChanges(): ChangeCase[] {
  return [
    make('into rg3 without room', { ...at('rg1', 1), max_bytes: 4 * 2 ** 30 }, to(place('rg3'))),
    make('into rg3 with room', { ...at('rg1', 1), max_bytes: 2 ** 28 }, to(place('rg3'))),
  ]
}

/** With every server of rg1 as full of replicated assets as it may be, and rg2 empty. */
export function full(): ChangeCase[] {
  return [
    make('full: R1 → R3 in rg1', at('rg1', 1), to({ num_replicas: 3 })),
    make('full: rg2 → rg1 R3', at('rg2', 3), to(place('rg1'))),
    make('full: rg2 → rg1 R1', at('rg2', 1), to(place('rg1'))),
    make('full: R1 → R3 in rg2', at('rg2', 1), to({ num_replicas: 3 })),
  ]
}

/** With every server of rg3 full by one stream and its replicated consumers, and rg2 empty; one at a time. */
export function fullOfConsumers(): ChangeCase[] {
  const having = (consumers: number[], one: ChangeCase): ChangeCase => ({ ...one, consumers })
  const grow = to({ num_replicas: 3 })
  return [
    make('rg2 → rg3 R3', at('rg2', 3), to(place('rg3'))),
    make('rg2 → rg3 R1', at('rg2', 1), to(place('rg3'))),
    having([0, 0, 0], make('R1 → R3, 3 consumers', at('rg2', 1), grow)),
    having([0, 0, 0, 0], make('R1 → R3, 4 consumers', at('rg2', 1), grow)),
    having([1, 1, 1, 1], make('R1 → R3, 4 consumers of R1', at('rg2', 1), grow)),
    having([0, 0, 0], make('rg2 → rg1 R3, 3 consumers', at('rg2', 3), to(place('rg1')))),
    having([0, 0], make('R2 → R3, 2 consumers', at('rg2', 2), grow)),
    having([1, 1, 1], make('interest, 3 consumers of R1', at('rg2', 3), to({ retention: 'interest' }))),
  ]
}
