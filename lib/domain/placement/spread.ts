import type { Server } from '../model'
import { type Offer, slot } from './evaluate'

type Domain = (server: Server) => string

const byServer: Domain = (s) => s.key
const byAz: Domain = (s) => `${s.region}/${s.az}`
const byRegion: Domain = (s) => s.region

/** A failure domain: replicas that stay in it, and how many more it has room for beside the unique tag. */
interface Room {
  kept: number
  free: number
}

/** The failure domains of an offer, those with most room first. */
function rooms(offer: Offer, domain: Domain, uniqueTag: string | null): Room[] {
  const slots = new Map<string, { kept: number; free: Set<string> }>()
  for (const server of offer.servers) {
    const key = domain(server)
    const room = slots.get(key) ?? { kept: 0, free: new Set() }
    slots.set(key, room)
    if (offer.kept.includes(server.key)) room.kept++
    else room.free.add(slot(server, uniqueTag))
  }
  return [...slots.values()]
    .map(({ kept, free }) => ({ kept, free: free.size }))
    .sort((a, b) => b.free - a.free)
}

/** At least so many domains hold a replica, whichever servers are taken: those in use and the fullest are taken first. */
function fewest(offer: Offer, domain: Domain, replicas: number, uniqueTag: string | null): number {
  const all = rooms(offer, domain, uniqueTag)
  const inUse = all.filter((r) => r.kept > 0)
  let placed = inUse.reduce((sum, r) => sum + r.kept + r.free, 0)
  let used = inUse.length
  for (const room of all.filter((r) => r.kept === 0)) {
    if (placed >= replicas) break
    placed += room.free
    used++
  }
  return used
}

/** Replicas left in the worst case after the loss of one domain. */
function leastLeft(offer: Offer, domain: Domain, replicas: number, uniqueTag: string | null): number {
  const open = Math.max(0, replicas - offer.kept.length)
  const lost = rooms(offer, domain, uniqueTag).map((r) => r.kept + Math.min(r.free, open))
  return replicas - Math.min(replicas, Math.max(0, ...lost))
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
