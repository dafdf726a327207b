import type { ServerKey, Snapshot, Stream } from '@/lib/domain/model'

export interface GatewayRow {
  id: string
  cluster: string
  direction: 'outbound' | 'inbound'
  peer: ServerKey | null
  connected: boolean
  rttMs: number | null
}

/** Gateway connections that one server reports: outbound of its own cluster, inbound from others. */
export function gatewaysOf(key: ServerKey, gateways: Snapshot['gateways']): GatewayRow[] {
  return gateways.flatMap((link) =>
    link.servers
      .filter((end) => end.server === key)
      .map((end, i) => ({
        id: `${link.from}>${link.to}/${end.direction}/${end.peer ?? i}`,
        cluster: end.direction === 'outbound' ? link.to : link.from,
        direction: end.direction,
        peer: end.peer,
        connected: end.connected,
        rttMs: end.rttMs,
      })),
  )
}

/** Streams with a copy on one server. */
export function streamsOn(key: ServerKey, streams: readonly Stream[]): Stream[] {
  return streams.filter((s) => s.replicas.some((r) => r.server === key))
}
