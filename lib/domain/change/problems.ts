import type { Snapshot } from '../model'
import type { FieldChange, RawConfig } from '../operation'
import { decidingVersion } from '../placement/rules'
import { checkConfig } from '../stream-config/check'
import { decodeConfig } from '../stream-config/decode'
import { overlapWith } from '../stream-config/subject'
import { isAtLeast } from '../version'

/** A change of one stream, with the configuration before and after. */
export interface Wanted {
  account: string
  stream: string
  now: RawConfig
  wanted: RawConfig
  changes: readonly FieldChange[]
}

/**
 * Why nats-server would refuse a change, by field, in words; empty when Orrery knows of nothing. What is wrong with the
 * configuration as it is already is no reason.
 */
export function updateProblems(snapshot: Snapshot, of: Wanted): Record<string, string> {
  const { account, stream, now, wanted, changes } = of
  const version = decidingVersion(snapshot)
  const before = brokenIn(now, version)
  const after = Object.entries(brokenIn(wanted, version)).filter(([field]) => before[field] === undefined)
  return {
    ...clash(snapshot, account, stream, wanted, changes),
    ...Object.fromEntries(after),
    ...unchangeable(changes, version),
    ...together(changes),
  }
}

function brokenIn(config: RawConfig, version: string | null): Record<string, string> {
  const read = decodeConfig(config)
  // Asked of a create only (jetstream_api.go, `jsStreamCreateRequest`): nats-server itself turns it on in a mirror.
  const { mirror_direct: _, ...rules } = checkConfig(read.config, version)
  return { ...rules, ...read.problems }
}

function clash(
  snapshot: Snapshot,
  account: string,
  stream: string,
  wanted: RawConfig,
  changes: readonly FieldChange[],
): Record<string, string> {
  if (!changes.some((c) => c.field === 'subjects')) return {}
  const others = snapshot.streams.filter((s) => s.account === account && s.name !== stream)
  const found = overlapWith(decodeConfig(wanted).config.subjects, others)
  return found
    ? { subjects: `"${found.ours}" overlaps with "${found.theirs}" of ${found.stream.name} in ${account}.` }
    : {}
}

/** nats-server does one after the other only (jetstream_cluster.go, `jsClusteredStreamUpdateRequest`, 10123). */
function together(changes: readonly FieldChange[]): Record<string, string> {
  const moves = changes.some((c) => c.field.startsWith('placement.'))
  return moves && changes.some((c) => c.field === 'num_replicas')
    ? { num_replicas: 'nats-server does not move and scale a stream at once: do one, then the other.' }
    : {}
}

/**
 * What nats-server refuses to change in an existing stream, by field, in words (stream.go, `configUpdateCheck`, read at
 * 2.9.10, 2.10.27, 2.11.0, 2.11.17, 2.12.0, 2.12.4, 2.12.7, 2.14.0 and 2.15.1).
 * @param version of the meta leader, which looks; null is the newest
 */
export function unchangeable(
  changes: readonly FieldChange[],
  version: string | null = null,
): Record<string, string> {
  return Object.fromEntries(changes.flatMap((c) => fixed(c, version).map((why) => [c.field, why])))
}

const FIXED: Record<string, string> = {
  name: 'A stream keeps its name.',
  storage: 'nats-server does not change the storage of a stream: make a new one.',
  persist_mode: 'nats-server does not change the persist mode of a stream.',
  allow_msg_counter: 'nats-server does not turn counters on or off in a stream.',
}
/** Since when it can be changed. */
const FIXED_BEFORE: Record<string, string> = { retention: '2.10', republish: '2.10', max_consumers: '2.12.7' }
const STAYS_ON = ['sealed', 'deny_delete', 'deny_purge', 'allow_msg_ttl', 'allow_msg_schedules']

function fixed({ field, from, to }: FieldChange, version: string | null): string[] {
  const lacks = (since: string) => version !== null && !isAtLeast(version, since)
  const always = FIXED[field]
  if (always !== undefined) return [always]
  const since = FIXED_BEFORE[field]
  if (since !== undefined && lacks(since)) {
    return [`nats-server ${version} does not change ${field} of a stream; ${since} and later do.`]
  }
  if (STAYS_ON.includes(field) && to === null) return ['Once on, nats-server does not turn it off.']
  if (field === 'retention' && [from, to].includes('workqueue')) {
    return ['nats-server does not change a stream to or from a work queue.']
  }
  if (field !== 'mirror') return []
  if (to !== null) return ['nats-server does not make a stream a mirror, or a mirror that of another.']
  return lacks('2.12')
    ? [`nats-server ${version} does not make a mirror a stream of its own; 2.12 and later do.`]
    : []
}
