import type { GatewayLink } from './model'

/** One direction of a gateway link. `unknown`: no server of the side that connects tells its gateways. */
export type LinkState = 'full' | 'part' | 'broken' | 'unknown'

export function linkState(link: GatewayLink | null | undefined): LinkState {
  if (!link || link.expected === 0) return 'unknown'
  if (link.connected === link.expected) return 'full'
  if (link.connected > 0) return 'part'
  const outbound = link.servers.filter((e) => e.direction === 'outbound')
  return outbound.length > 0 && outbound.every((e) => e.unanswered) ? 'unknown' : 'broken'
}

/** How many servers of the side that connects do not answer: whether these have a connection is not known. */
export const notAnswering = (link: GatewayLink): number => link.servers.filter((e) => e.unanswered).length

/** How many of that side answer and have not told their gateways yet. */
export const notReported = (link: GatewayLink): number =>
  link.expected - link.servers.filter((e) => e.direction === 'outbound').length
