import { componentOnDemand } from '@/components/ui/onDemand'
import { parseSelection } from '@/lib/url/selection'

// What the first picture does without.
export const ServerPanel = componentOnDemand(() => import('./ServerPanel').then((m) => m.ServerPanel))
export const StreamPanel = componentOnDemand(() => import('./StreamPanel').then((m) => m.StreamPanel))
export const ClusterPanel = componentOnDemand(() => import('./ClusterPanel').then((m) => m.ClusterPanel))
export const AzPanel = componentOnDemand(() => import('./AzPanel').then((m) => m.AzPanel))
export const RegionPanel = componentOnDemand(() => import('./RegionPanel').then((m) => m.RegionPanel))
export const GatewayPanel = componentOnDemand(() => import('./GatewayPanel').then((m) => m.GatewayPanel))
export const FindingPanel = componentOnDemand(() => import('./FindingPanel').then((m) => m.FindingPanel))
export const TombstonePanel = componentOnDemand(() =>
  import('./TombstonePanel').then((m) => m.TombstonePanel),
)

const PANELS = {
  server: ServerPanel,
  stream: StreamPanel,
  cluster: ClusterPanel,
  az: AzPanel,
  region: RegionPanel,
  gateway: GatewayPanel,
  tombstone: TombstonePanel,
  finding: FindingPanel,
}

/** A link that names something shows it at once: its panel is fetched together with the page, not after it. */
function loadNamed(address: string): void {
  const kind = parseSelection(new URLSearchParams(address).get('sel') ?? '')?.kind
  if (kind !== undefined) PANELS[kind].load().catch(() => {})
}
if (typeof window !== 'undefined') loadNamed(window.location.search)
