import { stringifyExact } from '../exact-json'
import type { Snapshot } from '../model'
import type { FieldChange, RawConfig, UpdatePreview } from '../operation'
import type { AccountLimits } from '../placement/account'
import type { PlacementPreview, Prediction } from '../placement/model'
import { entersAt, judgePlacement } from '../placement/preview'
import { decidingVersion } from '../placement/rules'
import { checkConfig } from '../stream-config/check'
import { decodeConfig } from '../stream-config/decode'
import { oldestOf, unsupported } from '../stream-config/features'
import type { ConfigProblems, StreamConfig } from '../stream-config/model'
import { overlapWith } from '../stream-config/subject'
import { classify, needsConfirm, worstClass } from './classify'
import { applyChanges, conflictOf } from './diff'
import { refusedChanges } from './fixed'
import { predictUpdate } from './predict-update'
import { sealedWhole, withoutServerMetadata } from './raw'
import { type Held, isMove, replicasOf, standingOf, standingOn } from './standing'
import { updateCli } from './update-cli'

interface Asked {
  account: string
  stream: string
  /** As the server sent it. */
  now: RawConfig
  /** What the form was opened with; null is `now`. */
  base: RawConfig | null
  config: RawConfig
  /** Where the stream is now. */
  held: Held
  /** What the account may; null is not known. */
  limits?: AccountLimits | null
}

/**
 * What an update would change, of which class, what nats-server would answer, and where the stream could go. Pure, on a
 * configuration just read. What is wrong in itself is told at its field, and nothing is computed from it.
 */
export function previewUpdate(snapshot: Snapshot, asked: Asked): UpdatePreview {
  const { account, stream, now, base, config, held, limits = null } = asked
  const version = decidingVersion(snapshot)
  const wanted = sealedWhole(withoutServerMetadata(applyChanges(now, base ?? now, config)))
  const changes = classify(now, wanted, version)
  const kind = worstClass(changes)
  const from = decodeConfig(now).config
  const read = decodeConfig(wanted)
  const to = read.config
  // What is wrong with the configuration as it is already keeps nobody from changing something else.
  const before = checkConfig(from, version, 'update')
  const after = Object.entries(checkConfig(to, version, 'update')).filter(
    ([field]) => before[field] === undefined,
  )
  const wrong: ConfigProblems = { ...Object.fromEntries(after), ...read.problems }
  const consumers = consumersOf(snapshot, asked)
  const standing = Object.keys(wrong).length > 0 ? null : standingOf(snapshot, held, now, wanted, consumers)
  const judged = standing && judgePlacement(snapshot, to, standing)
  const predicted: Prediction =
    Object.keys(read.problems).length > 0
      ? { outcome: 'refused', errCode: 10025, description: 'invalid JSON' }
      : predictUpdate(snapshot, {
          account,
          stream,
          changes,
          from,
          to,
          held,
          judged,
          limits,
          consumers,
        })
  return {
    account,
    stream,
    now: withoutServerMetadata(now),
    config: wanted,
    changes,
    class: kind,
    confirm: needsConfirm(kind) ? stream : null,
    conflict: base === null ? null : conflictOf(base, config, now),
    predicted,
    placement: judged && {
      ...judged.preview,
      // The contract knows no other word for it here; `predicted` above has it.
      predicted: predicted.outcome === 'accepted' ? { outcome: 'created' } : predicted,
      entersAt: standing?.how === 'move' && !to.placement?.cluster ? entersAt(snapshot, account) : null,
      allowance: null,
    },
    problems:
      changes.length === 0
        ? {}
        : {
            ...together(now, wanted),
            ...elsewhere(snapshot, asked, changes, to),
            ...fixed(changes, version),
            ...wrong,
          },
    cli: changes.length === 0 ? null : updateCli(stream, changes, wanted.no_ack === true),
    json: stringifyExact(wanted, 2),
  }
}

/** Where a stream is while no change of it lets nats-server choose servers. */
export function whereItStays(snapshot: Snapshot, held: Held, config: StreamConfig): PlacementPreview {
  const standing = { ...standingOn(snapshot, held, config.num_replicas), how: 'stay' as const }
  const here = { ...config, num_replicas: Math.max(1, held.servers.length) }
  const { preview } = judgePlacement(snapshot, here, standing)
  return { ...preview, predicted: { outcome: 'accepted' }, entersAt: null, allowance: null }
}

/**
 * How many consumers it may have at most; null is not known. The leader counts those that it holds itself: of a replicated
 * stream some may lie on other servers only, so there it is all that its servers hold.
 */
function consumersOf({ streams, servers }: Snapshot, { account, stream, held }: Asked): number | null {
  const row = streams.find((s) => s.account === account && s.name === stream)
  if (!row) return null
  if (row.replicasWanted === 1) return row.consumers
  const counts = held.servers.map(
    (name) => servers.find((s) => s.name === name)?.jetstream?.consumers ?? null,
  )
  return counts.reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0)
}

function fixed(changes: readonly FieldChange[], version: string | null): ConfigProblems {
  return Object.fromEntries(refusedChanges(changes, version).map(({ field, text }) => [field, text]))
}

/** What the servers that are there, and the other streams of the account, do not allow. */
function elsewhere(
  snapshot: Snapshot,
  { account, stream }: Asked,
  changes: readonly FieldChange[],
  to: StreamConfig,
): ConfigProblems {
  const touched = new Set(changes.flatMap((c) => [c.field, c.field.split('.')[0] ?? '']))
  // What a source may use, a mirror may use as well.
  if (touched.has('mirror')) touched.add('sources')
  const lacks = Object.entries(unsupported(to, oldestOf(snapshot))).filter(([field]) =>
    touched.has(field.split('.')[0] ?? ''),
  )
  const others = snapshot.streams.filter((s) => s.account === account && s.name !== stream)
  const clash = touched.has('subjects') ? overlapWith(to.subjects, others) : null
  return {
    ...Object.fromEntries(lacks),
    ...(clash && {
      subjects: `"${clash.ours}" overlaps with "${clash.theirs}" of ${clash.stream.name} in ${account}.`,
    }),
  }
}

/** nats-server does one after the other only (`jsClusteredStreamUpdateRequest`, 10123). */
function together(from: RawConfig, to: RawConfig): ConfigProblems {
  return isMove(from, to) && replicasOf(from) !== replicasOf(to)
    ? { num_replicas: 'nats-server does not move and scale a stream at once: do one, then the other.' }
    : {}
}
