import type { Snapshot } from '../model'
import type { RawConfig } from '../operation'
import type { Standing } from '../placement/standing'
import { diffConfigs } from './diff'
import { valueAt } from './raw'

/** Where a stream is, by the names of servers as its leader tells them. */
export interface Held {
  cluster: string | null
  leader: string | null
  /** All that hold a replica, the leader too. */
  servers: readonly string[]
}

/**
 * Whether nats-server takes the change for a move: `newCfg.Placement != nil && !DeepEqual(…)` (jetstream_cluster.go,
 * `jsClusteredStreamUpdateRequest`, the same at 2.9.10, 2.10.27 and 2.15.1). To ask for no cluster and no tags any more is
 * none: the stream stays where it is.
 */
export function isMove(from: RawConfig, to: RawConfig): boolean {
  const asked = valueAt(to, 'placement.cluster') !== null || valueAt(to, 'placement.tags') !== null
  return asked && diffConfigs(from, to).some((d) => d.field.startsWith('placement.'))
}

/** Whether there is something to follow: where its replicas are, or how many. */
export const isPlaced = (from: RawConfig, to: RawConfig): boolean =>
  isMove(from, to) || replicasOf(from) !== replicasOf(to)

/** How many replicas a configuration asks for: 1 when it says nothing. */
export function replicasOf(config: RawConfig): number {
  const replicas = valueAt(config, 'num_replicas')
  return typeof replicas === 'number' ? replicas : 1
}

/** How nats-server will look for servers; null when it will not. A move goes first: with a scale it is refused. */
export function standingOf(
  snapshot: Snapshot,
  held: Held,
  from: RawConfig,
  to: RawConfig,
  consumers: number | null = null,
): Standing | null {
  const standing = standingOn(snapshot, held, replicasOf(from), consumers)
  if (isMove(from, to)) return { ...standing, how: 'move' }
  if (replicasOf(from) === replicasOf(to)) return null
  return { ...standing, how: replicasOf(to) > held.servers.length ? 'grow' : 'shrink' }
}

/** What is there of a stream, by the keys of servers. */
export function standingOn(
  snapshot: Snapshot,
  held: Held,
  replicas: number,
  consumers: number | null = null,
): Omit<Standing, 'how'> {
  const keyOf = (name: string) => snapshot.servers.find((s) => s.name === name)?.key ?? name
  return {
    cluster: held.cluster,
    held: held.servers.map(keyOf),
    leader: held.leader === null ? null : keyOf(held.leader),
    gone: [],
    replicated: replicas > 1,
    consumers,
  }
}
