import type { Facts, StreamFact } from './facts'
import type { Server, Stream } from './model'
import type { StreamCopy } from './observation'
import { byName } from './topology'

/** A row is composed anew after this, so that its ages move on. */
const RETOLD_AFTER_MS = 5000
/** So many rows are composed at one go; the others keep their row, or wait for it, until the next. */
const CHANGED_AT_ONCE = 500
const RETOLD_AT_ONCE = 200

interface Composed {
  row: Stream
  /** All that it was composed of: what each server that holds it told, and the servers. */
  copies: readonly (readonly [string, StreamCopy])[]
  world: string
  /** When the copy was heard that it speaks of; null while nobody holds one. */
  at: number | null
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
}

/** What was composed of one facts store; goes with it. */
const progress = new WeakMap<Facts['streams'], Progress>()
let lastWorld = ''

/**
 * The rows of all streams, by name. A stream whose copies tell what they told before, on servers that are as they were,
 * keeps its row: of ten thousand streams mostly a few have to be composed, and never thousands at one go.
 */
export function streamRows(
  facts: Facts,
  servers: readonly Server[],
  make: (fact: StreamFact) => Stream | null,
): Stream[] {
  const world = worldOf(servers)
  const state = progress.get(facts.streams) ?? newProgress()
  progress.set(facts.streams, state)
  state.order = ordered(facts.streams, state)
  state.turn++
  const { order, turn, rows: composed } = state
  const rows: (Stream | null)[] = new Array(order.length).fill(null)
  let heard = Number.POSITIVE_INFINITY
  let changed = 0
  let retold = 0
  const first = state.next < order.length ? state.next : 0
  state.next = 0
  for (let n = 0; n < order.length; n++) {
    const i = (first + n) % order.length
    const fact = order[i]
    if (!fact) continue
    let known = composed.get(fact)
    const same = known && known.world === world && isOfSame(known.copies, fact.copies) ? known : null
    const isDue = same
      ? isOld(same, fact, turn, order.length) && retold++ < RETOLD_AT_ONCE
      : changed++ < CHANGED_AT_ONCE
    if (!same && changed === CHANGED_AT_ONCE + 1) state.next = i
    if (isDue) {
      const row = make(fact)
      known = row ? composedOf(row, fact, world, turn) : undefined
      if (known) composed.set(fact, known)
      else composed.delete(fact)
    }
    if (!known) continue
    rows[i] = known.row
    if (known.row.leader !== null) heard = Math.min(heard, fact.copies.get(known.row.via ?? '')?.at ?? heard)
  }
  state.heard = Number.isFinite(heard) ? heard : null
  return rows.flatMap((row) => row ?? [])
}

/** Whether there are rows that had to wait: then it is worth composing again soon. */
export function rowsWait(facts: Pick<Facts, 'streams'>): boolean {
  return (progress.get(facts.streams)?.next ?? 0) > 0
}

function composedOf(row: Stream, fact: StreamFact, world: string, turn: number): Composed {
  const copies = [...fact.copies].map(([from, copy]) => [from, copy.value] as const)
  return { row, world, turn, copies, at: fact.copies.get(row.via ?? '')?.at ?? null }
}

/** Without a leader time itself tells something new; with one, its ages grow old. */
function isOld({ row, turn, at }: Composed, { copies }: StreamFact, now: number, all: number): boolean {
  if (row.leader === null) return now - turn > all / RETOLD_AT_ONCE
  return (copies.get(row.via ?? '')?.at ?? 0) - (at ?? 0) > RETOLD_AFTER_MS
}

/** Every stream that has a leader was heard at or after this; its row may be somewhat older. */
export function streamsHeardAt(facts: Pick<Facts, 'streams'>): number | null {
  return progress.get(facts.streams)?.heard ?? null
}

const newProgress = (): Progress => ({ order: [], turn: 0, rows: new Map(), heard: null, next: 0 })

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
