import type { Seen } from '@/lib/domain/facts'
import { streamKey } from '@/lib/domain/model'
import type { Jsz, RaftPeer, StreamCopy } from '@/lib/domain/observation'
import { leads } from '@/lib/domain/stream-leader'
import { CopyWatch } from './copy-watch'
import type { Arrival } from './facts-store'
import { isOlder } from './order'
import type { PeerNames } from './peer-names'
import { freshStream, type Held, isListed, type MutableStream, newestOf } from './stream-fact'
import { holdersOf, Tombstones } from './tombstones'

export interface Election {
  account: string
  name: string
  leader: string
  /** The group as the new leader told it, itself included. */
  peers: readonly RaftPeer[]
}

/** A server that has just started answers before it has read its streams back. */
const RECOVERS_WITHIN_MS = 30_000
/** Between so many streams others get a turn: ten thousand at once would hold up every answer. */
const COMPARED_AT_ONCE = 200
/** Copies of servers that answer are seen every 10 s. */
const SEEN_WITHIN_MS = 15_000

/** The copies of every stream, by the server that holds them, and what became of streams that nobody holds. */
export class StreamFacts {
  readonly byKey = new Map<string, MutableStream>()
  readonly tombstones = new Tombstones()
  #watch = new CopyWatch()
  /** The streams of which a server holds a copy, by its name. */
  #heldBy = new Map<string, Set<MutableStream>>()
  #round = 0
  /** The id under which a server last told its streams, and since when. */
  readonly lives = new Map<string, { id: string; since: number }>()

  constructor(private readonly names: PeerNames) {}

  /**
   * The streams of one server. A whole list (`leadersOnly` false) also says what it no longer holds; a list of those it
   * leads says nothing about the rest. True when something that it led is not in such a list: then the whole list has to
   * tell whether it is gone, moved or without a leader. `holder` is its key, which is not its name while two servers share one.
   */
  keep({ origin, vantage, at }: Arrival, jsz: Jsz, leadersOnly: boolean, holder = origin.name): boolean {
    const life = this.lives.get(holder)
    const bornAt = life?.id === origin.id ? life.since : at
    if (life?.id !== origin.id) this.lives.set(holder, { id: origin.id, since: at })
    const round = ++this.#round
    const told = origin.time
    for (const copy of jsz.copies ?? []) {
      const key = `${copy.account}/${copy.name}`
      const there = this.byKey.get(key)
      if (there) there.listedIn = round
      if (this.tombstones.isEcho(key, copy.created, at)) continue
      const stream = there ?? this.#stream(key, copy, at)
      stream.listedIn = round
      const known = stream.copies.get(holder)
      if (known && isOlder({ at, told }, known)) continue
      stream.droppedAt = null
      stream.unheldSince = null
      stream.offlineReason = null
      // The reader hands over the same object as long as it tells the same: of thousands nothing else has to be done.
      if (known && known.value === copy) Object.assign(known, { at, told, vantage })
      else this.#hold(stream, { value: this.#valueOf(copy, known), at, told, from: holder, vantage })
    }
    let isDoubtful = false
    for (const stream of this.#heldBy.get(holder) ?? []) {
      const copy = stream.listedIn === round ? undefined : stream.copies.get(holder)
      if (!copy || !isOlder(copy, { at, told })) continue
      if (copy.at < bornAt && at - bornAt < RECOVERS_WITHIN_MS) this.#resign(stream, copy)
      else if (leadersOnly) isDoubtful ||= leads(copy)
      else this.#drop(streamKey(stream), stream, copy, at)
    }
    return isDoubtful
  }

  /** One of two servers of one name is gone: the other one, kept under `from`, has the key `to` from now on. */
  rekey(from: string, to: string): void {
    for (const stream of this.#heldBy.get(from) ?? []) {
      const copy = stream.copies.get(from)
      stream.copies.delete(from)
      if (copy) this.#hold(stream, { ...copy, from: to })
    }
    this.#heldBy.delete(from)
    const life = this.lives.get(from)
    if (life) this.lives.set(to, life)
    this.lives.delete(from)
  }

  /** Its deletion was announced. */
  deleted(account: string, name: string, at: number): void {
    const key = `${account}/${name}`
    const stream = this.byKey.get(key)
    if (stream) this.#bury(key, stream, at, 'its deletion was announced')
  }

