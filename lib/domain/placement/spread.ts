import type { Server } from '../model'
import { type Offer, slot } from './evaluate'

type Domain = (server: Server) => string

const byServer: Domain = (s) => s.key
const byAz: Domain = (s) => `${s.region}/${s.az}`
const byRegion: Domain = (s) => s.region

/** Replicas that can meet in each failure domain of an offer: no more than the unique tag leaves room for. */
function rooms(offer: Offer, domain: Domain, uniqueTag: string | null): number[] {
  const slots = new Map<string, Set<string>>()
  for (const server of offer.servers) {
    const key = domain(server)
    slots.set(key, (slots.get(key) ?? new Set()).add(slot(server, uniqueTag)))
  }
  return [...slots.values()].map((s) => s.size).sort((a, b) => b - a)
}

/** At least so many domains hold a replica, whichever servers are taken: the fullest domains are taken first. */
function fewest(offer: Offer, domain: Domain, replicas: number, uniqueTag: string | null): number {
  let placed = 0
  let used = 0
  for (const room of rooms(offer, domain, uniqueTag)) {
    if (placed >= replicas) break
    placed += room
    used++
  }
  return used
}

/** Replicas left in the worst case after the loss of one domain. */
function leastLeft(offer: Offer, domain: Domain, replicas: number, uniqueTag: string | null): number {
  return replicas - Math.min(replicas, rooms(offer, domain, uniqueTag)[0] ?? 0)
}

/** What holds for every choice that nats-server could make among these offers; all zero without an offer. */
export function certainties(offers: Offer[], replicas: number, uniqueTag: string | null) {
  const least = (of: (offer: Offer) => number) => (offers.length === 0 ? 0 : Math.min(...offers.map(of)))
  const some = offers.length > 0
  const azKnown = offers.every((o) => o.servers.every((s) => s.az !== null))
  const left = {
    server: some ? least((o) => leastLeft(o, byServer, replicas, uniqueTag)) : null,
    az: some && azKnown ? least((o) => leastLeft(o, byAz, replicas, uniqueTag)) : null,
    region: some ? least((o) => leastLeft(o, byRegion, replicas, uniqueTag)) : null,
  }
  const quorum = Math.floor(replicas / 2) + 1
  const runs = (n: number | null) => (n === null ? null : n >= quorum)
  return {
    spread: {
      servers: some ? replicas : 0,
      azs: least((o) => fewest(o, byAz, replicas, uniqueTag)),
      regions: least((o) => fewest(o, byRegion, replicas, uniqueTag)),
    },
    left,
    survives: { server: runs(left.server), az: runs(left.az), region: runs(left.region) },
  }
}
