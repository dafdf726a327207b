import { composingGateways } from './compose-gateways'
import { composeLeafnodes } from './compose-leafnodes'
import { composeMeta, withServers } from './compose-meta'
import { withoutRemoved } from './compose-removed'
import { composingRoutes } from './compose-routes'
import { composeServers, rosterOf } from './compose-servers'
import { composingStreams } from './compose-streams'
import { composeTombstones } from './compose-tombstones'
import type { Facts, VantageFact } from './facts'
import { ghostId } from './ghost-peer'
import { runningRules } from './health/registry'
import type { Coverage, Server, Snapshot } from './model'
import { ownUsers } from './own-rights'
import { answers, looksSince } from './server-state'
import { drain } from './steps'
import { streamsHeardAt } from './stream-rows'
import { clustersOf, regionsOf, type TopologyRules } from './topology'

/**
 * Facts to snapshot: pure, so that every state of a supercluster can be tested without one.
 * `previous` only lends findings, and streams without a leader, their `since`. `seq` is for the caller to number.
 */
export function compose(
  facts: Facts,
  rules: TopologyRules,
  now: number,
  previous: Snapshot | null,
): Snapshot {
  return drain(composing(facts, rules, now, previous))
}

/**
 * The same in steps of a few milliseconds each, for whoever must not be held up while thousands of streams are composed. It
 * speaks of the facts as they are at the first step; two of them must not run over the same facts at a time.
 */
export function* composing(
  facts: Facts,
  rules: TopologyRules,
  now: number,
  previous: Snapshot | null,
): Generator<void, Snapshot> {
  const told = composeMeta(facts, now)
  const roster = rosterOf(
    facts,
    told.peers.map((p) => p.server).filter((key) => ghostId(key) === null),
  )
  const { there, gone } = withoutRemoved(roster, facts, now)
  const servers = composeServers(there, facts, told, rules, now)
  const coverage = coverageOf(facts, servers, now)
  const gateways = yield* composingGateways(facts, servers)
  const routes = yield* composingRoutes(facts, servers)
  const tombstones = composeTombstones(facts, now)
  const streams = yield* composingStreams(facts, servers, now, previous?.streams)
  const snapshot: Snapshot = {
    schema: 1,
    epoch: facts.epoch,
    seq: 0,
    at: new Date(now).toISOString(),
    name: facts.name,
    heard: {
      servers: null,
      meta: told.observedAt,
      streams: null,
      nextTryAt: facts.nextTryAt === null ? null : new Date(facts.nextTryAt).toISOString(),
    },
    coverage,
    meta: withServers(told, servers),
    regions: regionsOf(servers),
    clusters: clustersOf(servers),
    servers,
    gateways,
    routes,
    leafnodes: composeLeafnodes(facts, servers),
    streams,
    tombstones,
    goneServers: gone,
    findings: [],
  }
  const heard = { ...snapshot.heard, servers: serversHeard(snapshot), streams: streamsHeard(facts) }
  yield
  return { ...snapshot, heard, findings: yield* runningRules({ ...snapshot, heard }, facts, previous) }
}

/** The oldest of the newest: no answered server is older than this. */
function serversHeard({ servers, coverage }: Snapshot): string | null {
  const silent = new Set(coverage.silent)
  return oldest(servers.flatMap((s) => (silent.has(s.key) ? [] : (s.observedAt ?? []))))
}

function streamsHeard(facts: Facts): string | null {
  const at = streamsHeardAt(facts)
  return at === null ? null : new Date(at).toISOString()
}

function oldest(times: readonly string[]): string | null {
  return times.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null)
}

function coverageOf(facts: Facts, servers: readonly Server[], now: number): Coverage {
  const silent = servers.filter((s) => {
    const fact = s.id === null ? undefined : facts.servers.get(s.id)
    // One that is down answers nobody, however fresh its last answer.
    return s.state === 'down' || fact === undefined || !answers(fact, facts, now)
  })
  return {
    expected: servers.length,
    answered: servers.length - silent.length,
    silent: silent.map((s) => s.key),
    vantages: facts.vantages.map((v) => ({
      cluster: v.cluster,
      server: v.server,
      url: v.url,
      state: v.state,
      since: new Date(v.since).toISOString(),
      rttMs: v.rttMs,
      reason: v.reason,
      cannotSee: v.state === 'connected' ? unseenFrom(v, facts, servers, now) : [],
    })),
    accounts: facts.accounts.map(({ isWriter, since, ...rest }) => ({
      ...rest,
      use: isWriter ? 'write' : 'read',
      since: new Date(since).toISOString(),
    })),
    ...(facts.ownUsers?.length ? { users: ownUsers(facts.ownUsers) } : {}),
    ...(facts.writes ? { writes: { ...facts.writes, accounts: [...facts.writes.accounts] } } : {}),
  }
}

/** A gateway that lost its endpoint is blind for up to 1.5 s, and a look may just have missed its return. */
const BLIND = { ms: 3500, looks: 3 }

/** Servers that answer others but not this vantage. */
function unseenFrom(
  { id, since }: VantageFact,
  facts: Facts,
  servers: readonly Server[],
  now: number,
): string[] {
  const isLongAgo = (at: number) => now - at > BLIND.ms && looksSince(facts, at) >= BLIND.looks
  if (!isLongAgo(since)) return []
  return servers
    .filter((s) => {
      const fact = s.state === 'up' && s.id !== null ? facts.servers.get(s.id) : undefined
      if (fact === undefined || !answers(fact, facts, now)) return false
      return isLongAgo(Math.max(fact.answers.get(id) ?? fact.firstHeard, since))
    })
    .map((s) => s.key)
}
