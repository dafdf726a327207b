import type { Whole } from '../exact-json'
import { checkConfig } from './check'
import type { DraftProblems, SourceDraft, StreamDraft } from './draft'
import { draftField } from './draft-fields'
import { isUnlimited, parseDuration } from './duration'
import { instant } from './instant'
import type { Parsed, Placement, SourceConfig, StreamConfig } from './model'
import { DEFAULT_WINDOW } from './model'
import { nameProblem } from './name'
import { parseCount, parseSequence, parseSize } from './size'
import { setUnknown } from './unknown'

const LIMITS = [
  ['maxBytes', 'max_bytes', parseSize],
  ['maxMsgs', 'max_msgs', parseCount],
  ['maxMsgsPerSubject', 'max_msgs_per_subject', parseCount],
  ['maxMsgSize', 'max_msg_size', parseSize],
  ['maxConsumers', 'max_consumers', parseCount],
] as const

/**
 * Reads a draft. `config` is what would be sent, with unreadable fields at their defaults so that a preview is
 * possible while one types; `problems` says by field what is wrong, and is empty when `config` may be sent.
 * @param version of the meta leader, by whose rules it is held; null is the newest
 */
export function readDraft(
  draft: StreamDraft,
  version: string | null = null,
): { config: StreamConfig; problems: DraftProblems } {
  const problems: DraftProblems = {}
  const take = <T>(field: string, parsed: Parsed<T>, otherwise: T): T => {
    if (parsed.ok) return parsed.value
    problems[field] = parsed.reason
    return otherwise
  }
  const limits: Record<(typeof LIMITS)[number][1], Whole> = {
    max_bytes: -1,
    max_msgs: -1,
    max_msgs_per_subject: -1,
    max_msg_size: -1,
    max_consumers: -1,
  }
  for (const [field, key, parse] of LIMITS) {
    if (!isUnlimited(draft[field])) limits[key] = take(field, parse(draft[field]), -1)
  }
  const maybe = (field: 'inactiveThreshold' | 'markerTtl', text: string) =>
    text.trim() === '' ? 0 : take(field, parseDuration(text), 0)
  const number = (field: string, text: string, parse = parseCount): Whole =>
    text.trim() === '' ? 0 : take(field, parse(text), 0)
  const maxAge = isUnlimited(draft.maxAge) ? 0 : take('maxAge', parseDuration(draft.maxAge), 0)
  const copies = draft.mirror !== null || draft.sources.length > 0
  const window =
    copies && draft.dupeWindow.trim() === ''
      ? 0
      : take('dupeWindow', parseDuration(draft.dupeWindow), DEFAULT_WINDOW)
  const name = draft.name.trim()
  const source = (of: SourceDraft, at: string) => readSource(of, at, number, problems)
  const markerTtl = maybe('markerTtl', draft.markerTtl)
  const inactive = maybe('inactiveThreshold', draft.inactiveThreshold)
  const pending = number('maxAckPending', draft.maxAckPending)
  const firstSeq = number('firstSeq', draft.firstSeq, parseSequence)
  const { transformSource, transformDestination, republishSource, republishDestination } = draft
  const config: StreamConfig = {
    name,
    ...given('description', draft.description.trim()),
    // Without subjects nats-server takes the name as the subject; said in the open instead.
    subjects: draft.subjects.length > 0 || copies || nameProblem(name) ? draft.subjects : [name],
    retention: draft.retention,
    storage: draft.storage,
    num_replicas: draft.replicas,
    discard: draft.discard,
    max_age: maxAge,
    ...limits,
    duplicate_window: window,
    // As nats-server sets it by itself for these two (stream.go, `checkStreamCfgLocked`).
    allow_rollup_hdrs: draft.allowRollup || markerTtl > 0 || draft.schedules,
    deny_delete: draft.denyDelete,
    deny_purge: draft.denyPurge,
    ...given('placement', readPlacement(draft)),
    ...given('no_ack', draft.noAck),
    ...given('discard_new_per_subject', draft.discardPerSubject),
    ...given('allow_direct', draft.allowDirect),
    ...given('mirror_direct', draft.mirrorDirect),
    ...given('compression', draft.compression === 'none' ? null : draft.compression),
    ...given('first_seq', firstSeq),
    ...given('persist_mode', draft.persistMode === 'default' ? null : draft.persistMode),
    ...given('mirror', draft.mirror && source(draft.mirror, 'mirror')),
    ...given('sources', draft.sources.length > 0 && draft.sources.map((s, i) => source(s, `sources.${i}`))),
    ...given(
      'subject_transform',
      (transformSource.trim() || transformDestination.trim()) !== '' && {
        src: transformSource.trim(),
        dest: transformDestination.trim(),
      },
    ),
    ...given(
      'republish',
      (republishSource.trim() || republishDestination.trim()) !== '' && {
        // nats-server writes > for an empty source.
        src: republishSource.trim() || '>',
        dest: republishDestination.trim(),
        ...given('headers_only', draft.republishHeadersOnly),
      },
    ),
    ...given(
      'consumer_limits',
      (inactive > 0 || pending > 0) && {
        ...given('inactive_threshold', inactive),
        ...given('max_ack_pending', pending),
      },
    ),
    ...given('metadata', readMetadata(draft, problems)),
    ...given('allow_msg_ttl', draft.allowMsgTtl || markerTtl > 0),
    ...given('subject_delete_marker_ttl', markerTtl),
    ...given('allow_msg_counter', draft.counter),
    ...given('allow_atomic', draft.atomic),
    ...given('allow_batched', draft.batched),
    ...given('allow_msg_schedules', draft.schedules),
  }
  const rules = checkConfig(config, version)
  if (draft.subjects.length === 0) delete rules.subjects
  for (const [path, reason] of Object.entries(rules)) problems[draftField(path)] ??= reason
  if (draft.account === '') problems.account = 'Choose an account.'
  return { config: setUnknown(config, draft.unknown), problems }
}

