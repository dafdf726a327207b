import { isAtLeast } from '../version'
import { type Broken, rule } from './broken'
import { formatDuration } from './duration'
import { MAX_REPLICAS, type StreamConfig } from './model'
import { nameProblem } from './name'
import { publishRules } from './rules-publish'
import { sourceRules } from './rules-source'
import { subjectRules } from './rules-subject'

const SHORTEST = 100e6
const INT32 = 2 ** 31 - 1
/** JSMaxMetadataLen: of all keys and values together. */
const METADATA_BYTES = 128 * 1024

const bytes = (text: string) => new TextEncoder().encode(text).length

/**
 * What nats-server would refuse in a config by itself, whatever the cluster looks like, in the order in which it looks
 * (jetstream_api.go, `jsStreamCreateRequest`, then stream.go, `checkStreamCfgLocked`; read at 2.9.10, 2.10.27 and
 * 2.15.1). `version` is that of the meta leader, which looks; null is the newest.
 */
export function* brokenRules(c: StreamConfig, version: string | null): Generator<Broken> {
  const from = (line: string) => version === null || isAtLeast(version, line)
  const name = nameProblem(c.name)
  yield* nameRules(c.name, name, from('2.14'))
  yield* rule(
    c.mirror_direct === true && !c.mirror,
    'mirror_direct',
    'Only a mirror has direct access as a mirror.',
    'stream has no mirror but does have mirror direct',
  )
  yield* rule(
    bytes(c.description ?? '') > 4096,
    'description',
    'At most 4096 bytes.',
    'stream description is too long, maximum allowed is 4096',
  )
  const metadata = Object.entries(c.metadata ?? {}).reduce((sum, [k, v]) => sum + bytes(k) + bytes(v), 0)
  yield* rule(
    metadata > METADATA_BYTES,
    'metadata',
    'Metadata is at most 128 KiB, keys and values together.',
    'stream metadata exceeds maximum size of 131072 bytes',
  )
  const r = c.num_replicas
  const replicas = `Replicas are 1 to ${MAX_REPLICAS}.`
  yield* rule(r > MAX_REPLICAS, 'num_replicas', replicas, `maximum replicas is ${MAX_REPLICAS}`)
  yield* rule(r < 0, 'num_replicas', replicas, 'replicas count cannot be negative', 10133)
  yield* rule(r === 0 || !Number.isInteger(r), 'num_replicas', replicas)
  yield* limitRules(c)
  yield* publishRules(c)
  yield* sourceRules(c)
  yield* subjectRules(c, from)
}

function* nameRules(name: string, problem: string | null, modern: boolean): Generator<Broken> {
  if (problem === null) return
  const path = /[/\\]/.test(name)
  if (path) return yield* rule(true, 'name', problem, 'Stream name can not contain path separators', 10128)
  const long = bytes(name) > 255 && !/[.*>\s]/.test(name)
  const chars = modern ? "'.', '*', '>', '\\', '/'" : "'.', '*', '>'"
  const says = long
    ? 'stream name is too long, maximum allowed is 255'
    : `stream name is required and can not contain ${chars}`
  yield* rule(true, 'name', problem, says)
}

function* limitRules(c: StreamConfig): Generator<Broken> {
  for (const field of [
    'max_bytes',
    'max_msgs',
    'max_msgs_per_subject',
    'max_msg_size',
    'max_consumers',
  ] as const) {
    yield* rule(!(c[field] === -1 || c[field] > 0), field, 'More than 0, or unlimited.')
  }
  yield* rule(c.max_msg_size > INT32, 'max_msg_size', 'Max message size is at most 2147483647 bytes.')
  yield* rule(c.max_age < 0, 'max_age', 'Max age cannot be negative.', 'max age can not be negative')
  yield* rule(
    c.max_age > 0 && c.max_age < SHORTEST,
    'max_age',
    'Max age is at least 100ms.',
    'max age needs to be >= 100ms',
  )
  const window = c.duplicate_window
  const copies = c.mirror !== undefined || (c.sources?.length ?? 0) > 0
  yield* rule(
    c.max_age >= SHORTEST && window > c.max_age,
    'duplicate_window',
    `The duplicate window cannot be longer than max age (${formatDuration(c.max_age)}).`,
    'duplicates window can not be larger then max age',
  )
  yield* rule(
    (window > 0 || !copies) && window < SHORTEST,
    'duplicate_window',
    'The duplicate window is at least 100ms.',
    window > 0 ? 'duplicates window needs to be >= 100ms' : null,
  )
}
