import type { Server, Snapshot } from '@/lib/domain/model'
import { MAX_REPLICAS } from '@/lib/domain/stream-config/model'

export interface ClusterOption {
  name: string
  /** "rg2 · 3 servers, 3 up, 3 AZs" */
  label: string
}

export interface TagOption {
  tag: string
  servers: number
}

/** The clusters that exist, with what one must know to choose. */
export function clusterOptions(snapshot: Snapshot): ClusterOption[] {
  return snapshot.clusters.map(({ name, crossRegion }) => {
    const servers = snapshot.servers.filter((s) => s.cluster === name)
    const up = servers.filter((s) => s.state === 'up').length
    const azs = new Set(servers.flatMap((s) => (s.az === null ? [] : [`${s.region}/${s.az}`]))).size
    const regions = new Set(servers.map((s) => s.region)).size
    const where = crossRegion ? `${regions} regions` : `${azs} ${azs === 1 ? 'AZ' : 'AZs'}`
    return {
      name,
      label: `${name} · ${servers.length} ${servers.length === 1 ? 'server' : 'servers'}, ${up} up, ${where}`,
    }
  })
}

/** The tags of the servers of a cluster ('' for all), with how many carry each; chosen ones stay though nobody has them. */
export function tagOptions(snapshot: Snapshot, cluster: string, chosen: readonly string[]): TagOption[] {
  const counts = new Map<string, number>(chosen.map((tag) => [tag.replace(/^!/, ''), 0]))
  for (const server of inCluster(snapshot, cluster)) {
    for (const tag of new Set(server.tags)) {
      if (!tag.startsWith('!')) counts.set(tag, (counts.get(tag) ?? 0) + 1)
    }
  }
  return [...counts].map(([tag, servers]) => ({ tag, servers })).sort((a, b) => (a.tag < b.tag ? -1 : 1))
}

/**
 * The most replicas that the servers which exist could hold, whatever their state just now, and why not more.
 * `kept` hold a replica and keep it, whatever their tags. What may change any second (a server down, the unique tag in force) is the preview's matter.
 */
export function replicaLimit(
  snapshot: Snapshot,
  cluster: string,
  tags: readonly string[],
  kept: readonly string[] = [],
): { max: number; reason: string | null } {
  const sizes = new Map<string | null, number>()
  for (const server of inCluster(snapshot, cluster)) {
    if (
      kept.includes(server.key) ||
      tags.every((tag) => server.tags.includes(tag.replace(/^!/, '')) !== tag.startsWith('!'))
    ) {
      sizes.set(server.cluster, (sizes.get(server.cluster) ?? 0) + 1)
    }
  }
  const most = Math.max(0, ...sizes.values())
  if (most >= MAX_REPLICAS) return { max: MAX_REPLICAS, reason: null }
  const max = Math.max(1, most)
  const what = cluster === '' ? 'the largest cluster' : cluster
  const tagged = tags.length > 0 ? ` with ${tags.join(' and ')}` : ''
  const has = `${what} has ${most === 0 ? 'no' : most} ${most === 1 ? 'server' : 'servers'}${tagged}`
  return { max, reason: `R${max + 1} and more ${max === 4 ? 'does' : 'do'} not fit: ${has}.` }
}

function inCluster(snapshot: Snapshot, cluster: string): Server[] {
  return cluster === '' ? snapshot.servers : snapshot.servers.filter((s) => s.cluster === cluster)
}
