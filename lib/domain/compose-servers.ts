import { inOurTime } from './clock'
import type { Facts, RememberedServer, ServerFact } from './facts'
import type { MetaGroup, Server, ServerJetStream } from './model'
import { type Judgement, judge, lastHeard, looksSince } from './server-state'
import { byName, placeServers, type TopologyRules } from './topology'
import { TWIN_AFTER_MS, twinKey } from './twin'
import { unheard } from './unheard'

/** A server of the roster: heard itself, or (`fact` null) only named by others or remembered from before this process. */
export interface Member {
  key: string
  name: string
  fact: ServerFact | null
  /** While it was never heard: who names it, in words, and its cluster if they say so. */
  named: { by: string; cluster: string | null } | null
  remembered: RememberedServer | null
}

/**
 * The roster. One row a name; a restarted server replaces its former id, two ids that both still speak under one name
 * are two rows, `name` and `name#id`.
 */
export function rosterOf(facts: Facts, metaPeers: readonly string[]): Member[] {
  const byServerName = new Map<string, ServerFact[]>()
  for (const fact of facts.servers.values()) {
    const same = byServerName.get(fact.origin.name)
    if (same) same.push(fact)
    else byServerName.set(fact.origin.name, [fact])
  }
  const members: Member[] = []
  for (const [name, same] of byServerName) {
    same.sort((a, b) => b.firstHeard - a.firstHeard)
    const [newest, ...older] = same
    if (!newest) continue
    members.push({ key: name, name, fact: newest, named: null, remembered: null })
    for (const fact of older) {
      const spokeSince = (lastHeard(fact) ?? 0) > newest.firstHeard + TWIN_AFTER_MS
      if (spokeSince)
        members.push({
          key: twinKey(name, fact.origin.id),
          name,
          fact,
          named: null,
          remembered: null,
        })
    }
  }
  const named = new Map(routePeers(facts))
  for (const name of metaPeers) {
    const cluster = named.get(name)?.cluster ?? null
    named.set(name, { by: 'the meta leader lists it as a peer', cluster })
  }
  const remembered = new Map(facts.remembered.map((r) => [r.name, r]))
  for (const { name, cluster, lastHeard: at } of facts.remembered) {
    const isRecent = facts.startedAt - at < REMEMBERED_FOR_MS
    if (isRecent && !named.has(name)) named.set(name, { by: 'it was there before', cluster })
  }
  for (const [name, by] of named) {
    if (byServerName.has(name)) continue
    members.push({ key: name, name, fact: null, named: by, remembered: remembered.get(name) ?? null })
  }
  return members.sort((a, b) => byName(a.key, b.key))
}

/** A remembered server that nobody names is shown as missing for this long, then taken for removed. */
const REMEMBERED_FOR_MS = 60 * 60_000

/** Servers at the other end of routes (2.9.16 and later name them) that two whole looks since then did not reach. */
function routePeers(facts: Facts): [string, { by: string; cluster: string | null }][] {
  return [...facts.servers.values()].flatMap(({ routez, origin }) =>
    routez === null || looksSince(facts, routez.at) < 2
      ? []
      : routez.value.peers.flatMap(({ id, name }): [string, { by: string; cluster: string | null }][] =>
          name === null || facts.servers.has(id)
            ? []
            : [[name, { by: `${origin.name} has a route to it`, cluster: origin.cluster }]],
        ),
  )
}

/** Rows of the server table, in the order of the roster. */
export function composeServers(
  roster: readonly Member[],
  facts: Facts,
  meta: MetaGroup,
  rules: TopologyRules,
  now: number,
): Server[] {
  const places = placeServers(
    roster.map((m) => ({
      name: m.key,
      cluster: m.fact ? m.fact.origin.cluster : (m.named?.cluster ?? m.remembered?.cluster ?? null),
      tags: (m.fact?.origin ?? m.remembered)?.tags ?? [],
    })),
    rules,
  )
  const members = new Set(meta.peers.map((p) => p.server))
  return roster.map((m) => {
    const place = places.get(m.key) ?? { region: 'no region', az: null }
    if (m.fact) return heard(m, m.fact, place, isMember(m, m.fact, members, facts), facts, now)
    return unheard(m, place, meta.observedAt === null ? null : members.has(m.key), facts, now)
  })
}

