import { type Fact, Lines } from '@/components/table/Facts'
import {
  because,
  bytesFact,
  durationFact,
  figureFact,
  limitFact,
  textFact,
  timeFact,
  yesNo,
} from '@/components/table/fact'
import { bytes, count, duration } from '@/lib/domain/format'
import type { Stream } from '@/lib/domain/model'
import type { StreamDetail, StreamGroup, StreamPeer } from '@/lib/domain/stream-detail'
import { isAtLeast } from '@/lib/domain/version'

const lines = (term: string, of: readonly string[] | null): Fact => ({
  term,
  value: of === null ? null : of.length === 0 ? 'none' : <Lines of={of} />,
})
const capital = (word: string | null) => word && word.charAt(0).toUpperCase() + word.slice(1)

/** `File - Limits`, as the CLI writes it; empty when neither is known. */
export const retentionText = (of: { storage: string | null; retention: string | null }): string =>
  [capital(of.storage), capital(of.retention)].filter(Boolean).join(' - ')

/** "Configuration" of `nats stream info`, in its order. */
export function configFacts({ config: c }: StreamDetail): Fact[] {
  return [
    { term: 'Description', value: c.description || 'none', words: true },
    lines('Subjects', c.subjects),
    yesNo('Acknowledgements', c.acknowledgements),
    textFact('Retention', retentionText(c)),
    figureFact('Replicas', c.replicas),
    textFact('Discard Policy', capital(c.discard)),
    yesNo('Discard New Per Subject', c.discardNewPerSubject),
    because(
      durationFact('Duplicate Window', c.duplicateWindowMs),
      'none: it takes no messages from publishers',
    ),
    yesNo('Allows Msg Delete', c.allowMsgDelete),
    yesNo('Allows Purge', c.allowPurge),
    yesNo('Allows Rollups', c.allowRollups),
    yesNo('Allows Direct Get', c.allowDirect),
    yesNo('Mirror Direct Get', c.mirrorDirect),
    yesNo('Sealed', c.sealed),
    textFact('Compression', c.compression),
  ]
}

/** What is set seldom. A flag that was left out is `false` where the version knows it; `version` is of who answered. */
export function optionFacts(
  { config: { options: o }, apiLevel }: StreamDetail,
  version: string | null,
): Fact[] {
  const flag = (term: string, is: boolean | null, since: string) =>
    yesNo(term, is ?? (isAtLeast(version, since) ? false : null))
  const since210 = isAtLeast(version, '2.10')
  const none = (value: string | null) => value ?? (since210 ? 'none' : null)
  const arrow = (t: { from: string; to: string | null }) => (t.to === null ? t.from : `${t.from} → ${t.to}`)
  return [
    figureFact('API Level Required', apiLevel),
    textFact('Persistence Mode', o.persistMode ?? (isAtLeast(version, '2.12') ? 'default' : null)),
    figureFact('First Sequence', o.firstSeq ?? (since210 ? 1 : null)),
    textFact('Subject Transform', none(o.subjectTransform && arrow(o.subjectTransform))),
    textFact(
      'Republishing',
      o.republish ? `${arrow(o.republish)}${o.republish.headersOnly ? ', headers only' : ''}` : 'none',
    ),
    flag('Allows Atomic Batch', o.allowAtomic, '2.12'),
    flag('Allows Fast Batch', o.allowBatched, '2.14'),
    flag('Allows Counters', o.allowCounter, '2.12'),
    flag('Allows Per-Message TTL', o.allowMsgTtl, '2.11'),
    flag('Allows Schedules', o.allowSchedules, '2.12'),
    {
      ...durationFact('Delete Marker TTL', o.deleteMarkerTtlMs),
      value:
        o.deleteMarkerTtlMs === null
          ? isAtLeast(version, '2.11')
            ? 'none'
            : null
          : duration(o.deleteMarkerTtlMs),
    },
    textFact(
      'Consumers Inactive',
      none(o.consumerInactiveMs === null ? null : duration(o.consumerInactiveMs)),
    ),
    textFact(
      'Consumers Ack Pending',
      none(o.consumerMaxAckPending === null ? null : count(o.consumerMaxAckPending)),
    ),
  ]
}

