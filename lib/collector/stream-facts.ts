import type { Seen, StreamFact } from '@/lib/domain/facts'
import type { Jsz, RaftPeer, StreamCopy } from '@/lib/domain/observation'
import type { Arrival } from './facts-store'
import { isOlder } from './order'

interface MutableStream extends StreamFact {
  copies: Map<string, Seen<StreamCopy>>
}

export interface Election {
  account: string
  name: string
  leader: string
  /** The group as the new leader told it, itself included. */
  peers: readonly RaftPeer[]
}

/** The copies of every stream, by the server that holds them. */
export class StreamFacts {
  readonly byKey = new Map<string, MutableStream>()

  /**
   * The streams of one server. A whole list (`leadersOnly` false) also says what it no longer holds; a list of those it
   * leads says nothing about the rest. True when something that it led is not in such a list: then the whole list has to
   * tell whether it is gone, moved or without a leader.
   */
  keep({ origin, vantage, at }: Arrival, jsz: Jsz, leadersOnly: boolean): boolean {
    const listed = new Set<string>()
    for (const copy of jsz.copies ?? []) {
      const key = `${copy.account}/${copy.name}`
      listed.add(key)
      const stream = this.#stream(key, copy, at)
      const known = stream.copies.get(origin.name)
      if (known && isOlder({ at, told: origin.time }, known)) continue
      const value = { ...copy, config: copy.config ?? known?.value.config ?? null }
      stream.copies.set(origin.name, { value, at, told: origin.time, from: origin.name, vantage })
      stream.droppedAt = null
    }
    let isDoubtful = false
    for (const [key, stream] of this.byKey) {
      const copy = stream.copies.get(origin.name)
      if (!copy || listed.has(key) || !isOlder(copy, { at, told: origin.time })) continue
      if (leadersOnly) isDoubtful ||= leads(copy)
      else this.#drop(key, stream, copy, at)
    }
    return isDoubtful
  }

  deleted(account: string, name: string): void {
    this.byKey.delete(`${account}/${name}`)
  }

  /** An election, as its winner announced it; the winner's own copy follows at the next look. */
  led({ account, name, leader, peers }: Election, vantage: string, at: number): void {
    const stream = this.byKey.get(`${account}/${name}`)
    if (!stream) return
    const newest = [...stream.copies.values()].sort((a, b) => b.at - a.at)[0]
    const base = stream.copies.get(leader) ?? newest
    if (!base) return
    for (const [holder, copy] of stream.copies) {
      if (leads(copy)) stream.copies.set(holder, { ...copy, value: { ...copy.value, leader, grouped: true } })
    }
    stream.copies.set(leader, {
      value: { ...base.value, leader, grouped: true, peers: peers.filter((p) => p.name !== leader) },
      at,
      told: base.from === leader ? base.told : null,
      from: leader,
      vantage,
    })
  }

  /** Forgets streams whose leader dropped them when the only ones that could contradict, `silent`, cannot be asked. */
  prune(silent: (server: string) => boolean): void {
    for (const [key, stream] of this.byKey) {
      if (stream.droppedAt !== null && [...stream.copies.keys()].every(silent)) this.byKey.delete(key)
    }
  }

  #drop(key: string, stream: MutableStream, copy: Seen<StreamCopy>, at: number): void {
    stream.copies.delete(copy.from)
    if (leads(copy)) stream.droppedAt = at
    if (stream.copies.size === 0) this.byKey.delete(key)
  }

  #stream(key: string, { account, name }: StreamCopy, at: number): MutableStream {
    const known = this.byKey.get(key)
    if (known) return known
    const fresh = { account, name, firstSeen: at, copies: new Map(), droppedAt: null }
    this.byKey.set(key, fresh)
    return fresh
  }
}

/** Its holder says of itself that it leads; a stream without a group is led by whoever holds it. */
function leads({ value, from }: Seen<StreamCopy>): boolean {
  return value.grouped ? value.leader === from : true
}
