import type { Facts, RememberedServer, ServerFact } from './facts'
import type { MetaGroup, Server, ServerJetStream } from './model'
import type { Origin } from './observation'
import { type Judgement, judge, lastHeard, looksSince } from './server-state'
import { byName, placeServers, type TopologyRules } from './topology'

/**
 * A server of the roster: heard itself, or (`fact` null) only named by the meta leader as a peer, or remembered from
 * before this process started.
 */
export interface Member {
  key: string
  name: string
  fact: ServerFact | null
  remembered: RememberedServer | null
  /** The server that has a route to it, when nothing else tells of it. */
  routedFrom: Origin | null
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
    members.push({ key: name, name, fact: newest, remembered: null, routedFrom: null })
    for (const fact of older) {
      const spokeSince = (lastHeard(fact) ?? 0) > newest.firstHeard + 1500
      if (spokeSince)
        members.push({
          key: `${name}#${fact.origin.id.slice(0, 8)}`,
          name,
          fact,
          remembered: null,
          routedFrom: null,
        })
    }
  }
  const before = new Map(facts.remembered.map((r) => [r.name, r]))
  const lately = facts.remembered.filter((r) => facts.startedAt - r.lastHeard < REMEMBERED_FOR_MS)
  const routed = routePeers(facts)
  for (const name of new Set([...metaPeers, ...lately.map((r) => r.name), ...routed.keys()])) {
    if (byServerName.has(name)) continue
    const routedFrom = routed.get(name) ?? null
    members.push({ key: name, name, fact: null, remembered: before.get(name) ?? null, routedFrom })
  }
  return members.sort((a, b) => byName(a.key, b.key))
}

/** A remembered server that nobody lists is shown as missing for this long, then taken for removed. */
const REMEMBERED_FOR_MS = 60 * 60_000

/** Servers at the other end of routes (named since 2.9.16) that two whole looks since then did not reach, with who says so. */
function routePeers(facts: Facts): Map<string, Origin> {
  const peers = new Map<string, Origin>()
  for (const { routez, origin } of facts.servers.values()) {
    if (routez === null || looksSince(facts, routez.at) < 2) continue
    for (const { id, name } of routez.value.peers) {
      if (name !== null && !facts.servers.has(id)) peers.set(name, origin)
    }
  }
  return peers
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
      cluster: (m.fact?.origin ?? m.remembered ?? m.routedFrom)?.cluster ?? null,
      tags: (m.fact?.origin ?? m.remembered)?.tags ?? [],
    })),
    rules,
  )
  const members = new Set(meta.peers.map((p) => p.server))
  return roster.map((m) => {
    const place = places.get(m.key) ?? { region: 'no region', az: null }
    const metaMember = meta.observedAt === null ? null : members.has(m.key)
    return m.fact ? heard(m, m.fact, place, metaMember, facts, now) : unheard(m, place, metaMember, facts)
  })
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
    clockSkewMs: fact.statsz?.told == null ? null : Math.round(fact.statsz.told - fact.statsz.at),
    startedAt: statsz?.start == null ? null : iso(statsz.start),
    cpu: statsz?.cpu ?? null,
    cores: statsz?.cores ?? null,
    mem: statsz?.mem ?? null,
    connections: statsz?.connections ?? null,
    subscriptions: statsz?.subscriptions ?? null,
    routes: statsz?.routes ?? null,
    gateways: statsz?.gateways ?? null,
    slowConsumers: statsz?.slowConsumers ?? null,
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
    haAssets: stats.haAssets,
    api: stats.api,
  }
}

function unheard(
  m: Member,
  place: { region: string; az: string | null },
  metaMember: boolean | null,
  facts: Facts,
): Server {
  const r = m.remembered
  return {
    key: m.key,
    id: null,
    name: m.name,
    cluster: (r ?? m.routedFrom)?.cluster ?? null,
    ...place,
    tags: r?.tags ?? [],
    version: r?.version ?? null,
    state: 'silent',
    why: r
      ? 'it has not answered since Orrery started'
      : `${m.routedFrom ? `${m.routedFrom.name} has a route to it` : 'the meta leader lists it as a peer'}, but it has never answered since Orrery started`,
    since: iso(r?.lastHeard ?? facts.startedAt),
    observedAt: r ? iso(r.lastHeard) : null,
    via: null,
    metaMember,
    host: r?.host ?? null,
    port: null,
    rttMs: null,
    clockSkewMs: null,
    startedAt: null,
    cpu: null,
    cores: null,
    mem: null,
    connections: null,
    subscriptions: null,
    routes: null,
    gateways: null,
    slowConsumers: null,
    jetstream: null,
  }
}
