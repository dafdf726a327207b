import { equal } from './equal'
import { keepingRows } from './keep-rows'
import { gatewayKey, type Snapshot, streamKey } from './model'
import { drain } from './steps'
import { COVERAGE, type Fields, LINK, META, ROUTE, SERVER, STREAM, whatever } from './wobble'

/**
 * Figures that wobble at every poll (CPU, memory, round trips, ages) are let through when something else of the same row
 * changes, when they differ visibly and `volatile` is set, and every three minutes: a quiet supercluster sends next to
 * nothing, and rows keep their identity. `observedAt` of a row says how old it is, `heard` how lately its server was.
 */
export function settle(previous: Snapshot, next: Snapshot, volatile: boolean): Snapshot {
  return drain(settling(previous, next, volatile))
}

/** The same in steps of a few milliseconds each. */
export function* settling(previous: Snapshot, next: Snapshot, volatile: boolean): Generator<void, Snapshot> {
  const round = volatile ? Math.floor(Date.parse(next.at) / ROUND_MS) : null
  const servers = yield* keepInTurns(previous.servers, next.servers, (s) => s.key, SERVERS, round)
  const streams = yield* keepInTurns(previous.streams, next.streams, streamKey, STREAMS, round)
  const ends = next.gateways.reduce((all, link) => all + link.servers.length, 0)
  const links = linksOf(ends, next.gateways.length)
  const gateways = yield* keepInTurns(previous.gateways, next.gateways, gatewayKey, links, round)
  const routes = yield* keepingRows(previous.routes, next.routes, ofServer, alikeRoutes)
  const leafnodes = yield* keepingRows(previous.leafnodes, next.leafnodes, ofServer, alikeRoutes)
  const findings = yield* keepingRows(
    previous.findings,
    next.findings,
    (f) => `${f.code} ${f.subject.kind} ${f.subject.id}`,
    (a, b) => equal(a, b),
  )
  return {
    ...next,
    servers,
    streams,
    gateways,
    routes,
    leafnodes,
    findings,
    coverage: steady(previous.coverage, next.coverage, volatile ? COVERAGE : BETWEEN.coverage, round),
    meta: steady(previous.meta, next.meta, volatile ? META : BETWEEN.meta, round),
    regions: equal(previous.regions, next.regions) ? previous.regions : next.regions,
    clusters: equal(previous.clusters, next.clusters) ? previous.clusters : next.clusters,
    goneServers: equal(previous.goneServers, next.goneServers) ? previous.goneServers : next.goneServers,
    tombstones: equal(previous.tombstones, next.tombstones) ? previous.tombstones : next.tombstones,
  }
}

const ofServer = (row: { server: string }) => row.server
const alikeRoutes = (a: object, b: object) => equal(a, b, ROUTE)

/** How often figures that wobble are looked at. */
const ROUND_MS = 5000
/** So many rounds later a row goes out as it is. */
const EXACT_AFTER = 36

/**
 * Rows of one kind: how much they may wobble at the rounds and between them, and how many go out as they are at a time. In a
 * large supercluster all of them would be megabytes to every viewer; they take turns, and 50 kB go out.
 */
interface Kind {
  rounds: Fields
  between: Fields
  atOnce: number
}

const BETWEEN = {
  servers: whatever(SERVER, 'why', 'api'),
  links: whatever(LINK),
  meta: whatever(META, 'lag'),
  coverage: whatever(COVERAGE),
}
const STREAMS: Kind = { rounds: STREAM, between: STREAM, atOnce: 150 }
const SERVERS: Kind = { rounds: SERVER, between: BETWEEN.servers, atOnce: 300 }
const ENDS_AT_ONCE = 600

/** A link goes out with all its ends: of many clusters they are many. */
function linksOf(ends: number, links: number): Kind {
  const each = links === 0 ? 1 : ends / links
  const atOnce = Math.max(1, Math.floor(ENDS_AT_ONCE / Math.max(1, each)))
  return { rounds: LINK, between: BETWEEN.links, atOnce }
}

/** `round` null: the time between two rounds. */
function keepInTurns<T extends object>(
  before: T[],
  after: T[],
  keyOf: (row: T) => string,
  { rounds, between, atOnce }: Kind,
  round: number | null,
): Generator<void, T[]> {
  const turns = Math.max(EXACT_AFTER, Math.ceil(after.length / atOnce))
  const turn = round === null ? -1 : round % turns
  const isDue = (i: number) => i % turns === turn
  const fields = round === null ? between : rounds
  // What was judged between the rounds is judged anew at one, unless both judge alike.
  const isStricter = round !== null && rounds !== between
  return keepingRows(
    before,
    after,
    keyOf,
    (a, b, i) => equal(a, b, isDue(i) ? undefined : fields),
    (i) => isStricter || isDue(i),
  )
}

function steady<T>(before: T, after: T, fields: Fields, round: number | null): T {
  const isDue = round !== null && round % EXACT_AFTER === 0
  return equal(before, after, isDue ? undefined : fields) ? before : after
}
