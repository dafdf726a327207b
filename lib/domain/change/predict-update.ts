import type { Snapshot } from '../model'
import type { FieldChange } from '../operation'
import type { AccountLimits } from '../placement/account'
import { replicatedAssets } from '../placement/judge'
import type { Prediction } from '../placement/model'
import { predictPeers, withoutMeta } from '../placement/predict'
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
}

/**
 * What nats-server will answer to this update, asked in its order (jetstream_api.go, `jsStreamUpdateRequest`;
 * jetstream_cluster.go, `jsClusteredStreamUpdateRequest`, since 2.14 `…Locked`; read at 2.9.10, 2.10.27 and 2.15.1): config,
 * what never changes, limits, subjects, a move under way, move and scale at once, peers.
 */
export function predictUpdate(snapshot: Snapshot, update: Update): Prediction {
  const { changes, from, to, held, judged } = update
  const version = decidingVersion(snapshot)
  const wrong = firstBroken(to, version)
  if (wrong) return refused(wrong.errCode, wrong.says ?? wrong.text)
  const absent = withoutMeta(snapshot)
  if (absent) return absent
  const [fixed] = refusedChanges(changes, version)
  if (fixed) return refused(fixed.errCode, fixed.says)
  const deciders = [snapshot.meta.leader, held.leader]
  const limits = updateRefusal({
    from,
    to,
    limits: update.limits,
    deciders: snapshot.servers.filter((s) => deciders.includes(s.key)),
    version,
  })
  if (limits) return limits
  const others = snapshot.streams.filter((s) => s.account === update.account && s.name !== update.stream)
  if (overlapWith(to.subjects, others)) return refused(10065, 'subjects overlap with an existing stream')
  const moving = underWay(update, version)
  if (moving) return moving
  if (judged === null) return { outcome: 'accepted' }
  return singleFull(snapshot, judged, to) ?? predictPeers(snapshot, to, judged) ?? { outcome: 'accepted' }
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

/** From R1 on, since 2.15: whoever holds the one replica gets a replicated asset too (`exceedsMaxHAAssets`). */
function singleFull(snapshot: Snapshot, { standing }: Judged, to: StreamConfig): Prediction | null {
  const rules = rulesOf(snapshot, to, null, { standing })
  if (standing?.how !== 'grow' || standing.replicated || to.num_replicas < 2 || rules.haForAll) return null
  const max = rules.maxHaAssets ?? Number.POSITIVE_INFINITY
  const full = snapshot.servers.some(
    (s) => standing.held.includes(s.key) && replicatedAssets(s, rules) + 1 > max,
  )
  return full ? refused(10023, 'insufficient resources') : null
}

function refused(errCode: number, description: string): Prediction {
  return { outcome: 'refused', errCode, description }
}
