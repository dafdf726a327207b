import { plural, rtt } from '@/lib/domain/format'
import { linkState, notAnswering, notReported } from '@/lib/domain/link-state'
import type { GatewayEnd, GatewayLink, Server } from '@/lib/domain/model'

/** Accessible names of the matrix' cells and heads; tests find them by these. */

/** `xr to rg2: 0 of 3 connected, broken` · `rg1 to rg3: 3 of 3 connected, full, median 0.9 ms, 0.8 to 1.1` */
export function linkName(from: string, to: string, link: GatewayLink | undefined): string {
  if (!link) return `${from} to ${to}: not reported`
  const state = linkState(link)
  const parts = [
    `${link.connected} of ${link.expected} connected`,
    ...untoldWords(link),
    state === 'unknown' ? 'not known' : state,
  ]
  if (link.rttMs) parts.push(rttWords(link.rttMs))
  return `${from} to ${to}: ${parts.join(', ')}`
}

type Rtts = NonNullable<GatewayLink['rttMs']>

/** `median 0.5 ms, 0.2 to 0.9` */
export const rttWords = (rtts: Rtts): string => `median ${rtt(rtts.median)}, ${rttRange(rtts)}`

/** `0.3 to 0.6`, the unit said once where it can be. */
export function rttRange({ min, max }: Rtts): string {
  const [low, high] = [rtt(min), rtt(max)]
  const unit = / (\S+)$/.exec(high)?.[0] ?? ''
  return low.endsWith(unit) && high.endsWith(unit)
    ? `${low.slice(0, -unit.length)} to ${high.slice(0, -unit.length)}`
    : `${low} to ${high}`
}

/** `1 not answering`, `1 not reported`: what is missing from the count and not thereby broken. */
export function untoldWords(link: GatewayLink): string[] {
  const [silent, untold] = [notAnswering(link), notReported(link)]
  return [
    ...(silent > 0 ? [`${silent} not answering`] : []),
    ...(untold > 0 ? [`${untold} not reported`] : []),
  ]
}

/** `rg1-az1 to xr: connected to rg3-az3-x, 0.4 ms` · `…: no link` · `…: does not answer` */
export function endName(server: string, to: string, end: GatewayEnd | undefined): string {
  if (!end) return `${server} to ${to}: not reported`
  if (end.unanswered) return `${server} to ${to}: does not answer`
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