/** A server that starts is in the meta group after two to four seconds. */
const JOINS_WITHIN_MS = 8000

/** Listed by the meta leader; null while nobody can tell: no leader, a server that has just come, two of one name. */
function isMember(
  m: Member,
  { upSince, statsz }: ServerFact,
  members: ReadonlySet<string>,
  { meta }: Facts,
): boolean | null {
  if (meta === null) return null
  if (members.has(m.key)) return true
  const came = Math.max(upSince, statsz?.value.start ?? 0)
  return m.key !== m.name || meta.at - came < JOINS_WITHIN_MS ? null : false
}

const iso = (ms: number) => new Date(ms).toISOString()

function heard(
  m: Member,
  fact: ServerFact,
  place: { region: string; az: string | null },
  metaMember: boolean | null,
  facts: Facts,
  now: number,
): Server {
  const { state, why, since }: Judgement = judge(fact, facts, now)
  const { origin, varz } = fact
  const statsz = fact.statsz?.value ?? null
  const at = lastHeard(fact)
  return {
    key: m.key,
    id: origin.id,
    name: m.name,
    cluster: origin.cluster,
    ...place,
    tags: origin.tags,
    version: origin.version,
    state,
    why,
    since: iso(since),
    observedAt: at === null ? null : iso(at),
    via: viaOf(fact, facts),
    metaMember: origin.jetstream ? metaMember : false,
    host: varz?.value.host ?? origin.host,
    port: varz?.value.port ?? null,
    rttMs: fact.rttMs,
    clockSkewMs: fact.clock?.aheadMs ?? null,
    startedAt: statsz?.start == null ? null : iso(inOurTime(statsz.start, fact.clock)),
    cpu: statsz?.cpu ?? null,
    cores: statsz?.cores ?? null,
    mem: statsz?.mem ?? null,
    connections: statsz?.connections ?? null,
    subscriptions: statsz?.subscriptions ?? null,
    routes: statsz?.routes ?? null,
    gateways: statsz?.gateways ?? null,
    slowConsumers: statsz?.slowConsumers ?? null,
    slowByKind: statsz?.slowByKind ?? varz?.value.slowByKind ?? null,
    leafnodes: varz?.value.leafnodes ?? null,
    jetstream: jetstreamOf(fact),
  }
}

/** The vantage that heard it last; its own cluster's when that one hears it too, so that the answer stays put. */
function viaOf(fact: ServerFact, facts: Facts): string | null {
  const newest = Math.max(...fact.answers.values(), 0)
  const fresh = [...fact.answers].filter(([, at]) => newest - at < 2000).map(([id]) => id)
  const vantages = facts.vantages.filter((v) => fresh.includes(v.id))
  const own = vantages.find((v) => v.cluster === fact.origin.cluster)
  return (own ?? vantages[0])?.server ?? null
}

function jetstreamOf(fact: ServerFact): ServerJetStream | null {
  const stats = fact.statsz?.value.jetstream
  if (!stats) return null
  const assets = fact.jsz?.value
  return {
    domain: stats.domain,
    uniqueTag: stats.uniqueTag,
    memory: stats.memory,
    memoryMax: stats.memoryMax,
    store: stats.store,
    storeMax: stats.storeMax,
    streams: assets?.streams ?? null,
    consumers: assets?.consumers ?? null,
    messages: assets?.messages ?? null,
    bytes: assets?.bytes ?? null,
    memoryReserved: stats.memoryReserved,
    storeReserved: stats.storeReserved,
    haAssets: stats.haAssets,
    maxHaAssets: stats.maxHaAssets,
    apiLevel: stats.apiLevel,
    api: stats.api,
  }
}
