import { formatDuration } from './duration'
import { MAX_REPLICAS, type StreamConfig } from './model'
import { nameProblem } from './name'
import { overlapWithin, subjectProblem } from './subject'

export type ConfigProblems = Partial<Record<keyof StreamConfig, string>>

const SHORTEST = 100e6
const INT32 = 2 ** 31 - 1

/**
 * Everything that nats-server would refuse in a config by itself, whatever the cluster looks like
 * (stream.go, `checkStreamCfgLocked`). By field, in the rule's words; empty when all is well.
 */
export function checkConfig(c: StreamConfig): ConfigProblems {
  const problems: ConfigProblems = {}
  const tell = (field: keyof StreamConfig, reason: string | null | false | undefined) => {
    if (reason) problems[field] ??= reason
  }
  tell('name', nameProblem(c.name))
  for (const subject of c.subjects) tell('subjects', subjectProblem(subject))
  const overlap = overlapWithin(c.subjects)
  tell(
    'subjects',
    overlap && `"${overlap[0]}" overlaps with "${overlap[1]}": one message would be stored twice.`,
  )
  tell('subjects', c.subjects.length === 0 && 'A stream needs at least one subject.')
  tell('description', (c.description ?? '').length > 4096 && 'At most 4096 characters.')
  const replicas = Number.isInteger(c.num_replicas) && c.num_replicas >= 1 && c.num_replicas <= MAX_REPLICAS
  tell('num_replicas', !replicas && `Replicas are 1 to ${MAX_REPLICAS}.`)
  tell('max_age', c.max_age < 0 && 'Max age cannot be negative.')
  tell('max_age', c.max_age > 0 && c.max_age < SHORTEST && 'Max age is at least 100ms.')
  tell('duplicate_window', c.duplicate_window < SHORTEST && 'The duplicate window is at least 100ms.')
  tell(
    'duplicate_window',
    c.max_age >= SHORTEST &&
      c.duplicate_window > c.max_age &&
      `The duplicate window cannot be longer than max age (${formatDuration(c.max_age)}).`,
  )
  tell('max_msg_size', c.max_msg_size > INT32 && 'Max message size is at most 2147483647 bytes.')
  for (const field of [
    'max_bytes',
    'max_msgs',
    'max_msgs_per_subject',
    'max_msg_size',
    'max_consumers',
  ] as const) {
    tell(field, !(c[field] === -1 || c[field] > 0) && 'More than 0, or unlimited.')
  }
  tell('deny_purge', c.deny_purge && c.allow_rollup_hdrs && 'Roll-ups need the right to purge.')
  return problems
}
