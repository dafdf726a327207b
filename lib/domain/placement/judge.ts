import type { Server, Snapshot } from '../model'
import type { StreamConfig } from '../stream-config/model'
import { reportsUniqueTag } from '../version'
import type { Refusal } from './model'

/** What nats-server reads to pick peers, plus how we see it. */
export interface Rules {
  config: StreamConfig
  /** Prefix that must be there and differ, null for none (already waived where the request names such a tag). */
  uniqueTag: string | null
  /** nats-server learns of a killed server late; with `asNatsSees` servers that we know to be gone still count. */
  asNatsSees: boolean
}

/**
 * Why this server is not considered for a replica of `config`, in the order in which nats-server asks
 * (jetstream_cluster.go, `selectPeerGroup`); empty when it is.
 */
export function judge(server: Server, rules: Rules): Refusal[] {
  const { config } = rules
  const wanted = config.placement?.cluster
  if (wanted && server.cluster !== wanted) {
    return [
      {
        code: 'wrong-cluster',
        text: server.cluster === null ? 'in no cluster' : `in ${server.cluster}`,
      },
    ]
  }
  if (server.state !== 'up' && !rules.asNatsSees) {
    return [{ code: 'offline', text: `${server.state}: ${server.why}` }]
  }
  if (server.state === 'up' && server.jetstream === null) {
    return [{ code: 'jetstream-off', text: 'JetStream is off' }]
  }
  if (server.metaMember === false) {
    return [{ code: 'not-meta-member', text: 'not a member of the meta group' }]
  }
  const reasons: Refusal[] = []
  if (server.tags.includes('!jetstream')) {
    reasons.push({ code: 'excluded', text: 'its tag !jetstream keeps streams away' })
  }
  for (const tag of missingTags(server, config)) {
    reasons.push({
      code: 'tag-missing',
      text: tag.startsWith('!') ? `has tag ${tag.slice(1)}` : `no tag ${tag}`,
    })
  }
  const free = freeBytes(server, config)
  if (config.max_bytes > 0 && free !== null && config.max_bytes > free) {
    reasons.push({ code: 'storage', text: `not enough ${config.storage} storage left for max bytes` })
  }
  if (rules.uniqueTag !== null && uniqueValue(server, rules.uniqueTag) === null) {
    reasons.push({ code: 'unique-tag-missing', text: `no ${rules.uniqueTag} tag` })
  }
  return reasons
}

/** Tags of the request that this server fails, as written in the request; matched without regard to case. */
export function missingTags(server: Server, config: StreamConfig): string[] {
  const has = new Set(server.tags.map((t) => t.toLowerCase()))
  return (config.placement?.tags ?? []).filter((tag) => {
    const exclude = tag.startsWith('!')
    return has.has(tag.replace(/^!/, '').toLowerCase()) === exclude
  })
}

/** The server's value of the unique tag: its first tag with that prefix; null when it has none. */
export function uniqueValue(server: Server, prefix: string): string | null {
  return server.tags.find((tag) => tag.startsWith(prefix)) ?? null
}

/**
 * Room for a stream on this server in bytes, null when not known. An upper bound: what other streams have
 * reserved but not filled is not in the snapshot.
 */
export function freeBytes(server: Server, config: StreamConfig): number | null {
  const js = server.jetstream
  if (!js) return null
  const [used, max] = config.storage === 'memory' ? [js.memory, js.memoryMax] : [js.store, js.storeMax]
  return max === null ? null : Math.max(0, max - used)
}

/** The unique tag in force: the meta leader's. Not reported by nats-server before 2.10. */
export function uniqueTagInForce(snapshot: Snapshot, config: StreamConfig) {
  const from = snapshot.meta.leader
  const leader = snapshot.servers.find((s) => s.key === from) ?? null
  const prefix = snapshot.meta.uniqueTag ?? leader?.jetstream?.uniqueTag ?? null
  const reports = leader !== null && reportsUniqueTag(leader.version)
  const waivedBy =
    prefix === null
      ? null
      : ((config.placement?.tags ?? []).find((tag) => tag.replace(/^!/, '').startsWith(prefix)) ?? null)
  return { prefix, from, known: prefix !== null || reports, waivedBy }
}
