import { plural, rtt } from '@/lib/domain/format'
import { linkState } from '@/lib/domain/link-state'
import type { GatewayEnd, GatewayLink, Server } from '@/lib/domain/model'

/** Accessible names of the matrix' cells and heads; tests find them by these. */

/** `xr to rg2: 0 of 3 connected, broken` · `rg1 to rg3: 3 of 3 connected, full, median 0.9 ms, 0.8 ms to 1.1 ms` */
export function linkName(from: string, to: string, link: GatewayLink | undefined): string {
  if (!link) return `${from} to ${to}: not reported`
  const parts = [`${link.connected} of ${link.expected} connected`, linkState(link)]
  if (link.rttMs) {
    parts.push(`median ${rtt(link.rttMs.median)}`, `${rtt(link.rttMs.min)} to ${rtt(link.rttMs.max)}`)
  }
  return `${from} to ${to}: ${parts.join(', ')}`
}

/** `rg1-az1 to xr: connected to rg3-az3-x, 0.4 ms` · `rg1-az1 to xr: no link` */
export function endName(server: string, to: string, end: GatewayEnd | undefined): string {
  if (!end) return `${server} to ${to}: not reported`
  if (!end.connected) return `${server} to ${to}: no link`
  const where =
    end.peer === null ? 'connected, the server does not name its peer' : `connected to ${end.peer}`
  return `${server} to ${to}: ${where}${end.rttMs === null ? '' : `, ${rtt(end.rttMs)}`}`
}

/** `rg1, cluster, 2 of 3 servers up` */
export function clusterHeadName(cluster: string, members: readonly Server[]): string {
  const up = members.filter((s) => s.state === 'up').length
  return `${cluster}, cluster, ${up} of ${plural(members.length, 'server')} up`
}

/** What the other side says of the same link; it is informative only: inbound connections are spread unevenly. */
export function inboundWords(link: GatewayLink): string {
  const inbound = link.servers.filter((e) => e.direction === 'inbound').length
  return `${link.to} reports ${plural(inbound, 'connection')} coming in from ${link.from}`
}
