import type { Facts, Seen, StreamFact } from './facts'
import type { Server, Stream } from './model'
import type { StreamCopy } from './observation'
import { byName } from './topology'

/** A row is composed anew after this, so that its ages move on. */
const RETOLD_AFTER_MS = 5000
/** So many rows are composed at one go; the others keep their row, or wait for it, until the next. */
const CHANGED_AT_ONCE = 600
const RETOLD_AT_ONCE = 200

interface Composed {
  row: Stream
  /** All that it was composed of: what each server that holds it told, and the servers. */
  copies: readonly (readonly [string, StreamCopy])[]
  world: string
  /** The composition that made it. */
  turn: number
}

interface Progress {
  order: StreamFact[]
  turn: number
  /** Where the last composition stopped: the next one starts there, so that nobody waits for ever. */
  next: number
}

const composed = new WeakMap<StreamFact, Composed>()
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
  const state = progress.get(facts.streams) ?? { order: [], turn: 0, next: 0 }
  progress.set(facts.streams, state)
  state.order = ordered(facts.streams, state.order)
  state.turn++
  const { order, turn } = state
  const rows: (Stream | null)[] = new Array(order.length).fill(null)
  let changed = 0
  let retold = 0
  const first = state.next < order.length ? state.next : 0
  state.next = 0
  for (let n = 0; n < order.length; n++) {
    const i = (first + n) % order.length
    const fact = order[i]
    if (!fact) continue
    const known = composed.get(fact)
    const isSame = known !== undefined && known.world === world && isOfSame(known.copies, fact.copies)
    const isDue = isSame
      ? isOld(known, fact, turn, order.length) && retold++ < RETOLD_AT_ONCE
      : changed++ < CHANGED_AT_ONCE
    if (!isSame && changed === CHANGED_AT_ONCE + 1) state.next = i
    if (isDue) {
      const row = make(fact)
      if (row)
        composed.set(fact, { row, world, turn, copies: [...fact.copies].map(([from, c]) => [from, c.value]) })
      else composed.delete(fact)
    }
    rows[i] = composed.get(fact)?.row ?? null
  }
  return rows.flatMap((row) => row ?? [])
}

/** Without a leader time itself tells something new; with one, its ages grow old. */
function isOld({ row, turn }: Composed, { copies }: StreamFact, now: number, all: number): boolean {
  if (row.leader === null) return now - turn > all / RETOLD_AT_ONCE
  return ageOf(row, copies) > RETOLD_AFTER_MS
}

/** When the copy was heard that a row of `streamRows` speaks of: the row itself may be somewhat older. */
export function heardAt(row: Stream, facts: Facts): number | null {
  const copy = facts.streams.get(`${row.account}/${row.name}`)?.copies.get(row.via ?? '')
  return copy?.at ?? null
}

function isOfSame(told: Composed['copies'], now: StreamFact['copies']): boolean {
  return told.length === now.size && told.every(([from, value]) => now.get(from)?.value === value)
}

function ageOf({ via, observedAt }: Stream, copies: ReadonlyMap<string, Seen<StreamCopy>>): number {
  const at = copies.get(via ?? '')?.at
  return at === undefined || observedAt === null ? 0 : at - Date.parse(observedAt)
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
function ordered(streams: Facts['streams'], before: readonly StreamFact[]): StreamFact[] {
  const there = new Set(streams.values())
  const left = before.filter((fact) => there.delete(fact))
  const fresh = [...there].sort(byNames)
  return fresh.length === 0 ? left : merged(left, fresh)
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
