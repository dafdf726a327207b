import type { Facts, RememberedServer, ServerFact, ServerNotice, Unreadable } from '@/lib/domain/facts'
import {
  complains,
  type Gatewayz,
  type Healthz,
  type Jsz,
  type MetaView,
  type Origin,
} from '@/lib/domain/observation'
import { answers, lastHeard } from '@/lib/domain/server-state'
import { readClock } from './clock-skew'
import { isForeignMeta } from './foreign-meta'
import { JoinedClusters, updateMissing } from './gateways-missing'
import { isOlder } from './order'
import { PeerNames } from './peer-names'
import { membersOf, Removals } from './removals'
import { heardAt, type MutableServer, newServer, timed } from './server-fact'
import { ServerKeys } from './server-keys'
import { ServerNotices } from './server-notices'
import { type Election, StreamFacts } from './stream-facts'
import { withoutUnreadable, withUnreadable } from './unreadable'

type Endpoint = 'statsz' | 'jsz' | 'varz' | 'gatewayz' | 'routez' | 'leafz' | 'healthz'

/** Where an answer came from and when it arrived. */
export interface Arrival {
  origin: Origin
  vantage: string
  /** Our clock, ms. */
  at: number
}

const KEPT_LOOKS = 4
/** A retired id is forgotten after this; its name lives on with the new id. */
const RETIRED_AFTER_MS = 60_000

/** Latest observation per server and endpoint. Answers that are older than what is known never overwrite it. */
export class FactsStore implements Facts {
  readonly servers = new Map<string, MutableServer>()
  readonly #keys = new ServerKeys(this.servers)
  readonly #names = new PeerNames()
  readonly #joined = new JoinedClusters()
  readonly #streams = new StreamFacts(this.#names)
  readonly streams: Facts['streams'] = this.#streams.byKey
  readonly listed: Facts['listed'] = this.#streams.lives
  /** Streams that are assigned and that no server lists, and why. */
  readonly unheld: Pick<StreamFacts, 'unheld' | 'offline'> = this.#streams
  readonly tombstones: Facts['tombstones'] = this.#streams.tombstones.byKey
  readonly #removals = new Removals()
  readonly removed: Facts['removed'] = this.#removals.byName
  readonly #notices = new ServerNotices()
  readonly notices: Facts['notices'] = this.#notices.byKey
  vantages: Facts['vantages'] = []
  nextTryAt: Facts['nextTryAt'] = null
  accounts: Facts['accounts'] = []
  writes: Facts['writes']
  ownUsers: Facts['ownUsers'] = []
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
    if (afterMs !== null) timed(fact, afterMs, at)
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
    return updateMissing(fact.gatewaysMissing, value, this.#joined.after(this, before, value), arrival.at)
  }

  /** What it says of its own health, and since when it has complained without a break. */
  keepHealth(arrival: Arrival, value: Healthz): void {
    this.keep('healthz', arrival, value)
    const fact = this.servers.get(arrival.origin.id)
    if (fact?.healthz?.value === value)
      fact.sickSince = complains(value) ? (fact.sickSince ?? arrival.at) : null
  }

  /** The meta leader's view; peers it no longer knows by name are named again from the names we know. */
  keepMeta(arrival: Arrival, view: MetaView, uniqueTag: string | null): void {
    if (this.meta && (this.meta.at > arrival.at || isForeignMeta(this.meta, arrival, view))) return
    const told = {
      value: { ...view, peers: this.#names.named(view.peers), uniqueTag },
      at: arrival.at,
      from: arrival.origin.name,
      vantage: arrival.vantage,
      told: arrival.origin.time,
    }
    this.#removals.compare(this.meta, told)
    this.#notices.listed(membersOf(told))
    this.meta = told
  }

  /** A server said something of itself that concerns all. */
  noticed(notice: ServerNotice): void {
    this.#notices.put(notice)
  }

  /** One server's streams; true when only its whole list can tell what became of some (see StreamFacts). */
  keepStreams(arrival: Arrival, jsz: Jsz, leadersOnly: boolean): boolean {
    return this.#streams.keep(arrival, jsz, leadersOnly, this.#keys.keyOf(arrival.origin, arrival.at))
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

  /** What its clock said in an answer to a question of `asked`. */
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

  /** Somebody who answers says in HEALTHZ that it is not well. */
  complains(at: number): boolean {
    return [...this.servers.values()].some((s) => s.sickSince !== null && answers(s, this, at))
  }

  /** Drops ids that another one of the same name replaced long ago, and streams that nobody holds any more. */
  prune(at: number): void {
    this.#notices.prune(at)
    const newest = new Map<string, number>()
    for (const fact of this.servers.values()) {
      newest.set(fact.origin.name, Math.max(newest.get(fact.origin.name) ?? 0, lastHeard(fact) ?? 0))
    }
    for (const fact of this.servers.values()) {
      const heard = lastHeard(fact) ?? 0
      const isReplaced = (newest.get(fact.origin.name) ?? 0) > heard
      const isPast = this.#removals.isPast(fact.origin.name, heard, at)
      if (isPast || (isReplaced && at - heard > RETIRED_AFTER_MS)) this.#forget(fact.origin)
    }
    this.#joined.forget()
    const speaking = [...this.servers.values()].filter((s) => answers(s, this, at))
    const keys = new Set(speaking.map((s) => this.#keys.keyOf(s.origin, at)))
    this.#streams.prune((server) => !keys.has(server), at)
  }

  #forget(origin: Origin): void {
    this.servers.delete(origin.id)
    const former = this.#keys.forget(origin)
    if (former !== null) this.#streams.rekey(former, origin.name)
  }

  #server(origin: Origin, at: number): { fact: MutableServer; isNew: boolean } {
    const known = this.servers.get(origin.id)
    if (known) {
      const heard = lastHeard(known)
      heardAt(known, at)
      if (heard !== null && !answers({ ...known, lastAnswer: heard }, this, at)) known.upSince = at
      if ((origin.time ?? at) >= (known.origin.time ?? 0)) known.origin = origin
      return { fact: known, isNew: false }
    }
    const fact = newServer(origin, at)
    this.servers.set(origin.id, fact)
    this.#keys.learn(fact)
    this.#names.learn(origin.name)
    return { fact, isNew: true }
  }
}
