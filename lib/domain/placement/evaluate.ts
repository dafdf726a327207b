import type { Server, ServerKey, Snapshot } from '../model'
import { judge, uniqueValue } from './judge'
import type { Refusal } from './model'
import type { Rules } from './rules'
import { askedCluster, choosesNobody, keeps } from './standing'

/** What one cluster offers: `capacity` is how many replicas it can hold, which the unique tag may make fewer than its servers. */
export interface Offer {
  cluster: string | null
  servers: Server[]
  capacity: number
  /** Those of `servers` that hold a replica and keep it: they are taken first. */
  kept: readonly ServerKey[]
}

export interface Evaluation {
  fits: boolean
  /** Enough servers in one cluster, but in the eyes of nats-server too few of them online for a majority. */
  lacksQuorum: boolean
  /** The clusters that may be asked, those that fit first. */
  offers: Offer[]
  eligible: Server[]
  refusals: Map<ServerKey, Refusal[]>
}

/**
 * All servers of the snapshot against one request. A stream lives in one cluster: without a wish nats-server tries the
 * requester's own, then the others (jetstream_cluster.go, `createGroupForStream`); which one that is, is not known here.
 */
export function evaluate(snapshot: Snapshot, rules: Rules): Evaluation {
  const needed = rules.config.num_replicas
  const refusals = new Map<ServerKey, Refusal[]>()
  const byCluster = new Map<string | null, Server[]>()
  const kept = keeps(rules.standing)
  const wish = askedCluster(rules.standing, rules.config.placement?.cluster)
  const owners = new Map(
    snapshot.servers.filter((s) => kept.includes(s.key)).map((s) => [slot(s, rules.uniqueTag), s.key]),
  )
  for (const server of snapshot.servers) {
    const keepsIts = kept.includes(server.key)
    const reasons = judge(server, rules)
    const owner = keepsIts ? undefined : owners.get(slot(server, rules.uniqueTag))
    if (reasons.length === 0 && owner !== undefined) {
      const text = `shares ${slot(server, rules.uniqueTag)} with ${owner}, which keeps its replica`
      reasons.push({ code: 'unique-tag-clash', text })
    }
    const cluster = keepsIts ? (wish ?? server.cluster) : server.cluster
    if (reasons.length > 0) refusals.set(server.key, reasons)
    else byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), server])
  }
  const offers = [...byCluster].map(([cluster, servers]): Offer => {
    const fresh = servers.filter((s) => !kept.includes(s.key))
    // Who keeps a replica does so though the picture may not know of it.
    const capacity = kept.length + new Set(fresh.map((s) => slot(s, rules.uniqueTag))).size
    return { cluster, servers, capacity, kept }
  })
  const large = offers.filter((o) => o.capacity >= needed)
  const good = large.filter((o) => hasQuorum(o, rules))
  const asked = wish !== undefined
  for (const offer of offers) {
    if (offer.capacity >= needed) continue
    refuseClashes(offer, rules.uniqueTag, refusals)
    if (!asked) refuseSmall(offer, needed, refusals)
  }
  return {
    fits: good.length > 0,
    lacksQuorum: large.length > good.length,
    offers,
    eligible: snapshot.servers.filter((s) => !refusals.has(s.key)),
    refusals,
  }
}

/** Since 2.12 a majority of the replicas must be online in the eyes of nats-server (`missingQuorum`). */
function hasQuorum({ servers, kept }: Offer, { config, nats, standing }: Rules): boolean {
  if (!nats?.takesOffline || choosesNobody(standing)) return true
  const fresh = servers.filter((s) => !kept.includes(s.key))
  // Who keeps a replica counts as online, unlooked at.
  const online = kept.length + fresh.filter((s) => nats.peers.get(s.key) !== 'offline').length
  return online >= Math.floor(config.num_replicas / 2) + 1
}

/** Two servers of one slot cannot both hold a replica. */
export function slot(server: Server, uniqueTag: string | null): string {
  return uniqueTag === null ? server.key : (uniqueValue(server, uniqueTag) ?? server.key)
}

function refuseClashes(offer: Offer, uniqueTag: string | null, refusals: Map<ServerKey, Refusal[]>) {
  const owner = new Map<string, ServerKey>()
  for (const server of offer.servers.filter((s) => !offer.kept.includes(s.key))) {
    const value = slot(server, uniqueTag)
    const first = owner.get(value)
    if (first === undefined) owner.set(value, server.key)
    else {
      const text = `shares ${value} with ${first}: only one of them can hold a replica`
      refusals.set(server.key, [{ code: 'unique-tag-clash', text }])
    }
  }
}

function refuseSmall(offer: Offer, needed: number, refusals: Map<ServerKey, Refusal[]>) {
  const name = offer.cluster ?? 'it'
  const text = `${name} offers ${offer.capacity} of the ${needed} servers needed in one cluster`
  for (const server of offer.servers.filter((s) => !offer.kept.includes(s.key))) {
    refusals.set(server.key, [...(refusals.get(server.key) ?? []), { code: 'cluster-too-small', text }])
  }
}
