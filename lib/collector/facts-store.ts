import type { Facts, RememberedServer, ServerFact, Unreadable, VantageFact } from '@/lib/domain/facts'
import { gatewayClusters, namesSame } from '@/lib/domain/gateway-clusters'
import type { Gatewayz, Jsz, MetaView, Origin } from '@/lib/domain/observation'
import { answers, lastHeard } from '@/lib/domain/server-state'
import { readClock } from './clock-skew'
import { isOlder } from './order'
import { PeerNames } from './peer-names'
import { type MutableServer, newServer } from './server-facts'
import { type Election, StreamFacts } from './stream-facts'
import { withoutUnreadable, withUnreadable } from './unreadable'

type Endpoint = 'statsz' | 'jsz' | 'varz' | 'gatewayz' | 'routez' | 'healthz'

/** Where an answer came from and when it arrived. */
export interface Arrival {
  origin: Origin
  vantage: string
  /** Our clock, ms. */
  at: number
}

const LATE_AFTER_MS = 1000
/** Answers of one server within this belong to one poll through several vantages. */
const SAME_POLL_MS = 500
const KEPT_LOOKS = 4
/** Without an answer of its leader for this long, any other group may be ours. */
const META_STANDS_MS = 30_000
/** A retired id is forgotten after this; its name lives on with the new id. */
const RETIRED_AFTER_MS = 60_000

/** Latest observation per server and endpoint. Answers that are older than what is known never overwrite it. */
export class FactsStore implements Facts {
  readonly servers = new Map<string, MutableServer>()
  readonly #names = new PeerNames()
  /** Clusters that take part in gateways; null when that has to be looked up again. */
  #joined: Set<string> | null = null
  readonly #streams = new StreamFacts(this.#names)
  readonly streams: Facts['streams'] = this.#streams.byKey
  readonly listed: Facts['listed'] = this.#streams.lives
  readonly tombstones: Facts['tombstones'] = this.#streams.tombstones.byKey
  vantages: VantageFact[] = []
  meta: Facts['meta'] = null
  looks = { servers: [] as number[], meta: [] as number[] }
  lastAnswer: number | null = null
  refused: string[] = []
  unreadable: Unreadable[] = []

  constructor(
    readonly name: string,
    readonly epoch: string,
    readonly startedAt: number,
    readonly remembered: readonly RememberedServer[] = [],
  ) {}

