import { isWhole } from '../exact-json'
import type { FieldChange } from '../operation'
import { isOneWord, shellQuote } from '../stream-config/cli'
import { formatDuration } from '../stream-config/duration'
import { SEALING } from './raw'

type Flags = (value: unknown, change: FieldChange) => string[] | null

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const text =
  (flag: string): Flags =>
  (value) => [`--${flag}=${value ?? ''}`]
const limit =
  (flag: string): Flags =>
  (value) => [`--${flag}=${value ?? -1}`]
const onOff =
  (flag: string): Flags =>
  (value) => [value === true ? `--${flag}` : `--no-${flag}`]
const on =
  (flag: string): Flags =>
  (value) =>
    value === true ? [`--${flag}`] : null
const word =
  (flag: string, otherwise: string): Flags =>
  (value) => [`--${flag}=${value ?? otherwise}`]

/**
 * `nats stream edit` by field; null where its flags cannot say it. Read from natscli 0.5.1, cli/stream_command.go
 * (`addCreateFlags`, `copyAndEditStream`): but for placement, an empty word, 0 and an empty list are "not said" there.
 */
const FLAGS: Record<string, Flags> = {
  description: (value) => (value === null ? null : [`--description=${value}`]),
  subjects: (value) => {
    const subjects = list(value).map(String)
    return subjects.length > 0 && subjects.every(isOneWord) ? [`--subjects=${subjects.join(',')}`] : null
  },
  num_replicas: word('replicas', '1'),
  'placement.cluster': text('cluster'),
  'placement.tags': (value) =>
    list(value).length === 0 ? ['--tag='] : list(value).map((tag) => `--tag=${tag}`),
  retention: (value) => [`--retention=${value === 'workqueue' ? 'work' : (value ?? 'limits')}`],
  discard: word('discard', 'old'),
  discard_new_per_subject: onOff('discard-per-subject'),
  max_age: (value) => [`--max-age=${isWhole(value) ? formatDuration(value) : '0s'}`],
  max_bytes: limit('max-bytes'),
  max_msgs: limit('max-msgs'),
  max_msgs_per_subject: limit('max-msgs-per-subject'),
  max_msg_size: limit('max-msg-size'),
  duplicate_window: (value) => (isWhole(value) ? [`--dupe-window=${formatDuration(value)}`] : null),
  compression: word('compression', 'none'),
  allow_rollup_hdrs: onOff('allow-rollup'),
  deny_delete: onOff('deny-delete'),
  deny_purge: onOff('deny-purge'),
  allow_direct: onOff('allow-direct'),
  mirror_direct: onOff('allow-mirror-direct'),
  allow_msg_ttl: on('allow-msg-ttl'),
  allow_atomic: onOff('allow-batch'),
}

/** The `nats` command for these changes and no others: by flags, or with the JSON in a file where flags cannot say it. */
export function updateCli(stream: string, changes: readonly FieldChange[], noAck: boolean): string {
  const seals = changes.some((c) => c.field === 'sealed' && c.to === true)
  const more = changes.filter((c) => c.field !== 'sealed' && !(c.field in SEALING))
  if (seals && more.length === 0) return `nats stream seal ${shellQuote(stream)}`
  const flags = changes.map((c) => FLAGS[c.field]?.(c.to, c) ?? null)
  // `nats stream edit` says that publishes are acknowledged unless it is told otherwise.
  const words = flags.some((f) => f === null)
    ? ['--config=config.json']
    : [...flags.flatMap((f) => f ?? []), ...(noAck ? ['--no-ack'] : [])]
  return ['nats stream edit', ...[stream, ...words].map(shellQuote)].join(' ')
}
