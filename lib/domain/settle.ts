import { equal } from './equal'
import { keepRows } from './keep-rows'
import { gatewayKey, type Server, type Snapshot, type Stream, streamKey } from './model'

/**
 * Figures that wobble at every poll (CPU, memory, round trips, ages) are let through only when something else of the same
 * row changes or `volatile` is set, so that a quiet supercluster sends next to nothing and rows keep their identity.
 * What is shown is then at most that much older, and its `observedAt` says so.
 */
export function settle(previous: Snapshot, next: Snapshot, volatile: boolean): Snapshot {
  const all = () => volatile
  const servers = keepRows(previous.servers, next.servers, (s) => s.key, volatile ? same : sameServer, all)
  const streams = keepStreams(previous.streams, next, volatile)
  const gateways = keepRows(previous.gateways, next.gateways, gatewayKey, volatile ? same : sameLink, all)
  return {
    ...next,
    servers,
    streams,
    gateways,
    findings: keepRows(
      previous.findings,
      next.findings,
      (f) => `${f.code} ${f.subject.kind} ${f.subject.id}`,
      same,
    ),
    coverage: steady(previous.coverage, next.coverage, volatile, quietCoverage),
    meta: steady(previous.meta, next.meta, volatile, quietMeta),
    regions: equal(previous.regions, next.regions) ? previous.regions : next.regions,
    clusters: equal(previous.clusters, next.clusters) ? previous.clusters : next.clusters,
    goneServers: equal(previous.goneServers, next.goneServers) ? previous.goneServers : next.goneServers,
    tombstones: equal(previous.tombstones, next.tombstones) ? previous.tombstones : next.tombstones,
  }
}

/** So many rows of streams are sent for their ages alone at a time: 50 kB to every viewer, where ten thousand are megabytes. */
const AGES_AT_ONCE = 150

function keepStreams(before: Stream[], next: Snapshot, volatile: boolean): Stream[] {
  const after = next.streams
  const turns = Math.ceil(after.length / AGES_AT_ONCE)
  const turn = Math.floor(Date.parse(next.at) / 5000) % Math.max(1, turns)
  const isDue = (i: number) => volatile && i % turns === turn
  return keepRows(before, after, streamKey, (a, b, i) => (isDue(i) ? same(a, b) : sameStream(a, b)), isDue)
}

function steady<T>(before: T, after: T, volatile: boolean, quiet: (value: T) => unknown): T {
  const alike = volatile ? equal(before, after) : equal(quiet(before), quiet(after))
  return alike ? before : after
}

const same = (a: unknown, b: unknown) => equal(a, b)
const sameServer = (a: Server, b: Server) => equal(quietServer(a), quietServer(b))
const sameStream = (a: Stream, b: Stream) => equal(quietStream(a), quietStream(b))
const sameLink = (a: Snapshot['gateways'][number], b: Snapshot['gateways'][number]) =>
  equal(quietLink(a), quietLink(b))

function quietServer({ observedAt, via, cpu, mem, rttMs, clockSkewMs, subscriptions, why, ...rest }: Server) {
  return { ...rest, jetstream: rest.jetstream && { ...rest.jetstream, api: null } }
}

function quietStream({ observedAt, ...rest }: Stream) {
  return { ...rest, replicas: rest.replicas.map(({ activeMs, ...r }) => r) }
}

function quietLink({ rttMs, servers, ...rest }: Snapshot['gateways'][number]) {
  return { ...rest, servers: servers.map(({ rttMs: _, ...s }) => s) }
}

function quietCoverage({ vantages, ...rest }: Snapshot['coverage']) {
  return { ...rest, vantages: vantages.map(({ rttMs, ...v }) => v) }
}

function quietMeta({ observedAt, peers, ...rest }: Snapshot['meta']) {
  return { ...rest, peers: peers.map(({ activeMs, lag, ...p }) => p) }
}
