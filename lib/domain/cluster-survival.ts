import { impact } from './impact'
import type { Server, Snapshot } from './model'

/** What the loss of one region, any of them, would do to a cross-region cluster. */
export interface Survival {
  /** Regions whose loss would stop something, with the number of streams; 0: none is there, but the majority is gone. */
  fails: { region: string; streams: number }[]
  /** Streams that have no quorum already. */
  stopped: number
  /** Streams whose replicas are not known. */
  unknown: number
}

type Ground = Pick<Snapshot, 'servers' | 'streams' | 'regions' | 'meta'>

/**
 * Judged by the streams that lie there (see `impact`); a cluster without any by its servers: whether a majority of them
 * would be left, as a stream with a replica on each would need.
 */
export function survivalOf(cluster: string, ground: Ground): Survival {
  const streams = ground.streams.filter((s) => s.cluster === cluster)
  const members = ground.servers.filter((s) => s.cluster === cluster)
  const judged = impact({ ...ground, streams, meta: { ...ground.meta, quorum: null, peers: [] } })
  const needed = Math.floor(members.length / 2) + 1
  const fails = judged.regions.flatMap(({ label, servers, stops }) => {
    const lost = new Set(servers)
    if (!members.some((s) => lost.has(s.key))) return []
    const isLost = streams.length === 0 && members.filter((s) => isUp(s) && !lost.has(s.key)).length < needed
    return stops.length > 0 || isLost ? [{ region: label, streams: stops.length }] : []
  })
  return { fails, stopped: judged.stopped, unknown: judged.unknown }
}

const isUp = (s: Server) => s.state === 'up'
