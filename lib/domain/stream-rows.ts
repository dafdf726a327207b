import type { Facts, Seen, StreamFact } from './facts'
import type { Server, Stream } from './model'
import type { StreamCopy } from './observation'
import { leads } from './stream-leader'
import { byName } from './topology'

/** A row is composed anew after this, so that its ages move on. */
const RETOLD_AFTER_MS = 5000
/** So many rows are composed for their ages alone at one go. */
const RETOLD_AT_ONCE = 50
/** So many rows in which time itself may tell something new. */
const DOUBTFUL_AT_ONCE = 200
/** So many rows are composed between two chances for others to get their turn: a few milliseconds. */
const STEP = 100

/** Comparing names takes a millisecond a thousand times. */
const SORTED_AT_ONCE = 400

/** One stream and its row. */
interface Entry {
  fact: StreamFact
  /** null: not composed yet, or not to be shown yet. */
  row: Stream | null
  /** All that the row was composed of: what each holder told. */
  copies: readonly StreamCopy[]
  /** Who told it, and whom it names: with another state of one of these it is another row. */
  servers: readonly string[]
  /** Which of the copies it speaks of, and when that had been heard. */
  via: number
  at: number
  /** Without a leader, and with several claims to lead, time itself tells something new. */
  isDoubtful: boolean
  /** The composition that made it. */
  turn: number
}

interface Progress {
  /** In the order of the store, to see at a glance whether a stream came or went; and by name. */
  stored: Entry[]
  ordered: Entry[]
  /** Whether `ordered` has all of `stored`. */
  isOrdered: boolean
  /** What rows depend on of each server. */
  world: ReadonlyMap<string, string>
  rows: Stream[]
  turn: number
  heard: number | null
}

/** What was composed of one facts store; goes with it. */
const progress = new WeakMap<Facts['streams'], Progress>()

/** Makes the row of one stream; `before` is its row until now. null: not to be shown yet. */
export type MakeRow = (fact: StreamFact, before: Stream | null) => Stream | null

/**
 * The rows of all streams, by name. A stream whose copies tell what they told before, on servers that are as they were,
 * keeps its row: of ten thousand streams mostly a few have to be composed. Yields every few milliseconds, so that the caller
 * can let others have their turn; all rows speak of the moment of the first step, whatever is heard meanwhile.
 */
export function* streamRows(
  facts: Pick<Facts, 'streams'>,
  servers: readonly Server[],
  make: MakeRow,
): Generator<void, Stream[]> {
  const state = progress.get(facts.streams) ?? newProgress()
  progress.set(facts.streams, state)
  state.turn++
  enlist(facts.streams, state)
  const world = new Map(servers.map((s) => [s.key, worldOf(s)]))
  const { due, heard } = findDue(state, changedServers(state.world, world))
  const asNow = due.length > STEP ? due.map(({ fact }) => frozen(fact)) : due.map(({ fact }) => fact)
  let oldest = heard
  for (const [i, entry] of due.entries()) {
    if (i > 0 && i % STEP === 0) yield
    const fact = asNow[i] ?? entry.fact
    fill(entry, fact, make(fact, entry.row), state.turn)
    if (entry.row !== null && entry.row.leader !== null) oldest = Math.min(oldest, entry.at)
  }
  const { isOrdered } = state
  if (!isOrdered) state.ordered = yield* inOrder(state)
  state.isOrdered = true
  state.world = world
  state.heard = Number.isFinite(oldest) ? oldest : null
  if (!isOrdered || due.length > 0) state.rows = state.ordered.flatMap((entry) => entry.row ?? [])
  return state.rows
}

/** Every stream that has a leader was heard at or after this; its row may be somewhat older. */
export function streamsHeardAt(facts: Pick<Facts, 'streams'>): number | null {
  return progress.get(facts.streams)?.heard ?? null
}

const newProgress = (): Progress => ({
  stored: [],
  ordered: [],
  isOrdered: true,
  world: new Map(),
  rows: [],
  turn: 0,
  heard: null,
})

/** Whose rows are to be composed now, and the oldest that was heard of the others that have a leader. */
function findDue(state: Progress, changed: ReadonlySet<string>): { due: Entry[]; heard: number } {
  const { stored, turn } = state
  const due: Entry[] = []
  let heard = Number.POSITIVE_INFINITY
  let retold = 0
  let doubtful = 0
  const doubtfulAfter = stored.length / DOUBTFUL_AT_ONCE
  for (const entry of stored) {
    const at = stillTells(entry)
    if (at === null || entry.row === null || touches(entry.servers, changed)) {
      due.push(entry)
    } else if (entry.isDoubtful) {
      const isDue = turn - entry.turn > doubtfulAfter && doubtful++ < DOUBTFUL_AT_ONCE
      if (isDue) due.push(entry)
      else if (entry.row.leader !== null) heard = Math.min(heard, at)
    } else if (at - entry.at > RETOLD_AFTER_MS && retold++ < RETOLD_AT_ONCE) {
      due.push(entry)
    } else heard = Math.min(heard, at)
  }
  return { due, heard }
}

