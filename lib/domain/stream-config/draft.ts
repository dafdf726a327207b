import { type ConfigProblems, checkConfig } from './check'
import { isUnlimited, parseDuration } from './duration'
import type { Discard, Parsed, Retention, Storage, StreamConfig } from './model'
import { nameProblem } from './name'
import { parseCount, parseSize } from './size'

/** What a person has typed so far, as typed. */
export interface StreamDraft {
  account: string
  name: string
  description: string
  subjects: string[]
  storage: Storage
  /** '' leaves the cluster to the server. */
  cluster: string
  tags: string[]
  replicas: number
  maxAge: string
  maxBytes: string
  maxMsgs: string
  maxMsgsPerSubject: string
  maxMsgSize: string
  maxConsumers: string
  retention: Retention
  discard: Discard
  dupeWindow: string
  allowRollup: boolean
  denyDelete: boolean
  denyPurge: boolean
}

export type DraftProblems = Partial<Record<keyof StreamDraft, string>>

/** An empty form with the defaults of the `nats` CLI. */
export function emptyDraft(account: string): StreamDraft {
  return {
    account,
    name: '',
    description: '',
    subjects: [],
    storage: 'file',
    cluster: '',
    tags: [],
    replicas: 1,
    maxAge: '',
    maxBytes: '',
    maxMsgs: '',
    maxMsgsPerSubject: '',
    maxMsgSize: '',
    maxConsumers: '',
    retention: 'limits',
    discard: 'old',
    dupeWindow: '2m',
    allowRollup: false,
    denyDelete: false,
    denyPurge: false,
  }
}

const LIMITS = [
  ['maxBytes', 'max_bytes', parseSize],
  ['maxMsgs', 'max_msgs', parseCount],
  ['maxMsgsPerSubject', 'max_msgs_per_subject', parseCount],
  ['maxMsgSize', 'max_msg_size', parseSize],
  ['maxConsumers', 'max_consumers', parseCount],
] as const

const FIELD_OF: [keyof StreamConfig, keyof StreamDraft][] = [
  ['name', 'name'],
  ['description', 'description'],
  ['subjects', 'subjects'],
  ['retention', 'retention'],
  ['storage', 'storage'],
  ['num_replicas', 'replicas'],
  ['discard', 'discard'],
  ['max_age', 'maxAge'],
  ['max_bytes', 'maxBytes'],
  ['max_msgs', 'maxMsgs'],
  ['max_msgs_per_subject', 'maxMsgsPerSubject'],
  ['max_msg_size', 'maxMsgSize'],
  ['max_consumers', 'maxConsumers'],
  ['duplicate_window', 'dupeWindow'],
  ['allow_rollup_hdrs', 'allowRollup'],
  ['deny_delete', 'denyDelete'],
  ['deny_purge', 'denyPurge'],
  ['placement', 'cluster'],
]

/**
 * Reads a draft. `config` is what would be sent, with unreadable fields at their defaults so that a preview is
 * possible while one types; `problems` says by field what is wrong, and is empty when `config` may be sent.
 */
export function readDraft(draft: StreamDraft): { config: StreamConfig; problems: DraftProblems } {
  const problems: DraftProblems = {}
  const take = <T>(field: keyof StreamDraft, parsed: Parsed<T>, otherwise: T): T => {
    if (parsed.ok) return parsed.value
    problems[field] = parsed.reason
    return otherwise
  }
  const limits = {
    max_bytes: -1,
    max_msgs: -1,
    max_msgs_per_subject: -1,
    max_msg_size: -1,
    max_consumers: -1,
  }
  for (const [field, key, parse] of LIMITS) {
    if (!isUnlimited(draft[field])) limits[key] = take(field, parse(draft[field]), -1)
  }
  const maxAge = isUnlimited(draft.maxAge) ? 0 : take('maxAge', parseDuration(draft.maxAge), 0)
  const window = take('dupeWindow', parseDuration(draft.dupeWindow), 120e9)
  const name = draft.name.trim()
  const description = draft.description.trim()
  const config: StreamConfig = {
    name,
    ...(description === '' ? {} : { description }),
    // Without subjects nats-server takes the name as the subject; said in the open instead.
    subjects: draft.subjects.length > 0 || nameProblem(name) ? draft.subjects : [name],
    retention: draft.retention,
    storage: draft.storage,
    num_replicas: draft.replicas,
    discard: draft.discard,
    max_age: maxAge,
    ...limits,
    duplicate_window: window,
    allow_rollup_hdrs: draft.allowRollup,
    deny_delete: draft.denyDelete,
    deny_purge: draft.denyPurge,
    ...(draft.cluster === '' && draft.tags.length === 0
      ? {}
      : {
          placement: {
            ...(draft.cluster === '' ? {} : { cluster: draft.cluster }),
            ...(draft.tags.length === 0 ? {} : { tags: draft.tags }),
          },
        }),
  }
  const rules: ConfigProblems = checkConfig(config)
  if (draft.subjects.length === 0) delete rules.subjects
  for (const [key, field] of FIELD_OF) {
    const reason = rules[key]
    if (reason) problems[field] ??= reason
  }
  if (draft.account === '') problems.account = 'Choose an account.'
  return { config, problems }
}
