import type { Server, ServerKey, Stream } from '@/lib/domain/model'
import { replicaCounts } from '@/lib/domain/replica-counts'

/** One server of the RAFT Leader Report. */
export interface LeaderRow {
  server: Server
  leads: number
  follows: number
  /** null: not counted yet. */
  consumers: number | null
  /** Share of the stream leaders of its cluster, in per cent; null where the cluster has none. */
  share: number | null
  /** Leaders above (or below) an even share of its cluster. */
  over: number | null
}

/** How the leaders of streams, and of consumers where they were counted, lie over the servers that may lead any. */
export function leaderRows(
  servers: readonly Server[],
  streams: readonly Stream[],
  consumers: ReadonlyMap<ServerKey, number> | null,
): LeaderRow[] {
  const counts = replicaCounts(streams)
  const able = servers.filter((s) => s.jetstream !== null || counts.has(s.key))
  const inCluster = new Map<string | null, { leads: number; servers: number }>()
  for (const s of able) {
    const of = inCluster.get(s.cluster) ?? { leads: 0, servers: 0 }
    inCluster.set(s.cluster, of)
    of.leads += counts.get(s.key)?.leads ?? 0
    of.servers++
  }
  return able.map((server) => {
    const { leads, follows } = counts.get(server.key) ?? { leads: 0, follows: 0 }
    const cluster = inCluster.get(server.cluster)
    const all = cluster?.leads ?? 0
    return {
      server,
      leads,
      follows,
      consumers: consumers === null ? null : (consumers.get(server.key) ?? 0),
      share: all === 0 ? null : (leads / all) * 100,
      over: all === 0 || !cluster ? null : leads - all / cluster.servers,
    }
  })
}
