import { equal } from './equal'
import { gatewayKey, type Server, type Snapshot, type Stream, streamKey } from './model'

/**
 * Figures that wobble at every poll (CPU, memory, round trips, ages) are let through only when something else of the same
 * row changes or `volatile` is set, so that a quiet supercluster sends next to nothing and rows keep their identity.
 * What is shown is then at most that much older, and its `observedAt` says so.
 */
export function settle(previous: Snapshot, next: Snapshot, volatile: boolean): Snapshot {
  const servers = keep(previous.servers, next.servers, (s) => s.key, volatile ? same : sameServer)
  const streams = keep(previous.streams, next.streams, streamKey, volatile ? same : sameStream)
  const gateways = keep(previous.gateways, next.gateways, gatewayKey, volatile ? same : sameLink)
  return {
    ...next,
    servers,
    streams,
    gateways,
    findings: keep(
      previous.findings,
      next.findings,
      (f) => `${f.code} ${f.subject.kind} ${f.subject.id}`,
      same,
    ),
    coverage: steady(previous.coverage, next.coverage, volatile, quietCoverage),
    meta: steady(previous.meta, next.meta, volatile, quietMeta),
    regions: equal(previous.regions, next.regions) ? previous.regions : next.regions,
    clusters: equal(previous.clusters, next.clusters) ? previous.clusters : next.clusters,
    tombstones: equal(previous.tombstones, next.tombstones) ? previous.tombstones : next.tombstones,
  }
}

function keep<T>(before: T[], after: T[], keyOf: (row: T) => string, alike: (a: T, b: T) => boolean): T[] {
  const old = new Map(before.map((row) => [keyOf(row), row]))
  let changed = before.length !== after.length
  const rows = after.map((row, i) => {
    const known = old.get(keyOf(row))
    const kept = known !== undefined && alike(known, row) ? known : row
    if (kept !== before[i]) changed = true
    return kept
  })
  return changed ? rows : before
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
