import { untoldWords } from '@/components/gateways/names'
import { count, plural } from '@/lib/domain/format'
import { linkState } from '@/lib/domain/link-state'
import type { Cluster, GatewayLink, Server } from '@/lib/domain/model'
import { type Held, heldOf, type Role, streamOf } from './overlays'
import { answers, replicaWord, roundTrip } from './words'

/** Accessible names of the marks. They tell the facts that the shapes tell; tests find the marks by them. */

/** What a screen reader is told on the way into the map. */
export const MAP_KEYS =
  'One tab stop. Arrow keys go from mark to mark: down from a region to its AZs and their servers, left and right along a cluster. Enter selects, Esc lets go and then goes up. Press x for the same as tables.'

export interface ServerFacts {
  metaLeader: boolean
  leads: number
  follows: number
  /** `3/3`: connected of wanted; null where nobody looks at them. */
  gateways?: string | null
  /** What it holds of the streams that are drawn. */
  roles: readonly Role[]
}

/** `rg1-az1, server, up, cluster rg1, meta leader, leads 3 streams, follows 3` */
export function serverName(server: Server, facts: ServerFacts): string {
  const parts = [
    server.key,
    'server',
    server.state,
    server.cluster === null ? 'no cluster' : `cluster ${server.cluster}`,
  ]
  if (facts.metaLeader) parts.push('meta leader')
  parts.push(`leads ${plural(facts.leads, 'stream')}`, `follows ${facts.follows}`)
  if (facts.gateways) parts.push(`gateways ${facts.gateways.replace('/', ' of ')} connected`)
  for (const role of facts.roles) parts.push(replicaName(heldOf(role), streamOf(role)))
  return parts.join(', ')
}

/** `leader of ORDERS`, `follower of ORDERS, lag 1`, `offline replica of ORDERS` */
function replicaName(replica: Held, stream: string): string {
  switch (replica.state) {
    case 'offline':
    case 'missing':
    case 'unknown':
      return `${replica.state} replica of ${stream}`
    case 'lagging':
      return `${replica.role} of ${stream}, ${replicaWord(replica)}`
    case 'current':
      return `${replica.role} of ${stream}`
  }
}

/**
 * `rg1, cluster, 3 of 3 servers up, in 3 AZs` · `xr, cross-region cluster, 3 of 3 servers up, in 3 regions`. What is said is
 * said of all its servers; where the map draws `shown` of them only: `…, 1 of its 3 servers shown`.
 */
export function clusterName(cluster: Cluster, servers: Server[], shown = servers.length): string {
  const up = servers.filter((s) => s.state === 'up').length
  const where = cluster.crossRegion
    ? plural(countRegions(servers), 'region')
    : plural(countAzs(servers), 'AZ')
  const kind = cluster.crossRegion ? 'cross-region cluster' : 'cluster'
  const part = partOf(shown, servers.length, 'of its')
  return `${cluster.name}, ${kind}, ${count(up)} of ${plural(servers.length, 'server')} up, in ${where}${part && `, ${part}`}`
}

/** `1 of its 3 servers shown`; '' where all are. */
export const partOf = (shown: number, all: number, of: 'of' | 'of its' = 'of'): string =>
  shown < all ? `${count(shown)} ${of} ${plural(all, 'server')} shown` : ''

export const countRegions = (servers: Server[]): number => new Set(servers.map((s) => s.region)).size
export const countAzs = (servers: Server[]): number =>
  new Set(servers.map((s) => JSON.stringify([s.region, s.az]))).size

/** `rg1, region, 4 of 4 servers answer`; `…, 1 of its 4 servers shown` where the map draws a part of it. */
export function regionName(label: string, servers: Server[], shown = servers.length): string {
  const answering = servers.filter(answers).length
  const part = partOf(shown, servers.length, 'of its')
  return `${label}, region, ${count(answering)} of ${plural(servers.length, 'server')} ${servers.length === 1 ? 'answers' : 'answer'}${part && `, ${part}`}`
}

/** `az 1, AZ of rg1, 2 of 2 servers answer` */
export function azName(label: string, region: string, servers: Server[]): string {
  const answering = servers.filter(answers).length
  return `${label}, AZ of ${region}, ${count(answering)} of ${plural(servers.length, 'server')} ${servers.length === 1 ? 'answers' : 'answer'}`
}

/** `gateway rg1 and rg2: rg1 to rg2 3 of 3 connected, rg2 to rg1 3 of 3, 0.4 ms` */
export function gatewayName(
  a: string,
  b: string,
  ab: GatewayLink | undefined,
  ba: GatewayLink | undefined,
): string {
  const side = (from: string, to: string, link: GatewayLink | undefined, verb: string) => {
    const count = link ? `${link.connected} of ${link.expected}${verb}` : 'not known'
    const state = linkState(link) === 'broken' ? ['broken'] : []
    return [`${from} to ${to} ${count}`, ...(link ? untoldWords(link) : []), ...state].join(', ')
  }
  const parts = [side(a, b, ab, ' connected'), side(b, a, ba, '')]
  const rtt = roundTrip(ab?.rttMs?.median ?? ba?.rttMs?.median)
  if (rtt) parts.push(rtt)
  return `gateway ${a} and ${b}: ${parts.join(', ')}`
}
