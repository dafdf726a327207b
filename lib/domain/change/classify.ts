import { isWhole, stringifyExact, type Whole } from '../exact-json'
import type { ChangeClass, FieldChange, RawConfig } from '../operation'
import { formatDuration } from '../stream-config/duration'
import { formatSize } from '../stream-config/size'
import { isAtLeast } from '../version'
import { diffConfigs, type FieldDiff } from './diff'
import { valueAt } from './raw'

type Verdict = [ChangeClass, string]
/** @param version of the meta leader; null is the newest */
type Judge = (diff: FieldDiff, after: RawConfig, version: string | null) => Verdict

const harmless =
  (reason: string): Judge =>
  () => ['harmless', reason]
const losing =
  (reason: string): Judge =>
  () => ['data-loss', reason]
const num = (value: unknown): Whole => (isWhole(value) ? value : Number.POSITIVE_INFINITY)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** A limit: lower (or set at all) loses, higher does not. */
function limit(words: (to: unknown) => string): Judge {
  return ({ from, to }) =>
    num(to) >= num(from) ? ['harmless', 'More is kept from now on.'] : ['data-loss', words(to)]
}

/**
 * A limit of the whole stream: the only ones that discard new keeps by refusing what comes, and that since 2.10.7 only
 * (filestore.go and memstore.go, `enforceMsgLimit`, `enforceBytesLimit`).
 */
function whole(words: (to: unknown) => string): Judge {
  const judge = limit(words)
  return (diff, after, version) => {
    const [kind, reason] = judge(diff, after, version)
    const refuses = after.discard === 'new' && (version === null || isAtLeast(version, '2.10.7'))
    const say = kind === 'data-loss' && refuses
    return [kind, say ? 'New messages are refused once it is reached; what is stored stays.' : reason]
  }
}

/** A first limit of each subject is not carried out at once before 2.11 (filestore.go, `UpdateConfig`: unlimited is −1 there). */
const perSubject: Judge = (diff, after, version) => {
  const late = diff.from === null && version !== null && !isAtLeast(version, '2.11')
  const when = late ? 'deleted as soon as another comes' : 'deleted at once'
  return limit((to) => `All but the newest ${to} messages of each subject are ${when}.`)(diff, after, version)
}

const placed: Judge = (_, after) =>
  valueAt(after, 'placement.cluster') === null && valueAt(after, 'placement.tags') === null
    ? ['harmless', 'The stream stays where it is: it is only not bound to servers any more.']
    : ['harmless', 'The stream moves: everything is copied to the new servers first, then the old copies go.']

/** A switch that cannot be turned off again. */
const oneWay =
  (reason: string): Judge =>
  ({ to }) =>
    to === null ? ['harmless', 'Off again.'] : ['irreversible', reason]
const onOff =
  (on: Verdict, off: Verdict): Judge =>
  ({ to }) =>
    to === null ? off : on