/** When the copy that its row speaks of was last heard, if all its copies tell what they told; else null. */
function stillTells({ fact, copies, via, at }: Entry): number | null {
  if (fact.copies.size !== copies.length) return null
  let heard = at
  let i = 0
  for (const seen of fact.copies.values()) {
    if (seen.value !== copies[i]) return null
    if (i === via) heard = seen.at
    i++
  }
  return heard
}

const frozen = (fact: StreamFact): StreamFact => ({ ...fact, copies: new Map(fact.copies) })

function touches(servers: readonly string[], changed: ReadonlySet<string>): boolean {
  if (changed.size === 0) return false
  for (const server of servers) if (changed.has(server)) return true
  return false
}

function fill(entry: Entry, { copies }: StreamFact, row: Stream | null, turn: number): void {
  entry.row = row
  entry.turn = turn
  const seen: Seen<StreamCopy>[] = [...copies.values()]
  entry.copies = seen.map((s) => s.value)
  entry.via = seen.findIndex((s) => s.from === row?.via)
  entry.at = seen[entry.via]?.at ?? Number.POSITIVE_INFINITY
  entry.isDoubtful = row === null || row.leader === null || seen.filter(leads).length > 1
  const named = row?.replicas.map((r) => r.server) ?? []
  entry.servers = [...new Set([...copies.keys(), ...(row?.via == null ? [] : [row.via]), ...named])]
}

/** Keys of the servers of which something that rows depend on is not as it was at the last composition. */
function changedServers(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const [key, is] of now) if (before.get(key) !== is) changed.add(key)
  for (const key of before.keys()) if (!now.has(key)) changed.add(key)
  return changed
}

const worldOf = (s: Server) =>
  `${s.id}\t${s.state}\t${s.cluster}\t${s.region}\t${s.az}\t${Math.round((s.clockSkewMs ?? 0) / 2000)}`

/** Streams that came and went since the last time. They are put in order when all rows are made. */
function enlist(streams: Facts['streams'], state: Progress): void {
  if (isSame(streams, state.stored)) return
  const known = new Map(state.stored.map((entry) => [entry.fact, entry]))
  state.stored = [...streams.values()].map((fact) => known.get(fact) ?? newEntry(fact))
  state.isOrdered = false
}

/** By name. Sorted once; what comes later is merged in. Thousands are sorted in parts. */
function* inOrder({ stored, ordered }: Progress): Generator<void, Entry[]> {
  const left = new Set(stored)
  const old = ordered.filter((entry) => left.delete(entry))
  const fresh = [...left]
  let parts: Entry[][] = [old]
  for (let i = 0; i < fresh.length; i += SORTED_AT_ONCE) {
    parts.push(fresh.slice(i, i + SORTED_AT_ONCE).sort(byNames))
    yield
  }
  while (parts.length > 1) {
    const halves: Entry[][] = []
    for (let i = 0; i < parts.length; i += 2) {
      halves.push(merged(parts[i] ?? [], parts[i + 1] ?? []))
      yield
    }
    parts = halves
  }
  return parts[0] ?? []
}

function isSame(streams: Facts['streams'], stored: readonly Entry[]): boolean {
  if (streams.size !== stored.length) return false
  let i = 0
  for (const fact of streams.values()) if (stored[i++]?.fact !== fact) return false
  return true
}

const newEntry = (fact: StreamFact): Entry => ({
  fact,
  row: null,
  copies: [],
  servers: [],
  via: -1,
  at: Number.POSITIVE_INFINITY,
  isDoubtful: true,
  turn: 0,
})

const byNames = (a: Entry, b: Entry) =>
  byName(a.fact.name, b.fact.name) || byName(a.fact.account, b.fact.account)

function merged(a: readonly Entry[], b: readonly Entry[]): Entry[] {
  const all: Entry[] = []
  let i = 0
  for (const next of b) {
    for (let one = a[i]; one !== undefined && byNames(one, next) <= 0; one = a[i]) {
      all.push(one)
      i++
    }
    all.push(next)
  }
  return all.concat(a.slice(i))
}
