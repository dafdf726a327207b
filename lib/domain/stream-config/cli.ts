import { formatDuration } from './duration'
import type { StreamConfig } from './model'
import { formatSize } from './size'

/**
 * The `nats stream add` command that creates exactly this config, as words of a command line.
 * Every limit is named so that the CLI asks nothing; `--no-allow-direct` because today's CLI turns direct access on by itself.
 * Flags read from natscli, cli/stream_command.go (`addCreateFlags`).
 */
export function cliWords(c: StreamConfig): string[] {
  const limit = (n: number) => String(n)
  const size = (n: number) => (n < 0 ? '-1' : formatSize(n))
  return [
    'nats',
    'stream',
    'add',
    c.name,
    `--subjects=${c.subjects.join(',')}`,
    ...(c.description ? [`--description=${c.description}`] : []),
    `--storage=${c.storage}`,
    `--replicas=${c.num_replicas}`,
    ...(c.placement?.cluster ? [`--cluster=${c.placement.cluster}`] : []),
    ...(c.placement?.tags ?? []).map((tag) => `--tag=${tag}`),
    `--retention=${c.retention === 'workqueue' ? 'work' : c.retention}`,
    `--discard=${c.discard}`,
    `--dupe-window=${formatDuration(c.duplicate_window)}`,
    `--max-age=${c.max_age === 0 ? '-1' : formatDuration(c.max_age)}`,
    `--max-bytes=${size(c.max_bytes)}`,
    `--max-msgs=${limit(c.max_msgs)}`,
    `--max-msg-size=${size(c.max_msg_size)}`,
    `--max-msgs-per-subject=${limit(c.max_msgs_per_subject)}`,
    `--max-consumers=${limit(c.max_consumers)}`,
    c.allow_rollup_hdrs ? '--allow-rollup' : '--no-allow-rollup',
    c.deny_delete ? '--deny-delete' : '--no-deny-delete',
    c.deny_purge ? '--deny-purge' : '--no-deny-purge',
    '--no-allow-direct',
  ]
}

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