  /** An election, as its winner announced it; the winner's own copy follows at the next look. */
  led({ account, name, leader, peers }: Election, vantage: string, at: number): void {
    const stream = this.byKey.get(`${account}/${name}`)
    if (!stream) return
    const newest = newestOf(stream)
    const base = stream.copies.get(leader) ?? newest
    if (!base) return
    for (const [holder, copy] of stream.copies) {
      if (leads(copy)) stream.copies.set(holder, { ...copy, value: { ...copy.value, leader, grouped: true } })
    }
    const others = this.names.named([...peers]).filter((p) => p.name !== leader)
    this.#hold(stream, {
      value: { ...base.value, leader, leaderSince: null, grouped: true, peers: others },
      at,
      told: base.from === leader ? base.told : null,
      from: leader,
      vantage,
    })
  }

  /**
   * All names that the meta group lists for an account, asked at `askedAt`. What is listed stays even when nobody holds it;
   * what is not listed is gone once nobody has shown a copy of it for long enough either.
   */
  assigned(account: string, names: ReadonlySet<string>, askedAt: number, at: number): void {
    for (const name of names) {
      const key = `${account}/${name}`
      if (this.tombstones.isNameEcho(key, askedAt)) continue
      const stream = this.#stream(key, { account, name }, at)
      this.tombstones.byKey.delete(key)
      stream.assignedAt = at
      stream.unlisted = 0
      if (stream.copies.size === 0) stream.unheldSince ??= at
    }
    for (const [key, stream] of this.byKey) {
      if (stream.account !== account || names.has(stream.name)) continue
      stream.assignedAt = null
      stream.unlisted++
      const seen = newestOf(stream)?.at ?? null
      const isLong = seen === null || askedAt - seen > SEEN_WITHIN_MS
      if (isLong && (seen === null || stream.unlisted > 1))
        this.#bury(key, stream, at, 'the meta group no longer lists it')
    }
  }

  /** Names of the streams of an account that are assigned, and that no server lists. */
  unheld(account: string): string[] {
    return [...this.byKey.values()]
      .filter((s) => s.account === account && s.unheldSince !== null)
      .map((s) => s.name)
  }

  /** What STREAM.INFO says of one that no server lists: why it is kept offline; null: something else. */
  offline(account: string, name: string, reason: string | null): void {
    const stream = this.byKey.get(`${account}/${name}`)
    if (stream && stream.unheldSince !== null) stream.offlineReason = reason
  }

  /** Every server that answers has told all its streams since `began`: now their copies can be compared. */
  async passed(began: number): Promise<void> {
    let compared = 0
    for (const [key, stream] of this.byKey) {
      if (++compared % COMPARED_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve))
      stream.strays = this.#watch.compare(key, [...stream.copies.values()], stream.strays, began)
    }
  }

  /** Forgets streams whose leader dropped them when the only ones that could contradict, `silent`, cannot be asked. */
  prune(silent: (server: string) => boolean, at: number): void {
    for (const [key, stream] of this.byKey) {
      if (stream.droppedAt === null || isListed(stream, at)) continue
      if ([...stream.copies.keys()].every(silent))
        this.#bury(key, stream, at, 'its leader no longer lists it')
    }
    this.#watch.prune((key) => this.byKey.has(key))
    this.tombstones.prune(at)
  }

  #hold(stream: MutableStream, copy: Held): void {
    stream.copies.set(copy.from, copy)
    const held = this.#heldBy.get(copy.from)
    if (held) held.add(stream)
    else this.#heldBy.set(copy.from, new Set([stream]))
  }

  /** The same object if it needs nothing from elsewhere: names of peers that its server has forgotten, its configuration. */
  #valueOf(copy: StreamCopy, known: Held | undefined): StreamCopy {
    const peers = this.names.named(copy.peers)
    const config = copy.config ?? known?.value.config ?? null
    return peers === copy.peers && config === copy.config ? copy : { ...copy, peers, config }
  }

  /** Its holder has started anew: whatever it led, it does not lead yet. */
  #resign(stream: MutableStream, copy: Held): void {
    if (leads(copy)) this.#hold(stream, { ...copy, value: { ...copy.value, leader: null, grouped: true } })
  }

  #drop(key: string, stream: MutableStream, copy: Seen<StreamCopy>, at: number): void {
    const holders = holdersOf(stream.copies, copy)
    stream.copies.delete(copy.from)
    this.#heldBy.get(copy.from)?.delete(stream)
    stream.last = copy
    if (leads(copy)) stream.droppedAt = at
    if (stream.copies.size > 0) return
    if (isListed(stream, at)) stream.unheldSince = at
    else this.#bury(key, stream, at, 'none of its servers lists it any more', holders)
  }

  #bury(key: string, stream: MutableStream, at: number, why: string, holders?: string[]): void {
    const { account, name } = stream
    const last = newestOf(stream) ?? stream.last
    this.byKey.delete(key)
    for (const holder of stream.copies.keys()) this.#heldBy.get(holder)?.delete(stream)
    this.tombstones.put(key, {
      account,
      name,
      since: at,
      why,
      last,
      holders: holders ?? holdersOf(stream.copies, last),
    })
  }

  #stream(key: string, { account, name }: { account: string; name: string }, at: number): MutableStream {
    const known = this.byKey.get(key)
    if (known) return known
    const fresh = freshStream(account, name, at)
    this.byKey.set(key, fresh)
    return fresh
  }
}