/** Who else answers for the stream, nearest first; null where that was not asked. */
export function alternateFact({ alternates }: StreamDetail): Fact {
  const words = alternates?.map((a) => [a.name, a.cluster, a.domain].filter(Boolean).join(' · ')) ?? null
  return {
    ...lines('Alternates', words),
    title: words === null ? 'only the account of the stream tells them' : undefined,
  }
}

export function limitFacts({ config: c }: StreamDetail): Fact[] {
  return [
    limitFact('Maximum Messages', c.maxMessages),
    limitFact('Maximum Per Subject', c.maxMessagesPerSubject),
    limitFact('Maximum Bytes', c.maxBytes, bytes, ' B'),
    limitFact('Maximum Age', c.maxAgeMs, duration, ' ms'),
    limitFact('Maximum Message Size', c.maxMessageSize, bytes, ' B'),
    limitFact('Maximum Consumers', c.maxConsumers),
  ]
}

/** "Cluster Information": leader, then each replica in the CLI's words. */
export function clusterFacts({ cluster: g }: StreamDetail): Fact[] {
  if (g === null) return [{ term: 'Cluster', value: 'not clustered', words: true }]
  return [
    textFact('Name', g.name),
    { term: 'Leader', value: g.leader ?? 'no leader', words: g.leader === null },
    ...g.replicas.map((p) => textFact('Replica', `${p.server}, ${peerWords(p)}`)),
    groupFact(timeFact('Leader Since', g.leaderSince), g),
    groupFact(textFact('Raft Group', g.raftGroup), g),
  ]
}

/** A stream of one replica has no group, so nobody was elected. */
const groupFact = (fact: Fact, { leader, replicas }: StreamGroup): Fact =>
  leader !== null && replicas.length === 0 ? because(fact, 'one replica has no Raft group') : fact

/** `current, seen 0.00s ago` · `outdated, seen 0.58s ago, 1 operation behind`. */
export function peerWords(p: StreamPeer): string {
  const parts = [p.current === null ? 'state not reported' : p.current ? 'current' : 'outdated']
  if (p.offline) parts.push('OFFLINE')
  parts.push(p.activeMs === null ? 'not seen' : `seen ${(p.activeMs / 1000).toFixed(2)}s ago`)
  if (p.lag) parts.push(`${count(p.lag)} ${p.lag === 1 ? 'operation' : 'operations'} behind`)
  return parts.join(', ')
}

export function stateFacts({ state: s, created }: StreamDetail): Fact[] {
  return [
    figureFact('Messages', s.messages),
    bytesFact('Bytes', s.bytes),
    figureFact('FirstSeq', s.firstSeq),
    emptyAware('First Message', s.firstAt, s.messages),
    figureFact('LastSeq', s.lastSeq),
    emptyAware('Last Message', s.lastAt, s.messages === 0 && s.lastSeq === 0 ? 0 : null),
    figureFact('Deleted', s.deleted),
    s.lost === null
      ? { term: 'Lost', value: null }
      : { term: 'Lost', value: `${count(s.lost.messages)} (${bytes(s.lost.bytes)})` },
    // Left out where there are none.
    figureFact('Subjects', s.subjects ?? (s.messages === 0 ? 0 : null)),
    figureFact('Active Consumers', s.consumers),
    timeFact('Created', created),
  ]
}

/** The time of a message that is not there is not unknown. */
const emptyAware = (term: string, iso: string | null, messages: number | null): Fact =>
  iso === null && messages === 0 ? { term, value: 'none yet', words: true } : timeFact(term, iso)

export const metadataFacts = ({ config: c }: StreamDetail): Fact[] =>
  Object.entries(c.metadata ?? {}).map(([term, value]) => textFact(term, value))

export const askedFacts = ({ config: c }: StreamDetail): Fact[] => askedOf(c.placement)

export const askedOf = ({ cluster, tags }: Stream['placement']): Fact[] => [
  { term: 'Placement Cluster', value: cluster ?? 'any', words: cluster === null },
  lines('Placement Tags', tags),
]
