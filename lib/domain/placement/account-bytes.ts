import type { Snapshot } from '../model'
import type { StreamConfig } from '../stream-config/model'
import { isAtLeast } from '../version'
import { decidingVersion } from './rules'

/**
 * How nats-server counts max bytes against an account's limit (jetstream_cluster.go, `tieredStreamAndReservationCount`;
 * jetstream.go, `checkBytesLimits`, `accountReservation`; stream.go, `configUpdateCheck`; read at every release from 2.9.0
 * to 2.15.1). Where an account has tiers, replicas are in the limit of the tier already.
 * - `each`: every stream times its own replicas.
 * - `as-new`: the others times the replicas of the one that is made or changed, and that one once.
 * - `once`: the others times their own replicas, and the one that is made or changed once.
 * - `exact`: every stream times its own replicas, an update included.
 */
type Counting = 'each' | 'as-new' | 'once' | 'exact'

/** The first release of each way of counting, newest first. */
const SINCE: [string, Counting][] = [
  ['2.14.1', 'exact'],
  ['2.14.0', 'once'],
  ['2.12.9', 'exact'],
  ['2.12.5', 'once'],
  ['2.12.0', 'as-new'],
  ['2.11.15', 'once'],
  ['2.10.8', 'as-new'],
]

/** Null is the newest version. */
function countingOf(version: string | null): Counting {
  if (version === null) return 'exact'
  return SINCE.find(([since]) => isAtLeast(version, since))?.[1] ?? 'each'
}

/** A stream that is there, as far as it counts. */
export interface Promising {
  storage: 'file' | 'memory'
  replicas: number
  /** 0 when unlimited. */
  bytes: number
}

/**
 * What an account's limits are held against: its streams but one. They are not known where the snapshot does not have
 * the max bytes of one of them, or fewer streams than the account says it has.
 */
export function limitsIn(
  snapshot: Snapshot,
  account: string,
  except: string,
  limits: Record<string, { streams: number }>,
): { others: Promising[] | null; version: string | null } {
  const all = snapshot.streams.filter((s) => s.account === account)
  const others = all.filter((s) => s.name !== except)
  const known = others.flatMap(({ storage, replicasWanted, promised }) =>
    storage === null || replicasWanted === null || promised === null
      ? []
      : [{ storage, replicas: replicasWanted, bytes: promised }],
  )
  const told = Object.values(limits).reduce((sum, { streams }) => sum + streams, 0)
  const isWhole = known.length === others.length && all.length >= told
  return { others: isWhole ? known : null, version: decidingVersion(snapshot) }
}

interface Counted {
  others: readonly Promising[]
  /** The stream that is made, or as it shall be. */
  to: StreamConfig
  /** Whether the account has tiers: then only streams of as many replicas count. */
  tiered: boolean
  version: string | null
}

/** What a create needs of the account's limit, with what is promised already. */
export function bytesToCreate({ others, to, tiered, version }: Counted): number {
  const own = to.max_bytes > 0 ? Number(to.max_bytes) : 1
  const counting = countingOf(version)
  const times = counting === 'each' || (counting === 'exact' && !tiered) ? to.num_replicas : 1
  return bytesOfOthers({ others, to, tiered, version }) + own * times
}

/** What an update needs of the account's limit; without a limit a stream is counted as one byte too few, up to 2.12. */
export function bytesToUpdate(counted: Counted, from: StreamConfig): number {
  const { to, tiered, version } = counted
  const others = bytesOfOthers(counted)
  const [was, is] = [raw(from), raw(to)]
  const more = Math.max(0, Math.max(0, is) - Math.max(0, was))
  switch (countingOf(version)) {
    case 'exact':
      return others + Math.max(0, is) * (tiered ? 1 : to.num_replicas)
    case 'once':
      return others + Math.max(0, was) * (tiered ? 1 : from.num_replicas) + more
    case 'as-new': {
      const added = isAtLeast(version, '2.11.7') ? more : Math.max(0, is - was)
      return others + was * (tiered ? 1 : from.num_replicas) + added
    }
    case 'each': {
      const scaled = Math.max(0, was) * Math.max(0, to.num_replicas - from.num_replicas)
      return others + was * from.num_replicas + Math.max(0, is - was) * to.num_replicas + scaled
    }
  }
}

/** What the others have promised, as it counts beside this stream. */
export function bytesOfOthers({ others, to, tiered, version }: Counted): number {
  const counting = countingOf(version)
  const times = (replicas: number) => {
    if (counting === 'each') return replicas
    if (tiered) return 1
    return counting === 'as-new' ? to.num_replicas : replicas
  }
  return others
    .filter((s) => s.storage === to.storage && (!tiered || s.replicas === to.num_replicas))
    .reduce((sum, s) => sum + s.bytes * times(s.replicas), 0)
}

const raw = ({ max_bytes: bytes }: StreamConfig): number => (bytes > 0 ? Number(bytes) : -1)
