import type { Facts, Seen, ServerFact, StreamFact, VantageFact } from '@/lib/domain/facts'
import type { Jsz, MetaView, Origin, StreamCopy } from '@/lib/domain/observation'
import { HEARD_WITHIN_MS, lastHeard } from '@/lib/domain/server-state'
import { peerId } from '@/lib/nats/peer-id'

type Endpoint = 'statsz' | 'jsz' | 'varz' | 'gatewayz' | 'routez' | 'healthz'

interface MutableServer extends ServerFact {
  answers: Map<string, number>
  gone: Map<string, { since: number; at: number }>
  /** When the poll began whose smallest round trip `rttMs` is. */
  rttAt: number | null
}

interface MutableStream extends StreamFact {
  copies: Map<string, Seen<StreamCopy>>
}

/** Where an answer came from and when it arrived. */
export interface Arrival {
  origin: Origin
  vantage: string
  /** Our clock, ms. */
  at: number
}

const KEPT_UNREADABLE = 20
/** Answers of one server within this belong to one poll through several vantages. */
const SAME_POLL_MS = 500
/** A retired id is forgotten after this; its name lives on with the new id. */
const RETIRED_AFTER_MS = 60_000

/** Latest observation per server and endpoint. Answers that are older than what is known never overwrite it. */
export class FactsStore implements Facts {
  readonly servers = new Map<string, MutableServer>()
  readonly streams = new Map<string, MutableStream>()
  vantages: VantageFact[] = []
  meta: Facts['meta'] = null
  refused: string[] = []
  unreadable: { from: string; reason: string; at: number }[] = []

  constructor(
    readonly name: string,
    readonly epoch: string,
    readonly startedAt: number,
  ) {}

  /** An answer to one of our requests. True when the server was not known before. */
  answered({ origin, vantage, at }: Arrival, afterMs: number | null): boolean {
    const { fact, isNew } = this.#server(origin, at)
    fact.lastAnswer = Math.max(fact.lastAnswer ?? 0, at)
    fact.answers.set(vantage, Math.max(fact.answers.get(vantage) ?? 0, at))
    const near = fact.rttAt === null || at - fact.rttAt > SAME_POLL_MS || afterMs === null
    if (afterMs !== null) {
      const least = near ? afterMs : Math.min(afterMs, fact.rttMs ?? afterMs)
      fact.rttMs = Math.round(least * 100) / 100
      if (near) fact.rttAt = at
    }
    fact.gone.clear()
    fact.socketClosed = null
    return isNew
  }

  /** A statistics push: alive, whatever our requests say. True when the server was not known before. */
  pushed({ origin, at }: Arrival): boolean {
    const { fact, isNew } = this.#server(origin, at)
    fact.lastPush = at
    return isNew
  }

  announced(origin: Origin, kind: 'shutdown' | 'lameduck', at: number): void {
    this.#server(origin, at).fact.announced = { kind, at }
  }

  /** "No responders" to a request to its id. */
  gone(id: string, vantage: string, at: number): void {
    const fact = this.servers.get(id)
    if (fact) fact.gone.set(vantage, { since: fact.gone.get(vantage)?.since ?? at, at })
  }

  socketClosed(id: string, at: number): void {
    const fact = this.servers.get(id)
    if (fact) fact.socketClosed = at
  }

  keep<E extends Endpoint>(endpoint: E, { origin, vantage, at }: Arrival, value: NonNullable<ServerFact[E]>['value']): void {
    const fact = this.servers.get(origin.id)
    const known = fact?.[endpoint]
    if (!fact || (known && isOlder({ at, told: origin.time }, known))) return
    Object.assign(fact, { [endpoint]: { value, at, told: origin.time, from: origin.name, vantage } })
  }

  /** The meta leader's view; peers it no longer knows by name are named again from the names we know. */
  keepMeta(arrival: Arrival, view: MetaView, uniqueTag: string | null): void {
    if (this.meta && this.meta.at > arrival.at) return
    const byId = new Map([...this.servers.values()].map((s) => [peerId(s.origin.name), s.origin.name]))
    const peers = view.peers.map((p) => (p.name === '' ? { ...p, name: byId.get(p.id ?? '') ?? '' } : p))
    this.meta = {
      value: { ...view, peers, uniqueTag },
      at: arrival.at,
      from: arrival.origin.name,
      vantage: arrival.vantage,
      told: arrival.origin.time,
    }
  }