  /** An answer to one of our requests. True when the server was not known before. */
  answered({ origin, vantage, at }: Arrival, afterMs: number | null): boolean {
    const { fact, isNew } = this.#server(origin, at)
    this.lastAnswer = Math.max(this.lastAnswer ?? 0, at)
    fact.lastAnswer = Math.max(fact.lastAnswer ?? 0, at)
    fact.answers.set(vantage, Math.max(fact.answers.get(vantage) ?? 0, at))
    const near = fact.rttAt === null || at - fact.rttAt > SAME_POLL_MS || afterMs === null
    if (afterMs !== null) {
      const least = near ? afterMs : Math.min(afterMs, fact.rttMs ?? afterMs)
      fact.rttMs = Math.round(least * 100) / 100
      if (near) {
        fact.rttAt = at
        fact.lateInRow = afterMs > LATE_AFTER_MS ? fact.lateInRow + 1 : 0
      }
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
    if (!fact) return
    fact.gone.set(vantage, { since: fact.gone.get(vantage)?.since ?? at, at })
  }

  /** A vantage is lost or stands anew: what it could not see through its former server says nothing any more. */
  forgetVantage(vantage: string): void {
    for (const fact of this.servers.values()) {
      fact.gone.delete(vantage)
      fact.answers.delete(vantage)
    }
  }

  /** A round of questions that began at `began` has been answered as far as it will be. */
  looked(kind: 'servers' | 'meta', began: number): void {
    this.looks[kind] = [...this.looks[kind], began].slice(-KEPT_LOOKS)
  }

  socketClosed(id: string, at: number): void {
    const fact = this.servers.get(id)
    if (fact) fact.socketClosed = at
  }

  keep<E extends Endpoint>(
    endpoint: E,
    { origin, vantage, at }: Arrival,
    value: NonNullable<ServerFact[E]>['value'],
  ): void {
    const fact = this.servers.get(origin.id)
    const known = fact?.[endpoint]
    if (!fact || (known && isOlder({ at, told: origin.time }, known))) return
    Object.assign(fact, { [endpoint]: { value, at, told: origin.time, from: origin.name, vantage } })
  }

  /** Its gateways, and since when outbound ones are missing; true when one was not missing before. */
  keepGateways(arrival: Arrival, value: Gatewayz): boolean {
    const fact = this.servers.get(arrival.origin.id)
    const before = fact?.gatewayz?.value
    this.keep('gatewayz', arrival, value)
    if (!fact || fact.gatewayz?.value !== value || value.name === null) return false
    const there = new Set([value.name, ...value.outbound.map((o) => o.cluster)])
    if (!before || !namesSame(before, value)) this.#joined = null
    this.#joined ??= gatewayClusters(this)
    const wanted = this.#joined
    for (const cluster of fact.gatewaysMissing.keys()) {
      if (there.has(cluster) || !wanted.has(cluster)) fact.gatewaysMissing.delete(cluster)
    }
    const fresh = [...wanted].filter((c) => !there.has(c) && !fact.gatewaysMissing.has(c))
    for (const cluster of fresh) fact.gatewaysMissing.set(cluster, arrival.at)
    return fresh.length > 0
  }

  /** The meta leader's view; peers it no longer knows by name are named again from the names we know. */
  keepMeta(arrival: Arrival, view: MetaView, uniqueTag: string | null): void {
    if (this.meta && (this.meta.at > arrival.at || this.#isForeign(arrival, view))) return
    this.meta = {
      value: { ...view, peers: this.#names.named(view.peers), uniqueTag },
      at: arrival.at,
      from: arrival.origin.name,
      vantage: arrival.vantage,
      told: arrival.origin.time,
    }
  }

  /** A leafnode with a JetStream domain of its own has a leader too: of a smaller group, which ours does not know. */
  #isForeign({ origin, at }: Arrival, view: MetaView): boolean {
    const known = this.meta
    if (!known || known.from === origin.name || at - known.at > META_STANDS_MS) return false
    if (known.value.peers.some((p) => p.name === origin.name)) return false
    return (view.size ?? 0) < (known.value.size ?? 0)
  }

  /** One server's streams; true when only its whole list can tell what became of some (see StreamFacts). */
  keepStreams(arrival: Arrival, jsz: Jsz, leadersOnly: boolean): boolean {
    return this.#streams.keep(arrival, jsz, leadersOnly)
  }

  streamDeleted(account: string, name: string, at: number): void {
    this.#streams.deleted(account, name, at)
  }

  /** All streams that the meta group lists for an account, asked at `askedAt`. */
  streamsAssigned(account: string, names: ReadonlySet<string>, askedAt: number, at: number): void {
    this.#streams.assigned(account, names, askedAt, at)
  }

  /** Every server that answers has told all its streams since `began`. */
  streamsPassed(began: number): Promise<void> {
    return this.#streams.passed(began)
  }

  streamLed(election: Election, vantage: string, at: number): void {
    this.#streams.led(election, vantage, at)
  }

  /** What its clock said in an answer that was asked for at `asked`. */
  clockRead(id: string, told: number, asked: number, at: number): void {
    const fact = this.servers.get(id)
    if (fact) fact.clock = readClock(fact.clock, told, asked, at)
  }

  cannotRead(answer: Omit<Unreadable, 'since'>): void {
    this.unreadable = withUnreadable(this.unreadable, answer)
  }

  couldRead(id: string, endpoint: string): void {
    this.unreadable = withoutUnreadable(this.unreadable, id, endpoint)
  }

  /** Drops ids that another one of the same name replaced long ago, and streams that nobody holds any more. */
  prune(at: number): void {
    const newest = new Map<string, number>()
    for (const fact of this.servers.values()) {
      newest.set(fact.origin.name, Math.max(newest.get(fact.origin.name) ?? 0, lastHeard(fact) ?? 0))
    }
    for (const [id, fact] of this.servers) {
      const heard = lastHeard(fact) ?? 0
      const isReplaced = (newest.get(fact.origin.name) ?? 0) > heard
      if (isReplaced && at - heard > RETIRED_AFTER_MS) this.servers.delete(id)
    }
    this.#joined = null
    const speaking = [...this.servers.values()].filter((s) => answers(s, this, at)).map((s) => s.origin.name)
    const names = new Set(speaking)
    this.#streams.prune((server) => !names.has(server), at)
  }

  #server(origin: Origin, at: number): { fact: MutableServer; isNew: boolean } {
    const known = this.servers.get(origin.id)
    if (known) {
      const heard = lastHeard(known)
      // A large answer is read later than those that came after it: what it tells is of the same life all the same.
      if (at < known.firstHeard) {
        if (known.upSince === known.firstHeard) known.upSince = at
        known.firstHeard = at
      }
      if (heard !== null && !answers({ ...known, lastAnswer: heard }, this, at)) known.upSince = at
      if ((origin.time ?? at) >= (known.origin.time ?? 0)) known.origin = origin
      return { fact: known, isNew: false }
    }
    const fact = newServer(origin, at)
    this.servers.set(origin.id, fact)
    this.#names.learn(origin.name)
    return { fact, isNew: true }
  }
}
