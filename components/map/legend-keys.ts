import type { Topology } from '@/lib/graph/topology'
import type { ClusterKey, StreamKey } from './Legend'
import type { MapModel } from './mapModel'
import type { Overlay } from './overlays'

/** The clusters of the map as the legend lists them: those with a server in it, with their colours. */
export function clusterKeys({ servers }: Pick<Topology, 'servers'>, model: MapModel): ClusterKey[] {
  return [...new Set(servers.flatMap((s) => s.cluster ?? []))].sort().map((name) => {
    const colour = model.colours.get(name)
    return [name, colour?.index ?? null, colour?.striped ?? false]
  })
}

/** The streams that are drawn as the legend lists them. */
export const streamKeys = (overlays: readonly Overlay[]): StreamKey[] =>
  overlays.map(({ key, ink }) => [key, ink.colour, ink.dash])
