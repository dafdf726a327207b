import type { ServerKey } from '@/lib/domain/model'
import { type MapModel, outboundOf } from './mapModel'

/**
 * Outbound gateway connections, one to each other cluster, of each server of a cluster that somebody looks at: `3/3`, connected
 * of wanted, as it says itself. A server is not in the answer when it does not answer, or has not told its gateways.
 */
export function ownGateways(cluster: string | null, model: MapModel): ReadonlyMap<ServerKey, string> {
  const counts = new Map<ServerKey, { connected: number; wanted: number }>()
  const links = cluster === null ? [] : [...model.links.values()].filter((link) => link.from === cluster)
  for (const end of links.flatMap(outboundOf)) {
    if (end.unanswered) continue
    const known = counts.get(end.server) ?? { connected: 0, wanted: 0 }
    counts.set(end.server, { connected: known.connected + (end.connected ? 1 : 0), wanted: known.wanted + 1 })
  }
  return new Map([...counts].map(([key, { connected, wanted }]) => [key, `${connected}/${wanted}`]))
}

/** Whether one is missing of `2/3`. */
export function isShort(gateways: string): boolean {
  const [connected, wanted] = gateways.split('/')
  return connected !== wanted
}
