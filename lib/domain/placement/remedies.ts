import { metaStepDownCommand } from '../meta-step-down'
import type { Snapshot } from '../model'
import { MAX_REPLICAS, type StreamConfig } from '../stream-config/model'
import { formatSize } from '../stream-config/size'
import { evaluate } from './evaluate'
import { freeBytes } from './judge'
import type { Remedy } from './model'
import { rulesOf, waiver } from './rules'
import type { Standing } from './standing'

const MIB = 2 ** 20
/** Each costs a look at every server; nobody asks for more tags than these. */
const TRIED = 20

function withCluster(config: StreamConfig, cluster: string | undefined, tags: string[]): StreamConfig {
  const { placement: _, ...rest } = config
  if (cluster === undefined && tags.length === 0) return rest
  return { ...rest, placement: { ...(cluster ? { cluster } : {}), ...(tags.length > 0 ? { tags } : {}) } }
}

/**
 * Whether a config would fit if `uniqueTag` were in force.
 */
export function wouldFit(
  snapshot: Snapshot,
  config: StreamConfig,
  uniqueTag: string | null,
  standing: Standing | null = null,
): boolean {
  const inForce = waiver(snapshot, config, uniqueTag) === null ? uniqueTag : null
  return evaluate(snapshot, rulesOf(snapshot, config, inForce, { standing })).fits
}

/** Single changes that make a config fit which does not; each was tried on the snapshot. */
export function remedies(
  snapshot: Snapshot,
  config: StreamConfig,
  uniqueTag: string | null,
  standing: Standing | null = null,
): Remedy[] {
  const out: Remedy[] = []
  const fits = (changed: StreamConfig) => wouldFit(snapshot, changed, uniqueTag, standing)
  // A stream that exists stays in its cluster while its number of replicas changes, whatever the config says.
  const placeable = standing === null || standing.how === 'move'
  const cluster = config.placement?.cluster
  const tags = config.placement?.tags ?? []

  for (const other of otherUniqueTags(snapshot)) {
    if (!wouldFit(snapshot, config, other.prefix, standing)) continue
    const command = metaStepDownCommand(other.clusters[0] ?? null)
    out.push({
      text: `Move the meta leader to ${other.clusters.join(' or ')}: then ${other.prefix ?? 'no unique tag'} is in force.`,
      action: { kind: 'meta-stepdown', cluster: other.clusters[0] ?? '', command },
    })
  }
  for (const tag of placeable ? tags.slice(0, TRIED) : []) {
    const fewer = tags.filter((t) => t !== tag)
    if (!fits(withCluster(config, cluster, fewer))) continue
    out.push({ text: `Leave out the tag ${tag}.`, action: { kind: 'set', field: 'tags', value: fewer } })
  }
  for (const other of placeable ? snapshot.clusters : []) {
    if (other.name === cluster || !fits(withCluster(config, other.name, tags))) continue
    out.push({
      text: `Choose cluster ${other.name}.`,
      action: { kind: 'set', field: 'cluster', value: other.name },
    })
  }
  const fewest = fewestReplicas(standing)
  for (let r = Math.min(config.num_replicas - 1, MAX_REPLICAS); r >= fewest; r--) {
    if (!fits({ ...config, num_replicas: r })) continue
    out.push({ text: `Choose R${r}.`, action: { kind: 'set', field: 'replicas', value: r } })
    break
  }
  const room = roomFor(snapshot, config, uniqueTag, standing)
  if (room !== null) {
    const text = `Lower max bytes to ${formatSize(room)}.`
    out.push({ text, action: { kind: 'set', field: 'max_bytes', value: room } })
  }
  const ailing = snapshot.servers.filter((s) => s.state !== 'up' || s.metaMember === false)
  // With more than these gone, one server back is not the advice to give.
  for (const server of ailing.slice(0, TRIED)) {
    const healed = {
      ...snapshot,
      servers: snapshot.servers.map((s) =>
        s === server ? { ...s, state: 'up' as const, metaMember: true } : s,
      ),
    }
    if (!wouldFit(healed, config, uniqueTag, standing)) continue
    out.push({
      text:
        server.state === 'up'
          ? `Restart ${server.name}: it answers but is not a member of the meta group.`
          : `Bring ${server.name} back: it is ${server.state}.`,
    })
  }
  return out
}

/** Fewer replicas than these are no advice: those that are there already, and any other number during a move. */
function fewestReplicas(standing: Standing | null): number {
  if (standing === null) return 1
  return standing.how === 'grow' ? standing.held.length + 1 : Number.POSITIVE_INFINITY
}

/** Unique tags that other clusters would put in force with the meta leader among them, with those clusters. */
export function otherUniqueTags(snapshot: Snapshot): { prefix: string | null; clusters: string[] }[] {
  const leader = snapshot.servers.find((s) => s.key === snapshot.meta.leader)
  const clusters = new Map<string | null, string[]>()
  for (const cluster of snapshot.clusters) {
    const ready = snapshot.servers.some(
      (s) => s.cluster === cluster.name && s.state === 'up' && s.metaMember !== false && s.jetstream,
    )
    const prefix = cluster.uniqueTags[0] ?? null
    // More than one prefix in a cluster: which of them will be in force cannot be chosen by cluster.
    if (!ready || cluster.uniqueTags.length > 1 || cluster.name === leader?.cluster) continue
    if (prefix === snapshot.meta.uniqueTag) continue
    clusters.set(prefix, [...(clusters.get(prefix) ?? []), cluster.name])
  }
  return [...clusters].map(([prefix, names]) => ({ prefix, clusters: names.sort() }))
}

/** The largest max bytes in whole MiB with which a config fits that storage alone keeps from fitting. */
function roomFor(
  snapshot: Snapshot,
  config: StreamConfig,
  uniqueTag: string | null,
  standing: Standing | null,
): number | null {
  if (config.max_bytes <= 0) return null
  const offers = snapshot.servers
    .map((s) => Math.floor((freeBytes(s, config) ?? 0) / MIB) * MIB)
    .filter((bytes) => bytes > 0 && bytes < config.max_bytes)
    .sort((a, b) => b - a)
  return (
    offers.find((bytes) => wouldFit(snapshot, { ...config, max_bytes: bytes }, uniqueTag, standing)) ?? null
  )
}
