import type { Facts } from './facts'
import { answers } from './server-state'

/** A server that has just started lists no routes yet. */
const ROUTES_STAND_AFTER_MS = 2000

/**
 * Whether nobody of its own cluster has a route to a server that was never heard itself: then it does not run, for a
 * hanging one keeps its routes. False while nobody there can tell.
 */
export function isUnrouted(name: string, cluster: string | null, facts: Facts, now: number): boolean {
  if (cluster === null) return false
  const mates = [...facts.servers.values()].filter(
    ({ origin, routez, upSince }) =>
      origin.cluster === cluster && routez !== null && routez.at - upSince > ROUTES_STAND_AFTER_MS,
  )
  const speaking = mates.filter((mate) => answers(mate, facts, now))
  // Before 2.9.16 a route names only the id: one that nobody knows may be its.
  const mayBeIt = (peer: { id: string; name: string | null }) =>
    peer.name === name || (peer.name === null && !facts.servers.has(peer.id))
  return speaking.length > 0 && speaking.every(({ routez }) => !routez?.value.peers.some(mayBeIt))
}
