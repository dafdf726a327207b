import { stringifyExact, type Whole } from '../exact-json'
import { formatDuration } from './duration'
import type { StreamConfig } from './model'
import { formatSize } from './size'
import { withUnknown } from './unknown'

/**
 * The `nats stream add` command that creates exactly this config, as words of a command line.
 * Every limit is named so that the CLI asks nothing; `--no-allow-direct` because today's CLI turns direct access on by itself.
 * Mirrors and sources are given as JSON, the only form in which the CLI asks nothing about them (0.2 and later).
 * Flags read from natscli, cli/stream_command.go (`addCreateFlags`), and held against a recorded list in the tests; `npm run
 * bench:cli` runs such lines and compares what the servers then hold.
 */
export function cliWords(c: StreamConfig): string[] {
  if (!flagsCanSay(c)) return ['nats', 'stream', 'add', c.name, `--config=${c.name}.json`]
  const size = (n: Whole) => (n < 0 ? '-1' : formatSize(n))
  const flag = <T>(name: string, value: T | undefined, write: (value: T) => string = String) =>
    value === undefined ? [] : [`--${name}=${write(value)}`]
  const on = (name: string, value: boolean | undefined) => (value ? [`--${name}`] : [])
  return [
    'nats',
    'stream',
    'add',
    c.name,
    ...(c.subjects.length > 0 ? [`--subjects=${c.subjects.join(',')}`] : []),
    ...flag('mirror', c.mirror, stringifyExact),
    ...(c.sources ?? []).map((source) => `--source=${stringifyExact(source)}`),
    ...flag('description', c.description),
    `--storage=${c.storage}`,
    ...flag('compression', c.compression),
    `--replicas=${c.num_replicas}`,
    ...flag('cluster', c.placement?.cluster),
    ...(c.placement?.tags ?? []).map((tag) => `--tag=${tag}`),
    ...(c.no_ack ? ['--no-ack'] : []),
    `--retention=${c.retention === 'workqueue' ? 'work' : c.retention}`,
    `--discard=${c.discard}`,
    ...on('discard-per-subject', c.discard_new_per_subject),
    ...flag('first-sequence', c.first_seq),
    ...(c.duplicate_window > 0 ? [`--dupe-window=${formatDuration(c.duplicate_window)}`] : []),
    ...(c.duplicate_window === 0 && !c.mirror ? ['--dupe-window=0s'] : []),
    `--max-age=${c.max_age === 0 ? '-1' : formatDuration(c.max_age)}`,
    `--max-bytes=${size(c.max_bytes)}`,
    `--max-msgs=${c.max_msgs}`,
    `--max-msg-size=${size(c.max_msg_size)}`,
    `--max-msgs-per-subject=${c.max_msgs_per_subject}`,
    `--max-consumers=${c.max_consumers}`,
    c.allow_rollup_hdrs ? '--allow-rollup' : '--no-allow-rollup',
    c.deny_delete ? '--deny-delete' : '--no-deny-delete',
    c.deny_purge ? '--deny-purge' : '--no-deny-purge',
    c.allow_direct ? '--allow-direct' : '--no-allow-direct',
    ...on('allow-mirror-direct', c.mirror_direct),
    ...on('allow-batch', c.allow_atomic),
    ...on('allow-fast', c.allow_batched),
    ...on('allow-counter', c.allow_msg_counter),
    ...on('allow-msg-ttl', c.allow_msg_ttl),
    ...on('allow-schedules', c.allow_msg_schedules),
    ...flag('subject-del-markers-ttl', c.subject_delete_marker_ttl, formatDuration),
    ...flag('transform-source', c.subject_transform?.src),
    ...flag('transform-destination', c.subject_transform?.dest),
    ...flag('republish-source', c.republish?.src),
    ...flag('republish-destination', c.republish?.dest),
    ...on('republish-headers', c.republish?.headers_only),
    ...flag('limit-consumer-inactive', c.consumer_limits?.inactive_threshold, formatDuration),
    ...flag('limit-consumer-max-pending', c.consumer_limits?.max_ack_pending),
    ...flag('persist-mode', c.persist_mode),
    ...Object.entries(c.metadata ?? {}).map(([key, value]) => `--metadata=${key}=${value}`),
  ]
}

/**
 * Whether flags can say it, or it goes in a file (`--config`): the CLI takes a comma as the end of a subject, wants both
 * ends of a transform, and has no flag for what it does not know.
 */
function flagsCanSay(c: StreamConfig): boolean {
  const { subject_transform: transform } = c
  if (transform && (transform.src === '' || transform.dest === '')) return false
  return !withUnknown(c) && c.subjects.every(isOneWord)
}

/** Whether `--subjects` leaves it whole. */
export const isOneWord = (subject: string): boolean => !/[,\s]/.test(subject)

/** The command for a POSIX shell, broken over lines of at most `width` characters where words allow it. */
export function cliCommand(c: StreamConfig, width = 72): string {
  const lines: string[] = []
  let line = ''
  for (const word of cliWords(c).map(shellQuote)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = ` ${word}`
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join(' \\\n ')
}

/** Quotes a word for a POSIX shell when it needs it. In a flag, only its value, as people write it. */
export function shellQuote(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word
  const flag = /^--[\w-]+=/.exec(word)?.[0] ?? ''
  return `${flag}'${word.slice(flag.length).replaceAll("'", "'\\''")}'`
}
