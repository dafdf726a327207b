import { gatewayKey, type ServerKey, type Snapshot, type Stream } from '@/lib/domain/model'
import type { ServerGateway } from '@/lib/domain/server-detail'

export interface GatewayRow {
  id: string
  /** Key of the gateway link that it is part of. */
  link: string
  cluster: string
  direction: 'outbound' | 'inbound'
  peer: ServerKey | null
  /** null: it does not answer. */
  connected: boolean | null
  rttMs: number | null
  /** What the server tells about the connection itself; null until it was asked. */
  told: ServerGateway | null
}

/** Gateway connections that one server reports: outbound of its own cluster, inbound from others. */
export function gatewaysOf(
  key: ServerKey,
  gateways: Snapshot['gateways'],
  told: readonly ServerGateway[] | null = null,
): GatewayRow[] {
  return gateways.flatMap((link) =>
    link.servers
      .filter((end) => end.server === key)
      .map((end, i) => {
        const { direction, peer, rttMs } = end
        const connected = end.unanswered ? null : end.connected
        const cluster = direction === 'outbound' ? link.to : link.from
        const same = told?.find((t) => t.cluster === cluster && t.direction === direction && t.peer === peer)
        return {
          id: `${link.from}>${link.to}/${direction}/${peer ?? i}`,
          link: gatewayKey(link),
          cluster,
          direction,
          peer,
          connected,
          rttMs,
          told: (connected && same) || null,
        }
      }),
  )
}

/** Streams with a copy on one server. */
export function streamsOn(key: ServerKey, streams: readonly Stream[]): Stream[] {
  return streams.filter((s) => s.replicas.some((r) => r.server === key))
}