/** `{ [key]: value }`, or nothing for false, null, 0 and ''. */
function given<K extends string, V>(key: K, value: V | false | null | 0 | ''): { [P in K]?: V } {
  const out: { [P in K]?: V } = {}
  if (value) out[key] = value
  return out
}

function readPlacement({ cluster, tags }: StreamDraft): Placement | null {
  if (cluster === '' && tags.length === 0) return null
  return { ...given('cluster', cluster), ...(tags.length === 0 ? {} : { tags }) }
}

function readMetadata({ metadata }: StreamDraft, problems: DraftProblems): Record<string, string> | null {
  const out: Record<string, string> = {}
  for (const [i, { key, value }] of metadata.entries()) {
    const name = key.trim()
    if (name === '') problems[`metadata.${i}`] = 'A key is missing.'
    else if (name in out) problems[`metadata.${i}`] = `The key ${name} is there twice.`
    else if (name.startsWith('_nats.')) problems[`metadata.${i}`] = '_nats. is kept for nats-server itself.'
    else out[name] = value
  }
  return Object.keys(out).length > 0 ? out : null
}

function readSource(
  of: SourceDraft,
  at: string,
  number: (field: string, text: string, parse?: typeof parseSequence) => Whole,
  problems: DraftProblems,
): SourceConfig {
  const time = of.startTime.trim()
  const at0 = time === '' ? null : new Date(time)
  if (at0 && Number.isNaN(at0.getTime())) {
    problems[`${at}.startTime`] = 'Not a time. Write 2026-11-22T14:03:05Z.'
  }
  const transforms = of.transforms.map((t) => ({ src: t.source.trim(), dest: t.destination.trim() }))
  const api = of.apiPrefix.trim()
  const deliver = of.deliverPrefix.trim()
  const consumer = { name: of.consumerName.trim(), deliver_subject: of.consumerSubject.trim() }
  return {
    name: of.name.trim(),
    ...given('opt_start_seq', number(`${at}.startSeq`, of.startSeq, parseSequence)),
    // In the words of nats-server, as it was typed when it is complete: nats-server keeps ns, a Date only ms.
    ...given(
      'opt_start_time',
      at0 &&
        !Number.isNaN(at0.getTime()) &&
        instant(/Z$|[+-]\d\d:\d\d$/.test(time) ? time : at0.toISOString()),
    ),
    ...given('filter_subject', of.filter.trim()),
    ...given('subject_transforms', transforms.length > 0 && transforms),
    ...given('external', (api || deliver) !== '' && { api, ...given('deliver', deliver) }),
    ...given('consumer', consumer.name + consumer.deliver_subject !== '' && consumer),
  }
}
