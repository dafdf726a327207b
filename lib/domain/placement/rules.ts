import type { MetaPeer, ServerKey, Snapshot } from '../model'
import type { StreamConfig } from '../stream-config/model'
import { isAtLeast, reportsUniqueTag } from '../version'
import type { Standing } from './standing'

/** What decides about a server, as the meta leader's version has it. */
export interface Rules {
  config: StreamConfig
  /** Prefix that must be there and differ, null for none (already waived where the request names such a tag). */
  uniqueTag: string | null
  /** The meta leader's `max_ha_assets`; null: none, or not reported. */
  maxHaAssets: number | null
  /** Up to 2.14 a server full of replicated assets takes R1 neither; since 2.15 only replicated streams are counted. */
  haForAll: boolean
  /** `!tag` excludes since 2.12; before, it is a tag like any other, which nobody has. */
  excludes: boolean
  /** A stream that exists; null for a create. */
  standing: Standing | null
  /** Replicated streams that are assigned to a server by name; counted only where a limit is set. */
  assigned: ReadonlyMap<ServerKey, number>
  /**
   * Replicated assets that every server gets which is chosen, since 2.15 (`streamHACost`): the stream, and its consumers
   * that are replicated.
   */
  haCost: number
  /** Null: by what we know. Else as nats-server sees its peers, of whose loss it learns late. */
  nats: NatsView | null
}

export interface NatsView {
  peers: ReadonlyMap<ServerKey, MetaPeer['natsSees']>
  /** Since 2.12 servers that are offline are only taken last, and a majority of the replicas must be online. */
  takesOffline: boolean
}

/** The version that decides: the meta leader's; null while nobody leads. */
export const decidingVersion = (snapshot: Snapshot): string | null =>
  snapshot.servers.find((s) => s.key === snapshot.meta.leader)?.version ?? null

/**
 * The rules of nats-server (jetstream_cluster.go, `selectPeerGroup`, read at 2.9.10, 2.10.27, 2.12.0, 2.14.5 and 2.15.1)
 * as they stand in this snapshot.
 */
export function rulesOf(
  snapshot: Snapshot,
  config: StreamConfig,
  uniqueTag: string | null,
  {
    asNatsSees = false,
    standing = null,
    haCost = 1,
  }: { asNatsSees?: boolean; standing?: Standing | null; haCost?: number } = {},
): Rules {
  const version = decidingVersion(snapshot)
  const leader = snapshot.servers.find((s) => s.key === snapshot.meta.leader)
  const modern = version === null || isAtLeast(version, '2.12')
  const maxHaAssets = leader?.jetstream?.maxHaAssets ?? null
  return {
    config,
    uniqueTag,
    maxHaAssets,
    standing,
    haCost,
    assigned: maxHaAssets === null ? new Map() : replicatedOn(snapshot),
    haForAll: version !== null && !isAtLeast(version, '2.15'),
    excludes: modern,
    nats: asNatsSees
      ? { peers: new Map(snapshot.meta.peers.map((p) => [p.server, p.natsSees])), takesOffline: modern }
      : null,
  }
}

function replicatedOn({ streams }: Snapshot): ReadonlyMap<ServerKey, number> {
  const counts = new Map<ServerKey, number>()
  for (const { replicasWanted, replicas } of streams) {
    if ((replicasWanted ?? replicas.length) < 2) continue
    for (const { server } of replicas) counts.set(server, (counts.get(server) ?? 0) + 1)
  }
  return counts
}

/**
 * The unique tag in force: the meta leader's. Not reported by nats-server before 2.10. A tag of the request that starts
 * with it switches the check off; `!` counts as part of the tag before 2.12.
 */
export function uniqueTagInForce(snapshot: Snapshot, config: StreamConfig) {
  const from = snapshot.meta.leader
  const leader = snapshot.servers.find((s) => s.key === from) ?? null
  const prefix = snapshot.meta.uniqueTag ?? leader?.jetstream?.uniqueTag ?? null
  const reports = leader !== null && reportsUniqueTag(leader.version)
  return { prefix, from, known: prefix !== null || reports, waivedBy: waiver(snapshot, config, prefix) }
}

/** The tag of the request that switches this unique tag off; null when none does. */
export function waiver(snapshot: Snapshot, config: StreamConfig, prefix: string | null): string | null {
  if (prefix === null) return null
  const version = decidingVersion(snapshot)
  const strip = version === null || isAtLeast(version, '2.12')
  return (
    (config.placement?.tags ?? []).find((tag) => (strip ? tag.replace(/^!/, '') : tag).startsWith(prefix)) ??
    null
  )
}

/** What decides about placement and cannot be known here, in words; by the meta leader's version. */
export function notKnowable(snapshot: Snapshot): string[] {
  const version = decidingVersion(snapshot)
  if (version === null) return []
  return [
    ...(reportsUniqueTag(version)
      ? []
      : [`The unique tag: nats-server ${version} does not report it (2.10 and later do).`]),
    ...(isAtLeast(version, '2.11')
      ? []
      : [`max_ha_assets: nats-server ${version} does not report it (2.11 and later do).`]),
  ]
}