  /**
   * The streams of one server. With `leadersOnly` an asset that it held as leader and no longer lists is one it no longer
   * leads; without, it is one it no longer holds.
   */
  keepStreams({ origin, vantage, at }: Arrival, jsz: Jsz, leadersOnly: boolean): void {
    const listed = new Set<string>()
    for (const copy of jsz.copies ?? []) {
      const key = `${copy.account}/${copy.name}`
      listed.add(key)
      const stream = this.#stream(key, copy, at)
      const known = stream.copies.get(origin.name)
      if (known && isOlder({ at, told: origin.time }, known)) continue
      const config = copy.config ?? known?.value.config ?? null
      stream.copies.set(origin.name, { value: { ...copy, config }, at, told: origin.time, from: origin.name, vantage })
    }
    for (const [key, stream] of this.streams) {
      const copy = stream.copies.get(origin.name)
      if (!copy || copy.at >= at || listed.has(key)) continue
      if (!leadersOnly) stream.copies.delete(origin.name)
      else if (copy.value.leader === origin.name) {
        stream.copies.set(origin.name, { ...copy, value: { ...copy.value, leader: null } })
      }
      if (stream.copies.size === 0) this.streams.delete(key)
    }
  }

  streamDeleted(account: string, name: string): void {
    this.streams.delete(`${account}/${name}`)
  }

  /** An election result; the new leader's own copy with its peers follows at the next poll. */
  streamLed(account: string, name: string, leader: string): void {
    const stream = this.streams.get(`${account}/${name}`)
    if (!stream) return
    for (const [holder, copy] of stream.copies) {
      if (copy.value.leader === holder && holder !== leader) {
        stream.copies.set(holder, { ...copy, value: { ...copy.value, leader } })
      }
    }
  }

  cannotRead(from: string, reason: string, at: number): void {
    this.unreadable = [...this.unreadable, { from, reason, at }].slice(-KEPT_UNREADABLE)
  }

  isRefused(subject: string): void {
    if (!this.refused.includes(subject)) this.refused = [...this.refused, subject].sort()
  }

  /** Drops ids that a restart replaced long ago. */
  prune(at: number): void {
    for (const [id, fact] of this.servers) {
      const replaced = [...this.servers.values()].some(
        (s) => s.origin.name === fact.origin.name && s.firstHeard > fact.firstHeard,
      )
      if (replaced && at - (lastHeard(fact) ?? 0) > RETIRED_AFTER_MS) this.servers.delete(id)
    }
  }

  #server(origin: Origin, at: number): { fact: MutableServer; isNew: boolean } {
    const known = this.servers.get(origin.id)
    if (known) {
      if (at - (lastHeard(known) ?? at) > HEARD_WITHIN_MS) known.upSince = at
      known.origin = { ...origin, tags: origin.tags.length > 0 ? origin.tags : known.origin.tags }
      return { fact: known, isNew: false }
    }
    const fact: MutableServer = {
      origin,
      firstHeard: at,
      upSince: at,
      lastAnswer: null,
      answers: new Map(),
      lastPush: null,
      rttMs: null,
      rttAt: null,
      announced: null,
      gone: new Map(),
      socketClosed: null,
      statsz: null,
      jsz: null,
      varz: null,
      gatewayz: null,
      routez: null,
      healthz: null,
    }
    this.servers.set(origin.id, fact)
    return { fact, isNew: true }
  }

  #stream(key: string, { account, name }: StreamCopy, at: number): MutableStream {
    const known = this.streams.get(key)
    if (known) return known
    const fresh = { account, name, firstSeen: at, copies: new Map() }
    this.streams.set(key, fresh)
    return fresh
  }
}

/** One server's answers are ordered by its own clock; a late one never overwrites a newer one. */
function isOlder(a: { at: number; told: number | null }, b: { at: number; told: number | null }): boolean {
  return a.told !== null && b.told !== null ? a.told < b.told : a.at < b.at
}
