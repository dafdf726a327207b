import { equal } from './equal'
import { keepRows } from './keep-rows'
import { gatewayKey, type Snapshot, streamKey } from './model'
import { settleLinks } from './settle-links'

/**
 * Figures that wobble at every poll (CPU, memory, round trips, ages) are let through only when something else of the same
 * row changes or `volatile` is set, so that a quiet supercluster sends next to nothing and rows keep their identity.
 * What is shown is then at most that much older, and its `observedAt` says so.
 */
export function settle(previous: Snapshot, next: Snapshot, volatile: boolean): Snapshot {
  const round = volatile ? Math.floor(Date.parse(next.at) / ROUND_MS) : null
  const keep = <T extends object>(before: T[], after: T[], keyOf: (row: T) => string, kind: Kind) =>
    keepInTurns(before, after, keyOf, kind, round)
  const servers = keep(previous.servers, next.servers, (s) => s.key, SERVERS)
  const streams = keep(previous.streams, next.streams, streamKey, STREAMS)
  const ends = next.gateways.reduce((all, { servers }) => all + servers.length, 0)
  const gateways = keep(previous.gateways, next.gateways, gatewayKey, linksOf(ends, next.gateways.length))
  return {
    ...next,
    servers,
    streams,
    gateways,
    ...settleLinks(previous, next),
    findings: keepRows(
      previous.findings,
      next.findings,
      (f) => `${f.code} ${f.subject.kind} ${f.subject.id}`,
      (a, b) => equal(a, b),
    ),
    coverage: steady(previous.coverage, next.coverage, volatile, quietCoverage),
    meta: steady(previous.meta, next.meta, volatile, quietMeta),
    regions: equal(previous.regions, next.regions) ? previous.regions : next.regions,
    clusters: equal(previous.clusters, next.clusters) ? previous.clusters : next.clusters,
    goneServers: equal(previous.goneServers, next.goneServers) ? previous.goneServers : next.goneServers,
    tombstones: equal(previous.tombstones, next.tombstones) ? previous.tombstones : next.tombstones,
  }
}

/** How often figures that wobble are let through. */
const ROUND_MS = 5000

/**
 * Rows of one kind: what of them wobbles, and how many go out for that alone at a time. In a large supercluster all of them
 * would be megabytes to every viewer, every five seconds; they take turns, and 50 kB go out.
 */
interface Kind {
  wobbles: ReadonlySet<string>
  atOnce: number
}

const STREAMS: Kind = { wobbles: new Set(['observedAt', 'activeMs']), atOnce: 150 }
const SERVERS: Kind = {
  wobbles: new Set([
    'observedAt',
    'via',
    'cpu',
    'mem',
    'rttMs',
    'clockSkewMs',
    'subscriptions',
    'why',
    'api',
  ]),
  atOnce: 300,
}
const ENDS_AT_ONCE = 600
const LINK_WOBBLES: ReadonlySet<string> = new Set(['rttMs'])

/** A link goes out with all its ends: of many clusters they are many. */
function linksOf(ends: number, links: number): Kind {
  const each = links === 0 ? 1 : ends / links
  return { wobbles: LINK_WOBBLES, atOnce: Math.max(1, Math.floor(ENDS_AT_ONCE / Math.max(1, each))) }
}

/** `round` null: nothing goes out for what wobbles alone. */
function keepInTurns<T extends object>(
  before: T[],
  after: T[],
  keyOf: (row: T) => string,
  { wobbles, atOnce }: Kind,
  round: number | null,
): T[] {
  const turns = Math.max(1, Math.ceil(after.length / atOnce))
  const turn = round === null ? -1 : round % turns
  const isDue = (i: number) => i % turns === turn
  return keepRows(before, after, keyOf, (a, b, i) => equal(a, b, isDue(i) ? undefined : wobbles), isDue)
}

function steady<T>(before: T, after: T, volatile: boolean, quiet: (value: T) => unknown): T {
  const alike = volatile ? equal(before, after) : equal(quiet(before), quiet(after))
  return alike ? before : after
}

function quietCoverage({ vantages, ...rest }: Snapshot['coverage']) {
  return { ...rest, vantages: vantages.map(({ rttMs, ...v }) => v) }
}

function quietMeta({ observedAt, peers, ...rest }: Snapshot['meta']) {
  return { ...rest, peers: peers.map(({ activeMs, lag, ...p }) => p) }
}
