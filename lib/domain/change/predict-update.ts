import type { Snapshot } from '../model'
import type { FieldChange } from '../operation'
import { type AccountLimits, type Against, accountRefusal, maxBytesRefusal } from '../placement/account'
import { limitsIn } from '../placement/account-bytes'
import { replicatedAssets } from '../placement/judge'
import type { Prediction } from '../placement/model'
import { consumersUnknown, predictPeers, withoutMeta } from '../placement/predict'
import type { Judged } from '../placement/preview'
import { decidingVersion, rulesOf } from '../placement/rules'
import { updateRefusal } from '../placement/update-limits'
import { firstBroken } from '../stream-config/check'
import type { StreamConfig } from '../stream-config/model'
import { overlapWith } from '../stream-config/subject'
import { isAtLeast } from '../version'
import { refusedChanges } from './fixed'
import type { Held } from './standing'

interface Update {
  account: string
  stream: string
  changes: readonly FieldChange[]
  from: StreamConfig
  to: StreamConfig
  held: Held
  /** null: no server is chosen. */
  judged: Judged | null
  limits: AccountLimits | null
  /** How many consumers it may have at most; null is not known. */
  consumers: number | null
}

/**
 * What nats-server will answer to this update, asked in its order (jetstream_api.go, `jsStreamUpdateRequest`;
 * jetstream_cluster.go, `jsClusteredStreamUpdateRequest`, since 2.14 `…Locked`; read at 2.9.10, 2.10.27 and 2.15.1): config,
 * what never changes, limits, subjects, a move under way, move and scale at once, peers.
 */
export function predictUpdate(snapshot: Snapshot, update: Update): Prediction {
  const { changes, from, to, held, judged } = update
  const version = decidingVersion(snapshot)
  const wrong = firstBroken(to, version, 'update')
  if (wrong) return refused(wrong.errCode, wrong.says ?? wrong.text)
  const bytes = update.limits && maxBytesRefusal(update.limits, to)
  if (bytes) return bytes
  const absent = withoutMeta(snapshot)
  if (absent) return absent
  const [fixed] = refusedChanges(changes, version)
  if (fixed) return refused(fixed.errCode, fixed.says)
  const deciders = [snapshot.meta.leader, held.leader]
  const against = limitsIn(snapshot, update.account, update.stream, update.limits ?? {})
  const limits = updateRefusal({
    from,
    to,
    limits: update.limits,
    against,
    deciders: snapshot.servers.filter((s) => deciders.includes(s.key)),
  })
  if (limits?.outcome === 'refused') return limits
  const others = snapshot.streams.filter((s) => s.account === update.account && s.name !== update.stream)
  if (overlapWith(to.subjects, others)) return refused(10065, 'subjects overlap with an existing stream')
  const moving = underWay(update, version)
  if (moving) return moving
  const retention = retentionFull(snapshot, update)
  if (judged === null) return retention ?? limits ?? { outcome: 'accepted' }
  const scaled = scaleRefusal(update, against)
  if (scaled?.outcome === 'refused') return scaled
  return (
    singleFull(snapshot, judged, to) ??
    predictPeers(snapshot, to, judged) ??
    retention ??
    limits ??
    scaled ?? { outcome: 'accepted' }
  )
}

/** More replicas are asked for as a create would be, since 2.10.5. */
function scaleRefusal({ from, to, held, judged, limits }: Update, against: Against): Prediction | null {
  const replicas = held.servers.length > 0 ? held.servers.length : from.num_replicas
  const isUp = judged?.standing?.how === 'grow' && to.num_replicas > replicas
  const asks = against.version === null || isAtLeast(against.version, '2.10.5')
  return isUp && asks && limits ? accountRefusal(limits, to, against, from) : null
}

/** One thing after the other: which of them is named first differs between versions. */
function underWay({ changes, from, held, judged }: Update, version: string | null): Prediction | null {
  const move = judged?.standing?.how === 'move'
  const scale = changes.some((c) => c.field === 'num_replicas')
  const retention = changes.some((c) => c.field === 'retention')
  const together = refused(10123, 'can not move and scale a stream in a single update')
  const busy = held.servers.length > 0 && held.servers.length !== from.num_replicas
  if (version !== null && !isAtLeast(version, '2.15')) {
    // Followed by how many peers there are and how far they have come.
    if (move && busy) return refused(10124, 'stream move already in progress')
    return move && scale ? together : null
  }
  if (move && (scale || retention)) return together
  return busy && (move || scale || retention) ? refused(10124, 'stream move already in progress') : null
}

/** From R1 on, since 2.15: whoever holds the one replica gets its replicated assets too (`exceedsMaxHAAssets`). */
function singleFull(snapshot: Snapshot, { standing }: Judged, to: StreamConfig): Prediction | null {
  const rules = rulesOf(snapshot, to, null, { standing })
  if (standing?.how !== 'grow' || standing.replicated || to.num_replicas < 2 || rules.haForAll) return null
  const max = rules.maxHaAssets
  if (max === null) return null
  const most = Math.max(
    ...snapshot.servers.filter((s) => standing.held.includes(s.key)).map((s) => replicatedAssets(s, rules)),
  )
  if (most + 1 > max) return refused(10023, 'insufficient resources')
  const withAll = most + 1 + (standing.consumers ?? Number.POSITIVE_INFINITY)
  return withAll > max ? consumersUnknown(standing.consumers, max) : null
}

/**
 * Where retention changes, since 2.15, replicated consumers come to lie on every server of the stream
 * (`exceedsMaxHAAssetsForConsumers`): by how many more, only who knows where they are now can tell.
 */
function retentionFull(snapshot: Snapshot, { changes, to, held, consumers }: Update): Prediction | null {
  const rules = rulesOf(snapshot, to, null)
  const { maxHaAssets: max } = rules
  const isChanged = changes.some((c) => c.field === 'retention')
  if (max === null || rules.haForAll || consumers === 0 || to.num_replicas < 2 || !isChanged) return null
  const gain = consumers ?? Number.POSITIVE_INFINITY
  const on = snapshot.servers.filter((s) => held.servers.includes(s.name))
  return on.some((s) => replicatedAssets(s, rules) + gain > max) ? consumersUnknown(consumers, max) : null
}

function refused(errCode: number, description: string): Prediction {
  return { outcome: 'refused', errCode, description }
}
