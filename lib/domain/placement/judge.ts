import type { Server } from '../model'
import type { StreamConfig } from '../stream-config/model'
import type { Refusal } from './model'
import type { Rules } from './rules'
import { askedCluster, choosesNobody, keeps } from './standing'

/**
 * Why this server is not considered for a replica of `config`, in the order in which nats-server asks
 * (jetstream_cluster.go, `selectPeerGroup`); empty when it is.
 */
export function judge(server: Server, rules: Rules): Refusal[] {
  const { config, standing } = rules
  if (standing?.gone.includes(server.key)) return [{ code: 'leaves', text: 'the one that is removed' }]
  if (keeps(standing).includes(server.key)) return []
  if (standing && choosesNobody(standing)) {
    const why = standing.how === 'shrink' ? 'replicas are only taken away' : 'the replicas stay'
    return standing.held.includes(server.key)
      ? []
      : [{ code: 'not-asked', text: `no server is asked: ${why}` }]
  }
  const wanted = askedCluster(standing, config.placement?.cluster)
  if (wanted && server.cluster !== wanted) {
    return [
      {
        code: 'wrong-cluster',
        text: server.cluster === null ? 'in no cluster' : `in ${server.cluster}`,
      },
    ]
  }
  const absent = absence(server, rules)
  if (absent) return [absent]
  const reasons: Refusal[] = []
  if (server.tags.includes('!jetstream')) {
    reasons.push({ code: 'excluded', text: 'its tag !jetstream keeps streams away' })
  }
  for (const tag of missingTags(server, rules)) {
    reasons.push({
      code: 'tag-missing',
      text: tag.startsWith('!') && rules.excludes ? `has tag ${tag.slice(1)}` : `no tag ${tag}`,
    })
  }
  const free = freeBytes(server, config)
  if (config.max_bytes > 0 && free !== null && config.max_bytes > free) {
    reasons.push({ code: 'storage', text: `not enough ${config.storage} storage left for max bytes` })
  }
  const full = haFull(server, rules)
  if (full !== null) reasons.push({ code: 'ha-assets', text: full })
  if (rules.uniqueTag !== null && uniqueValue(server, rules.uniqueTag) === null) {
    reasons.push({ code: 'unique-tag-missing', text: `no ${rules.uniqueTag} tag` })
  }
  return reasons
}

/**
 * Why a server may take no more replicated assets; null when it may. Up to 2.14 by what it reported itself, for every
 * stream; the meta group is among them and is not meant, hence more than, not as many as. Since 2.15 by what is assigned
 * to it and would be after, for replicated streams only, without what it holds of this stream already, and never where a
 * lost replica is replaced (`selectPeerGroup`: `haCost`, `haCounted`; `reassignStreamPeers`). Both count replicated
 * consumers as well, and so does what a server reports: its RAFT groups (`numRaftNodes`), the meta group among them.
 */
function haFull(server: Server, rules: Rules): string | null {
  const { config, maxHaAssets, haForAll, standing, assigned, haCost } = rules
  const reported = server.jetstream?.haAssets ?? null
  if (maxHaAssets === null) return null
  const words = (held: number) => `holds ${held} replicated assets, the meta leader allows ${maxHaAssets}`
  if (haForAll) return reported !== null && reported > maxHaAssets ? words(reported - 1) : null
  if (config.num_replicas < 2 || standing?.how === 'replace') return null
  const held = replicatedAssets(server, { assigned })
  const own = standing?.how === 'move' && standing.replicated && standing.held.includes(server.key) ? 1 : 0
  return held - own + haCost > maxHaAssets ? words(held) : null
}

/** How many replicated assets a server holds, without the meta group: by its own word, or more by what is assigned to it. */
export function replicatedAssets({ key, jetstream }: Server, { assigned }: Pick<Rules, 'assigned'>): number {
  return Math.max((jetstream?.haAssets ?? 1) - 1, assigned.get(key) ?? 0)
}

/** Not there to take anything: by our own evidence, or in the eyes of nats-server. */
function absence(server: Server, { nats }: Rules): Refusal | null {
  if (nats === null && server.state !== 'up') {
    return { code: 'offline', text: `${server.state}: ${server.why}` }
  }
  if (server.state === 'up' && server.jetstream === null) {
    return { code: 'jetstream-off', text: 'JetStream is off' }
  }
  if (server.metaMember === false) {
    return { code: 'not-meta-member', text: 'not a member of the meta group' }
  }
  const seen = nats?.peers.get(server.key) ?? 'online'
  if (seen === 'never-heard') {
    return { code: 'never-heard', text: 'the meta leader has not heard from it since it leads' }
  }
  if (nats && seen === 'offline' && !nats.takesOffline) {
    return { code: 'offline', text: 'the meta leader knows that it is gone' }
  }
  return null
}

/** Tags of the request that this server fails, as written in the request; matched without regard to case. */
export function missingTags(server: Server, { config, excludes }: Rules): string[] {
  const has = new Set(server.tags.map((t) => t.toLowerCase()))
  return (config.placement?.tags ?? []).filter((tag) => {
    const exclude = excludes && tag.startsWith('!')
    return has.has((exclude ? tag.slice(1) : tag).toLowerCase()) === exclude
  })
}

/** The server's value of the unique tag: its first tag with that prefix; null when it has none. */
export function uniqueValue(server: Server, prefix: string): string | null {
  return server.tags.find((tag) => tag.startsWith(prefix)) ?? null
}

/**
 * Room for a stream on this server in bytes, null when not known: what is left beside the larger of what is used and
 * what is promised to streams by their max bytes.
 */
export function freeBytes(server: Server, config: StreamConfig): number | null {
  const js = server.jetstream
  if (!js) return null
  const [used, reserved, max] =
    config.storage === 'memory'
      ? [js.memory, js.memoryReserved, js.memoryMax]
      : [js.store, js.storeReserved, js.storeMax]
  return max === null ? null : Math.max(0, max - Math.max(used, reserved ?? 0))
}
