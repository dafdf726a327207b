import type { Server } from '../model'
import type { Evaluation, Offer } from './evaluate'
import type { Rules } from './rules'
import { choosesNobody } from './standing'

/**
 * Servers that we know to be gone and nats-server may choose all the same: it learns of a killed one late. Only those
 * where too many of them could be chosen for a majority of the replicas to answer; empty when the create is safe.
 */
export function blindChoices(theirs: Evaluation, rules: Rules): Server[] {
  const { config } = rules
  const needed = config.num_replicas
  const quorum = Math.floor(needed / 2) + 1
  // Of those who hold one already none is chosen anew.
  if (choosesNobody(rules.standing)) return []
  const gone = (offer: Offer) => {
    const fresh = offer.servers.filter((s) => !offer.kept.includes(s.key))
    const choose = needed - offer.kept.length
    const offline = fresh.filter((s) => rules.nats?.peers.get(s.key) === 'offline')
    const blind = fresh.filter((s) => s.state !== 'up' && !offline.includes(s))
    // Those known to be offline are taken last.
    const last = Math.max(0, choose - (fresh.length - offline.length))
    const dead = Math.min(blind.length, choose) + last
    return needed - dead < quorum ? [...blind, ...(last > 0 ? offline : [])] : []
  }
  return theirs.offers.filter((o) => o.capacity >= needed).flatMap(gone)
}
