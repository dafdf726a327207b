import { type Broken, rule } from './broken'
import type { StreamConfig } from './model'

/** Rules between what may be done to messages: purge, roll-up, discard, TTL, counters, schedules, batches. */
export function* publishRules(c: StreamConfig): Generator<Broken> {
  yield* rule(
    c.deny_purge && c.allow_rollup_hdrs,
    'deny_purge',
    'Roll-ups need the right to purge.',
    'roll-ups require the purge permission',
  )
  if (c.allow_msg_counter) yield* counterRules(c)
  if (c.discard_new_per_subject) {
    yield* rule(
      c.discard !== 'new',
      'discard_new_per_subject',
      'Discard per subject needs discard new.',
      'discard new per subject requires discard new policy to be set',
    )
    yield* rule(
      c.max_msgs_per_subject <= 0,
      'discard_new_per_subject',
      'Discard per subject needs a limit per subject (max per subject).',
      'discard new per subject requires max msgs per subject > 0',
    )
  }
  const marker = c.subject_delete_marker_ttl ?? 0
  yield* rule(
    marker > 0 && marker < 1e9,
    'subject_delete_marker_ttl',
    'Delete markers are kept for at least 1s.',
    'subject delete marker TTL must be at least 1 second',
  )
  yield* rule(
    marker < 0,
    'subject_delete_marker_ttl',
    'Cannot be negative.',
    'subject delete marker TTL must not be negative',
  )
  yield* rule(
    c.allow_msg_schedules === true && c.discard === 'new',
    'allow_msg_schedules',
    'Schedules cannot be used with discard new.',
    'message scheduling cannot use discard new',
  )
  if (c.persist_mode === 'async') {
    const field = 'persist_mode'
    yield* rule(
      c.storage !== 'file',
      field,
      'Only file storage can be written asynchronously.',
      'async persist mode is only supported on file storage',
    )
    yield* rule(
      c.num_replicas > 1,
      field,
      'Only R1 can be written asynchronously.',
      'async persist mode is not supported on replicated streams',
    )
    yield* rule(
      c.allow_atomic === true,
      field,
      'Not together with atomic batches.',
      'async persist mode is not supported with atomic batch publish',
    )
  }
}

function* counterRules(c: StreamConfig): Generator<Broken> {
  const field = 'allow_msg_counter'
  yield* rule(
    c.discard === 'new',
    field,
    'A counter cannot use discard new.',
    'counter stream cannot use discard new',
  )
  yield* rule(
    c.allow_msg_ttl === true,
    field,
    'A counter cannot have TTLs of messages.',
    'counter stream cannot use message TTLs',
  )
  yield* rule(
    c.allow_msg_schedules === true,
    field,
    'A counter cannot have schedules.',
    'counter stream cannot use message schedules',
  )
  yield* rule(
    c.retention !== 'limits',
    field,
    'A counter keeps its messages by limits.',
    'counter stream can only use limits retention',
  )
}
