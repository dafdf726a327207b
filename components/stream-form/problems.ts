import type { Snapshot } from '@/lib/domain/model'
import type { DraftProblems, StreamDraft } from '@/lib/domain/stream-config/draft'
import { readDraft } from '@/lib/domain/stream-config/read-draft'
import { overlapWith } from '@/lib/domain/stream-config/subject'

/** The order of the fields on screen: the first bad one gets the focus. */
export const FIELDS = [
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
  'dupeWindow',
  'allowRollup',
  'denyDelete',
  'denyPurge',
] as const satisfies readonly (keyof StreamDraft)[]

/** All that is wrong with a draft, by itself and beside the streams of its account that the snapshot knows. */
export function draftProblems(draft: StreamDraft, snapshot: Snapshot): DraftProblems {
  const { config, problems } = readDraft(draft)
  const streams = snapshot.streams.filter((s) => s.account === draft.account)
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
  return problems
}
