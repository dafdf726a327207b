import type { Server, ServerKey, Snapshot } from '../model'
import { judge, uniqueValue } from './judge'
import type { Refusal } from './model'
import type { Rules } from './rules'

/** What one cluster offers: `capacity` is how many replicas it can hold, which the unique tag may make fewer than its servers. */
export interface Offer {
  cluster: string | null
  servers: Server[]
  capacity: number
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
  for (const server of snapshot.servers) {
    const reasons = judge(server, rules)
    if (reasons.length > 0) refusals.set(server.key, reasons)
    else byCluster.set(server.cluster, [...(byCluster.get(server.cluster) ?? []), server])
  }
  const offers = [...byCluster].map(([cluster, servers]) => ({
    cluster,
    servers,
    capacity: new Set(servers.map((s) => slot(s, rules.uniqueTag))).size,
  }))
  const large = offers.filter((o) => o.capacity >= needed)
  const good = large.filter((o) => hasQuorum(o, rules))
  const asked = rules.config.placement?.cluster !== undefined
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
function hasQuorum({ servers }: Offer, { config, nats }: Rules): boolean {
  if (!nats?.takesOffline) return true
  const online = servers.filter((s) => nats.peers.get(s.key) !== 'offline').length
  return online >= Math.floor(config.num_replicas / 2) + 1
}

/** Two servers of one slot cannot both hold a replica. */
export function slot(server: Server, uniqueTag: string | null): string {
  return uniqueTag === null ? server.key : (uniqueValue(server, uniqueTag) ?? server.key)
}

function refuseClashes(offer: Offer, uniqueTag: string | null, refusals: Map<ServerKey, Refusal[]>) {
  const owner = new Map<string, ServerKey>()
  for (const server of offer.servers) {
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
  for (const server of offer.servers) {
    refusals.set(server.key, [...(refusals.get(server.key) ?? []), { code: 'cluster-too-small', text }])
  }
}
