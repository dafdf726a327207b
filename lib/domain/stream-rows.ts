import type { Facts, StreamFact } from './facts'
import type { Server, Stream } from './model'
import type { StreamCopy } from './observation'
import { leads } from './stream-leader'
import { byName } from './topology'

/** A row is composed anew after this, so that its ages move on. */
const RETOLD_AFTER_MS = 5000
/** So many rows are composed at one go; the others keep their row, or wait for it, until the next. */
const CHANGED_AT_ONCE = 300
const RETOLD_AT_ONCE = 200

interface Composed {
  row: Stream
  /** All that it was composed of: what each server that holds it told, and the servers. */
  copies: readonly (readonly [string, StreamCopy])[]
  world: string
  /** When the copy was heard that it speaks of; null while nobody holds one. */
  at: number | null
  /** Which of several claims to lead counts is a matter of time. */
  isContested: boolean
  /** The composition that made it. */
  turn: number
}

interface Progress {
  order: StreamFact[]
  turn: number
  rows: Map<StreamFact, Composed>
  /** The oldest of what was heard of streams that have a leader. */
  heard: number | null
  /** Where the last composition stopped: the next one starts there, so that nobody waits for ever. */
  next: number
  waits: boolean
}

/** What was composed of one facts store; goes with it. */
const progress = new WeakMap<Facts['streams'], Progress>()
let lastWorld = ''

/**
 * The rows of all streams, by name. A stream whose copies tell what they told before, on servers that are as they were,
 * keeps its row: of ten thousand streams mostly a few have to be composed, and never thousands at one go.
 */
export function streamRows(
  facts: Pick<Facts, 'streams'>,
  servers: readonly Server[],
  make: (fact: StreamFact) => Stream | null,
): Stream[] {
  const world = worldOf(servers)
  const state = progress.get(facts.streams) ?? newProgress()
  progress.set(facts.streams, state)
  state.order = ordered(facts.streams, state)
  state.turn++
  const { order } = state
  const due = dueNow(state, world)
  for (const fact of due) {
    const row = make(fact)
    if (row) state.rows.set(fact, composedOf(row, fact, world, state.turn))
    else state.rows.delete(fact)
  }
  let heard = Number.POSITIVE_INFINITY
  const rows = order.flatMap((fact) => {
    const row = state.rows.get(fact)?.row
    if (row && row.leader !== null) heard = Math.min(heard, fact.copies.get(row.via ?? '')?.at ?? heard)
    return row ?? []
  })
  state.heard = Number.isFinite(heard) ? heard : null
  return rows
}

/**
 * Whose rows are to be composed now. Streams whose leader has told come first: of one that only followers have told so far
 * nobody knows yet whether it has a leader.
 */
function dueNow(state: Progress, world: string): StreamFact[] {
  const { order, turn, rows } = state
  const changed: StreamFact[] = []
  const doubtful: StreamFact[] = []
  const old: StreamFact[] = []
  const first = state.next < order.length ? state.next : 0
  state.next = 0
  for (let n = 0; n < order.length; n++) {
    const i = (first + n) % order.length
    const fact = order[i]
    if (!fact) continue
    const known = rows.get(fact)
    if (known && known.world === world && isOfSame(known.copies, fact.copies)) {
      if (old.length < RETOLD_AT_ONCE && isOld(known, fact, turn, order.length)) old.push(fact)
    } else if (!isLed(fact)) {
      if (doubtful.length < CHANGED_AT_ONCE) doubtful.push(fact)
    } else if (changed.length < CHANGED_AT_ONCE) changed.push(fact)
    else if (state.next === 0) state.next = i
  }
  const left = doubtful.slice(0, CHANGED_AT_ONCE - changed.length)
  state.waits = state.next > 0 || left.length < doubtful.length || left.length === CHANGED_AT_ONCE
  return [...changed, ...left, ...old]
}

function isLed({ copies }: StreamFact): boolean {
  for (const copy of copies.values()) if (leads(copy)) return true
  return false
}

/** Whether there are rows that had to wait: then it is worth composing again soon. */
export function rowsWait(facts: Pick<Facts, 'streams'>): boolean {
  return progress.get(facts.streams)?.waits ?? false
}

function composedOf(row: Stream, fact: StreamFact, world: string, turn: number): Composed {
  const copies = [...fact.copies].map(([from, copy]) => [from, copy.value] as const)
  const isContested = [...fact.copies.values()].filter(leads).length > 1
  return { row, world, turn, copies, isContested, at: fact.copies.get(row.via ?? '')?.at ?? null }
}

/** Without a leader time itself tells something new; with one, its ages grow old. */
function isOld(
  { row, turn, at, isContested }: Composed,
  { copies }: StreamFact,
  now: number,
  all: number,
): boolean {
  if (row.leader === null || isContested) return now - turn > all / RETOLD_AT_ONCE
  return (copies.get(row.via ?? '')?.at ?? 0) - (at ?? 0) > RETOLD_AFTER_MS
}

/** Every stream that has a leader was heard at or after this; its row may be somewhat older. */
export function streamsHeardAt(facts: Pick<Facts, 'streams'>): number | null {
  return progress.get(facts.streams)?.heard ?? null
}

const newProgress = (): Progress => ({
  order: [],
  turn: 0,
  rows: new Map(),
  heard: null,
  next: 0,
  waits: false,
})

function isOfSame(told: Composed['copies'], now: StreamFact['copies']): boolean {
  return told.length === now.size && told.every(([from, value]) => now.get(from)?.value === value)
}

/** Everything of the servers that rows of streams depend on. One string object as long as it is the same. */
function worldOf(servers: readonly Server[]): string {
  const world = servers
    .map((s) =>
      [s.key, s.id, s.state, s.cluster, s.region, s.az, Math.round((s.clockSkewMs ?? 0) / 2000)].join('\t'),
    )
    .join('\n')
  if (world !== lastWorld) lastWorld = world
  return lastWorld
}

/** Sorted once; what comes later is merged in. */
function ordered(streams: Facts['streams'], { order, rows }: Progress): StreamFact[] {
  const fresh = new Set(streams.values())
  const left = order.filter((fact) => {
    const isThere = fresh.delete(fact)
    if (!isThere) rows.delete(fact)
    return isThere
  })
  return fresh.size === 0 ? left : merged(left, [...fresh].sort(byNames))
}

const byNames = (a: StreamFact, b: StreamFact) => byName(a.name, b.name) || byName(a.account, b.account)

function merged(a: readonly StreamFact[], b: readonly StreamFact[]): StreamFact[] {
  const all: StreamFact[] = []
  let i = 0
  for (const next of b) {
    for (let one = a[i]; one !== undefined && byNames(one, next) <= 0; one = a[i]) {
      all.push(one)
      i++
    }
    all.push(next)
  }
  return [...all, ...a.slice(i)]
}
