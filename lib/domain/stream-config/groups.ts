import { stringifyExact } from '../exact-json'
import { emptyDraft, type StreamDraft } from './draft'

/** A part of the form that is closed until it is wanted. */
export interface Group {
  id: 'behaviour' | 'publishing' | 'replication' | 'subjects' | 'consumers' | 'advanced'
  title: string
  /** What each field is called, and how its value is said beside the closed heading. */
  fields: readonly (readonly [keyof StreamDraft, string | ((draft: StreamDraft) => string)])[]
}

const many = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`

export const GROUPS: readonly Group[] = [
  {
    id: 'behaviour',
    title: 'Behaviour',
    fields: [
      ['retention', (d) => `${d.retention} retention`],
      ['discard', (d) => `discard ${d.discard}`],
      ['discardPerSubject', 'discard per subject'],
      ['dupeWindow', (d) => `duplicate window ${d.dupeWindow || 'none'}`],
      ['noAck', 'no acknowledgements'],
      ['compression', (d) => `compression ${d.compression}`],
    ],
  },
  {
    id: 'publishing',
    title: 'Publishing',
    fields: [
      ['allowRollup', 'roll-ups allowed'],
      ['allowMsgTtl', 'TTL of messages'],
      ['markerTtl', (d) => `delete markers ${d.markerTtl}`],
      ['counter', 'counter'],
      ['atomic', 'atomic batches'],
      ['batched', 'fast batches'],
      ['schedules', 'schedules'],
    ],
  },
  {
    id: 'replication',
    title: 'Replication',
    fields: [
      ['mirror', (d) => `mirror of ${d.mirror?.name || '?'}`],
      ['sources', (d) => many(d.sources.length, 'source')],
      ['mirrorDirect', 'direct access as a mirror'],
    ],
  },
  {
    id: 'subjects',
    title: 'Transform and republish',
    fields: [
      ['transformDestination', (d) => `subjects become ${d.transformDestination}`],
      ['transformSource', (d) => `of ${d.transformSource}`],
      ['republishDestination', (d) => `republished to ${d.republishDestination}`],
      ['republishSource', (d) => `those of ${d.republishSource}`],
      ['republishHeadersOnly', 'headers only'],
    ],
  },
  {
    id: 'consumers',
    title: 'Consumers',
    fields: [
      ['inactiveThreshold', (d) => `inactive at most ${d.inactiveThreshold}`],
      ['maxAckPending', (d) => `at most ${d.maxAckPending} unacknowledged`],
    ],
  },
  {
    id: 'advanced',
    title: 'Advanced',
    fields: [
      ['denyDelete', 'deny delete'],
      ['denyPurge', 'deny purge'],
      ['allowDirect', (d) => (d.allowDirect ? 'direct access' : 'no direct access')],
      ['persistMode', 'asynchronous writing'],
      ['firstSeq', (d) => `first sequence ${d.firstSeq}`],
      ['metadata', (d) => many(d.metadata.length, 'metadata key')],
      ['unknown', (d) => many(Object.keys(d.unknown).length, 'field unknown to Orrery')],
    ],
  },
]

/** What differs from the defaults in a group, in words; '' when nothing does. */
export function differing(group: Group, draft: StreamDraft): string {
  const usual = emptyDraft(draft.account)
  return group.fields
    .filter(([field]) => stringifyExact(draft[field]) !== stringifyExact(usual[field]))
    .map(([, say]) => (typeof say === 'string' ? say : say(draft)))
    .join(' · ')
}

export function groupOf(id: Group['id']): Group {
  const group = GROUPS.find((g) => g.id === id)
  if (!group) throw new Error(`no group ${id}`)
  return group
}
