import { type GatewayLink, gatewayKey, type Snapshot } from './model'
import { byName } from './topology'

/** Clusters that have gateways, in order, and the link from one to another. */
export interface GatewayMatrix {
  clusters: string[]
  /** undefined: nobody of `from` has reported its gateways. */
  link: (from: string, to: string) => GatewayLink | undefined
}

/** A cluster all of whose links are left out by `isShown` has neither row nor column. */
export function gatewayMatrix(
  gateways: readonly GatewayLink[],
  isShown: (link: GatewayLink) => boolean = () => true,
): GatewayMatrix {
  const links = new Map(gateways.map((g) => [gatewayKey(g), g]))
  return {
    clusters: [...new Set(gateways.filter(isShown).flatMap((g) => [g.from, g.to]))].sort(byName),
    link: (from, to) => links.get(gatewayKey({ from, to })),
  }
}

/** Links over all ordered pairs of the matrix: those nobody reports count as pairs, and add nothing to the sums. */
export function gatewayTotals(matrix: GatewayMatrix, gateways: readonly GatewayLink[]) {
  const n = matrix.clusters.length
  return {
    pairs: (n * (n - 1)) / 2,
    directions: n * (n - 1),
    reported: gateways.length,
    expected: gateways.reduce((sum, g) => sum + g.expected, 0),
    connected: gateways.reduce((sum, g) => sum + g.connected, 0),
  }
}

/** Steps of the heat. */
export const HEAT_STEPS = 10

/**
 * Upper end of the heat scale in ms, which starts at 0: the next of 1, 2, 5 × 10ⁿ, so that it stays put while round trips
 * wobble. null when no round trip is known.
 */
export function heatTop(gateways: readonly GatewayLink[]): number | null {
  const top = gateways.reduce((max, g) => Math.max(max, g.rttMs?.median ?? 0), 0)
  if (top <= 0) return null
  const power = 10 ** Math.floor(Math.log10(top))
  const step = [1, 2, 5, 10].find((s) => s * power >= top * (1 - 1e-9)) ?? 10
  return step * power
}

/** 0 … HEAT_STEPS; null when the round trip is not known. */
export function heatOf(link: GatewayLink | undefined, top: number | null): number | null {
  if (!link?.rttMs || top === null) return null
  return Math.min(HEAT_STEPS, Math.round((link.rttMs.median / top) * HEAT_STEPS))
}

/** A row of the matrix: a cluster, or one of its servers. */
export type MatrixRow =
  | { kind: 'cluster'; id: string; cluster: string; open: boolean }
  | { kind: 'server'; id: string; cluster: string; server: string }

/** Rows top to bottom; servers stand below their cluster where it is open. */
export function matrixRows(
  matrix: Pick<GatewayMatrix, 'clusters'>,
  servers: Snapshot['servers'],
  isOpen: (cluster: string) => boolean,
): MatrixRow[] {
  return matrix.clusters.flatMap((cluster): MatrixRow[] => {
    const open = isOpen(cluster)
    const members = open ? servers.filter((s) => s.cluster === cluster).map((s) => s.key) : []
    return [
      { kind: 'cluster', id: `cluster ${cluster}`, cluster, open },
      ...members
        .sort(byName)
        .map((server) => ({ kind: 'server' as const, id: `server ${server}`, cluster, server })),
    ]
  })
}
