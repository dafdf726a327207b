import type { Server, Snapshot } from '@/lib/domain/model'
import { type Total, total } from '@/lib/domain/total'

export interface ClusterRow {
  name: string
  region: string | null
  crossRegion: boolean
  nodes: number
  servers: readonly Server[]
  up: number
  /** Connected ends, as the servers of this cluster report them; null when none of them reports any. */
  outgoing: number | null
  incoming: number | null
  connections: Total
  /** Without repeats, sorted; of the servers in the roster. */
  regions: string[]
  azs: string[]
  versions: string[]
  tags: string[]
  uniqueTags: string[]
  via: string[]
}

/** Cluster Overview of `nats server list`. */
export function clusterRows(
  s: Pick<Snapshot, 'servers' | 'gateways'> & { clusters: readonly Snapshot['clusters'][number][] },
): ClusterRow[] {
  return s.clusters.map((cluster) => {
    const servers = s.servers.filter((server) => server.cluster === cluster.name)
    const out = s.gateways.filter((g) => g.from === cluster.name).flatMap((g) => g.servers)
    const into = s.gateways.filter((g) => g.to === cluster.name).flatMap((g) => g.servers)
    const outbound = out.filter((e) => e.direction === 'outbound')
    const inbound = into.filter((e) => e.direction === 'inbound')
    const reported = outbound.length + inbound.length > 0
    return {
      name: cluster.name,
      region: cluster.region,
      crossRegion: cluster.crossRegion,
      nodes: servers.length,
      servers,
      regions: distinct(servers.map((server) => server.region)),
      azs: distinct(servers.map((server) => server.az)),
      versions: distinct(servers.map((server) => server.version)),
      tags: distinct(servers.flatMap((server) => server.tags)),
      uniqueTags: cluster.uniqueTags,
      via: distinct(servers.map((server) => server.via)),
      up: servers.filter((server) => server.state === 'up').length,
      outgoing: reported ? outbound.filter((e) => e.connected).length : null,
      incoming: reported ? inbound.filter((e) => e.connected).length : null,
      connections: total(servers, (server) =>
        server.state === 'up' || server.state === 'leaving' ? server.connections : null,
      ),
    }
  })
}

const distinct = (of: (string | null)[]): string[] => [...new Set(of.filter((text) => text !== null))].sort()
