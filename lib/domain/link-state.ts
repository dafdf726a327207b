import type { GatewayLink } from './model'

/** One direction of a gateway link. `unknown`: no server of the side that connects has reported its gateways. */
export type LinkState = 'full' | 'part' | 'broken' | 'unknown'

export function linkState(link: Pick<GatewayLink, 'expected' | 'connected'> | null | undefined): LinkState {
  if (!link || link.expected === 0) return 'unknown'
  if (link.connected === 0) return 'broken'
  return link.connected < link.expected ? 'part' : 'full'
}
