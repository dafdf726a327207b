import type { Facts } from './facts'
import { leafzOf } from './leafnodes'
import type { LeafnodeEnd, Server, ServerLeafnodes } from './model'
import { byName } from './topology'

/** A hub may have thousands: their number is told, and so many of them by name. */
const NAMED = 50

/** Leafnode connections by the server that reports them; of a server that is gone nothing is known any more. */
export function composeLeafnodes(facts: Facts, servers: readonly Server[]): ServerLeafnodes[] {
  const keys = new Map(servers.map((s) => [s.name, s.key]))
  return servers.flatMap((s) => {
    const leafz = leafzOf(facts, s)?.value
    if (!leafz || leafz.count === 0) return []
    // Without what moves with every message: the picture would change at every look.
    const ends = leafz.leafs.map(({ name, account, isSpoke, host, rttMs }): LeafnodeEnd => {
      return { name, account, isSpoke, host, rttMs, server: name === null ? null : (keys.get(name) ?? null) }
    })
    const nameOf = (end: LeafnodeEnd) => JSON.stringify([end.name, end.account, end.host])
    return [
      {
        server: s.key,
        count: leafz.count,
        ends: ends.sort((a, b) => byName(nameOf(a), nameOf(b))).slice(0, NAMED),
      },
    ]
  })
}
