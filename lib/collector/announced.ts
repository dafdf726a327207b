import type { Connection } from '@/lib/config/types'
import type { Facts } from '@/lib/domain/facts'
import { hostOf } from '@/lib/nats/client'
import type { Vantages } from './vantages'

/** Where the servers of a cluster say that clients may connect. */
export interface Announced {
  cluster: string
  url: string
}

/** So many addresses of one cluster are kept: enough for some to be reachable, few enough to cost nothing when none is. */
const MOST_A_CLUSTER = 8
/** Every vantage asks every server once a second: so many answers a second are worth the second pair of eyes. */
const MOST_ANSWERS = 3000
/** Addresses that every machine has and that lead nowhere else: a server that listens everywhere may name them. */
const NOWHERE = /^(0\.0\.0\.0|::|fe80:.*|)$/i

/** How many vantages may come of announcements; those of the configuration are not counted. */
export function mostVantages(servers: number): number {
  return Math.max(2, Math.floor(MOST_ANSWERS / Math.max(1, servers)))
}

/**
 * Addresses at which servers say that they are to be reached (`connect_urls` of VARZ and INFO, else the host and port that
 * VARZ names), beside those that are configured. Nothing over WebSocket: who configures only that wants only that.
 * @param greeted what the servers of our connections announce, by cluster
 * @param encrypted whether some connection of ours is: then none may be less
 */
export function announcedBy(
  facts: Pick<Facts, 'servers'>,
  greeted: readonly { cluster: string | null; urls: readonly string[] }[],
  { servers, tls }: Connection,
  encrypted: boolean,
): Announced[] {
  const tcp = servers.filter((url) => /^(nats|tls):/.test(url))
  if (tcp.length === 0) return []
  const scheme = encrypted || tls !== null || tcp.some((url) => url.startsWith('tls:')) ? 'tls' : 'nats'
  const configured = new Set(tcp.map((url) => addressOf(url.slice(url.indexOf('://') + 3))))
  const own: [string | null, string[]][] = []
  const others: [string | null, readonly string[]][] = []
  const known = [...facts.servers.values()].sort((a, b) => (a.origin.name < b.origin.name ? -1 : 1))
  for (const { origin, varz } of known) {
    if (varz === null) continue
    const { clientUrls, host, port } = varz.value
    const [first = host && port !== null ? joined(host, port) : undefined, ...rest] = clientUrls
    // Every server names itself first, then the others of its cluster.
    if (first !== undefined) own.push([origin.cluster, [first]])
    others.push([origin.cluster, rest])
  }
  for (const { cluster, urls } of greeted) others.push([cluster, urls])
  const byCluster = new Map<string, Set<string>>()
  for (const [cluster, urls] of [...own, ...others]) {
    if (cluster === null) continue
    const kept = byCluster.get(cluster) ?? new Set()
    byCluster.set(cluster, kept)
    for (const text of urls) {
      const address = addressOf(text)
      if (address !== null && !configured.has(address) && kept.size < MOST_A_CLUSTER) kept.add(address)
    }
  }
  return [...byCluster].flatMap(([cluster, all]) =>
    [...all].map((address) => ({ cluster, url: `${scheme}://${address}` })),
  )
}

/** Tells the vantages what the servers announce at present; without a vantage nothing is known anew. */
export function announceTo(vantages: Vantages, facts: Pick<Facts, 'servers'>, system: Connection): void {
  const links = [...vantages.links().values()]
  if (links.length === 0) return
  const greeted = links.map((link) => ({ cluster: link.server.cluster, urls: link.announces() }))
  const isEncrypted = links.some((link) => link.demandsTls)
  vantages.announce(announcedBy(facts, greeted, system, isEncrypted), mostVantages(facts.servers.size))
}

/** The host name of the first configured server that has one: servers of one owner often share its certificate. */
export function certifiedName(servers: readonly string[]): string | undefined {
  return servers.map(hostOf).find((host) => /[a-z]/i.test(host) && !host.includes(':'))
}

/** `host:port` in one spelling; null when it leads nowhere or is none. */
function addressOf(text: string): string | null {
  const port = /:(\d+)\/?$/.exec(text)?.[1] ?? '4222'
  if (!URL.canParse(`http://${text}`)) return null
  const { hostname, username, password, pathname } = new URL(`http://${text}`)
  if (username !== '' || password !== '' || pathname !== '/') return null
  const host = hostname.replace(/^\[|\]$/g, '')
  return NOWHERE.test(host) || Number(port) === 0 ? null : joined(host, Number(port))
}

const joined = (host: string, port: number) => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)
