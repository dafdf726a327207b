import { lazy } from 'react'
import { parseSelection } from '@/lib/url/selection'

/**
 * What the first picture does without. All of it is fetched as soon as the browser is idle: in an incident a click must not
 * wait for a server that is no longer there.
 */
const load = {
  server: () => import('./ServerPanel').then((m) => ({ default: m.ServerPanel })),
  stream: () => import('./StreamPanel').then((m) => ({ default: m.StreamPanel })),
  cluster: () => import('./ClusterPanel').then((m) => ({ default: m.ClusterPanel })),
  az: () => import('./AzPanel').then((m) => ({ default: m.AzPanel })),
  region: () => import('./RegionPanel').then((m) => ({ default: m.RegionPanel })),
  gateway: () => import('./GatewayPanel').then((m) => ({ default: m.GatewayPanel })),
  tombstone: () => import('./TombstonePanel').then((m) => ({ default: m.TombstonePanel })),
}

export const ServerPanel = lazy(load.server)
export const StreamPanel = lazy(load.stream)
export const ClusterPanel = lazy(load.cluster)
export const AzPanel = lazy(load.az)
export const RegionPanel = lazy(load.region)
export const GatewayPanel = lazy(load.gateway)
export const TombstonePanel = lazy(load.tombstone)

export function loadPanels(): void {
  // Who fails to load now is loaded again when it is wanted.
  for (const one of Object.values(load)) one().catch(() => {})
}

/** A link that names something shows it at once: its panel is fetched together with the page, not after it. */
function loadNamed(address: string): void {
  const kind = parseSelection(new URLSearchParams(address).get('sel') ?? '')?.kind
  if (kind !== undefined && kind !== 'finding') load[kind]().catch(() => {})
}
if (typeof window !== 'undefined') loadNamed(window.location.search)