/** What each field means when it changes, as nats-server carries it out (stream.go, `updateWithAdvisory`; read at 2.9.10, 2.10.27 and 2.15.1). */
const JUDGES: Record<string, Judge> = {
  name: losing('A stream keeps its name: this would be another stream.'),
  description: harmless('Only words.'),
  metadata: harmless('Only words.'),
  max_msgs: whole((to) => `All but the newest ${to} messages are deleted at once.`),
  max_bytes: whole((to) => `The oldest messages beyond ${formatSize(num(to))} are deleted at once.`),
  max_age: limit((to) => `Messages older than ${formatDuration(num(to))} are deleted at once.`),
  max_msgs_per_subject: perSubject,
  max_msg_size: ({ from, to }) =>
    num(to) >= num(from)
      ? ['harmless', 'Larger messages are taken from now on.']
      : ['data-loss', 'Larger messages are refused from now on; what is stored stays.'],
  max_consumers: ({ from, to }) =>
    num(to) >= num(from)
      ? ['harmless', 'More consumers may be made from now on.']
      : ['data-loss', 'Further consumers are refused beyond it; those that there are stay.'],
  num_replicas: ({ from, to }) => {
    const [was, is] = [from === null ? 1 : Number(num(from)), to === null ? 1 : Number(num(to))]
    if (is > was) return ['harmless', 'Further copies are made; the leader sends them everything.']
    return ['data-loss', `${was - is} of ${was} copies are deleted; fewer losses of servers are survived.`]
  },
  subjects: ({ from, to }) => {
    const gone = list(from).filter((s) => !list(to).includes(s))
    if (gone.length === 0) return ['harmless', 'More is stored from now on.']
    return ['data-loss', `Messages on ${gone.join(', ')} are no longer stored; what is stored stays.`]
  },
  discard: ({ to }) =>
    to === 'new'
      ? ['data-loss', 'At a limit new messages are refused, where the oldest were deleted before.']
      : ['data-loss', 'At a limit the oldest messages are deleted, where new ones were refused before.'],
  discard_new_per_subject: losing('Which messages are refused at a limit changes.'),
  retention: ({ to }) =>
    to === null
      ? ['harmless', 'Messages stay until a limit deletes them.']
      : ['data-loss', 'Messages that no consumer waits for are deleted.'],
  storage: losing('nats-server moves no stream to another kind of storage.'),
  no_ack: onOff(
    ['data-loss', 'Publishers get no acknowledgement: what is lost on the way is not noticed.'],
    ['harmless', 'Publishers get an acknowledgement for what is stored.'],
  ),
  first_seq: harmless('No effect: the first sequence is used when a stream is made.'),
  persist_mode: onOff(
    ['data-loss', 'Messages are acknowledged before they are written: a crash can lose the newest.'],
    ['harmless', 'Messages are written before they are acknowledged.'],
  ),
  compression: harmless('Blocks written from now on are stored so.'),
  duplicate_window: harmless('Only how long a message id is remembered.'),
  allow_direct: harmless('Only whether followers answer reads.'),
  mirror_direct: harmless('Only whether the mirror answers reads.'),
  allow_rollup_hdrs: onOff(
    ['data-loss', 'Whoever publishes may delete earlier messages by a header.'],
    ['harmless', 'Publishers cannot delete earlier messages any more.'],
  ),
  deny_delete: oneWay('Cannot be taken back: single messages can never be deleted again.'),
  deny_purge: oneWay('Cannot be taken back: the stream can never be purged again.'),
  sealed: oneWay('Cannot be taken back: nothing is ever added to or deleted from the stream again.'),
  allow_msg_ttl: oneWay('Cannot be taken back: whoever publishes may let messages expire.'),
  allow_msg_schedules: oneWay('Cannot be taken back: whoever publishes may schedule messages.'),
  allow_msg_counter: losing('Messages are counted together instead of stored one by one, or no longer.'),
  allow_atomic: harmless('Only whether batches are taken.'),
  allow_batched: harmless('Only whether batches are taken.'),
  subject_delete_marker_ttl: harmless('Only how long markers of deleted subjects stay.'),
  'placement.cluster': placed,
  'placement.tags': placed,
  republish: harmless('Only what is sent on; what is stored stays.'),
  'consumer_limits.inactive_threshold': harmless('Only for consumers.'),
  'consumer_limits.max_ack_pending': harmless('Only for consumers.'),
  subject_transform: losing('Messages are stored under other subjects from now on.'),
  sources: ({ from, to }) => {
    const named = (value: unknown) => list(value).map((s) => stringifyExact(s))
    const gone = named(from).filter((s) => !named(to).includes(s))
    if (gone.length === 0) return ['harmless', 'More is copied into the stream from now on.']
    return ['data-loss', 'What is no longer a source, or another one, is not copied as before.']
  },
  mirror: ({ to }) =>
    to === null
      ? ['irreversible', 'Cannot be taken back: what was a mirror does not follow its origin again.']
      : ['data-loss', 'What is copied into the stream would change.'],
}

/** Each difference with its class and why. A field that Orrery does not know may do anything, and is confirmed. */
export function classify(from: RawConfig, to: RawConfig, version: string | null = null): FieldChange[] {
  return diffConfigs(from, to).map((diff) => {
    const judge = JUDGES[diff.field] ?? JUDGES[diff.field.split('.')[0] ?? ''] ?? UNKNOWN
    const [kind, reason] = judge(diff, to, version)
    return { ...diff, class: kind, reason }
  })
}

const UNKNOWN = losing('Orrery does not know this field, so it cannot say what changing it does.')
const ORDER: readonly ChangeClass[] = ['harmless', 'data-loss', 'irreversible']

/** The worst class of some changes; null when there are none. */
export function worstClass(changes: readonly FieldChange[]): ChangeClass | null {
  const worst = Math.max(-1, ...changes.map((c) => ORDER.indexOf(c.class)))
  return ORDER[worst] ?? null
}

/** Whether the stream's name must be typed for it. */
export const needsConfirm = (kind: ChangeClass | null): boolean =>
  kind === 'data-loss' || kind === 'irreversible'
