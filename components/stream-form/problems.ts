import type { Snapshot } from '@/lib/domain/model'
import { decidingVersion } from '@/lib/domain/placement/rules'
import type { DraftProblems, StreamDraft } from '@/lib/domain/stream-config/draft'
import { draftField } from '@/lib/domain/stream-config/draft-fields'
import { oldestOf, unsupported } from '@/lib/domain/stream-config/features'
import { readDraft } from '@/lib/domain/stream-config/read-draft'
import { overlapWith } from '@/lib/domain/stream-config/subject'

/** The order of the fields on screen: the first bad one gets the focus. */
const FIELDS = [
  'account',
  'name',
  'subjects',
  'description',
  'storage',
  'cluster',
  'tags',
  'replicas',
  'maxAge',
  'maxBytes',
  'maxMsgs',
  'maxMsgsPerSubject',
  'maxMsgSize',
  'maxConsumers',
  'retention',
  'discard',
  'discardPerSubject',
  'dupeWindow',
  'noAck',
  'compression',
  'allowRollup',
  'allowMsgTtl',
  'markerTtl',
  'counter',
  'atomic',
  'batched',
  'schedules',
  'mirror',
  'mirrorDirect',
  'sources',
  'transformSource',
  'transformDestination',
  'republishSource',
  'republishDestination',
  'republishHeadersOnly',
  'inactiveThreshold',
  'maxAckPending',
  'denyDelete',
  'denyPurge',
  'allowDirect',
  'persistMode',
  'firstSeq',
  'metadata',
  'unknown',
] as const satisfies readonly (keyof StreamDraft)[]

/** The field of these that stands first on screen, with its place in a list (`sources.1.name`). */
export function firstField(fields: readonly string[]): string | null {
  const order: readonly string[] = FIELDS
  const rank = (field: string) => order.indexOf(field.split('.')[0] ?? '')
  const [first] = [...fields].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  return first ?? null
}

/**
 * All that is wrong with a draft, by itself, beside the streams of its account that the snapshot knows, and for the
 * servers that are there. `editing` is the name of the stream that is changed, which clashes with nothing of its own.
 */
export function draftProblems(
  draft: StreamDraft,
  snapshot: Snapshot,
  editing: string | null = null,
): DraftProblems {
  const { config, problems } = readDraft(draft, decidingVersion(snapshot))
  const streams = snapshot.streams.filter((s) => s.account === draft.account && s.name !== editing)
  if (streams.some((s) => s.name === config.name)) {
    problems.name ??= `Taken: ${draft.account} has a stream ${config.name}.`
  }
  const clash = overlapWith(
    config.subjects,
    streams.filter((s) => s.name !== config.name),
  )
  if (clash) {
    problems.subjects ??= `"${clash.ours}" overlaps with "${clash.theirs}" of ${clash.stream.name} in ${draft.account}.`
  }
  for (const [path, reason] of Object.entries(unsupported(config, oldestOf(snapshot)))) {
    problems[draftField(path)] ??= reason
  }
  return problems
}
