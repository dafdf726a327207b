import type { Replica, Stream } from '../model'
import type { RawConfig } from '../operation'
import { valueAt } from './raw'

/** How far a move or a change of the number of copies has come. */
export interface MoveProgress {
  /** Replicas on servers that held one before. */
  old: Replica[]
  /** Replicas on servers that did not. */
  fresh: Replica[]
  done: boolean
  /** In words, for a status line. */
  words: string
}

/**
 * nats-server adds the new servers to the group, lets them catch up, hands the leadership over and takes the old ones out
 * (jetstream_cluster.go, `monitorStream`, migration).
 * @param before servers that held a replica when it began
 */
export function moveProgress(
  stream: Stream | null,
  before: readonly string[],
  wanted: RawConfig,
): MoveProgress {
  if (stream === null) return { old: [], fresh: [], done: false, words: 'The stream is not in the picture.' }
  const replicas = valueAt(wanted, 'num_replicas')
  const number = typeof replicas === 'number' ? replicas : 1
  const cluster = valueAt(wanted, 'placement.cluster')
  const old = stream.replicas.filter((r) => before.includes(r.server))
  const fresh = stream.replicas.filter((r) => !before.includes(r.server))
  const current = stream.replicas.filter((r) => r.state === 'current').length
  const there = cluster === null || stream.cluster === cluster
  const done = there && stream.leader !== null && stream.replicas.length === number && current === number
  return { old, fresh, done, words: words() }

  function words(): string {
    if (done) return `Done: ${number} of ${number} replicas current, ${stream?.leader} leads.`
    if (stream?.leader === null) return 'No leader for a moment: the new servers elect one.'
    const ready = fresh.filter((r) => r.state === 'current').length
    if (fresh.length === 0 && stream && stream.replicas.length <= number)
      return 'Waiting for the new servers to appear.'
    if (fresh.length > ready) return `${ready} of ${fresh.length} new servers have caught up.`
    const waits = old.length > 0 && stream !== null && stream.replicas.length > number
    return waits
      ? 'The new servers have caught up; the old ones let go.'
      : `${current} of ${number} replicas current.`
  }
}
