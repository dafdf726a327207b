import { equal } from './equal'
import { finder, ROWS_A_STEP } from './keep-rows'
import { gatewayKey, type Heard, type Snapshot, streamKey } from './model'
import { drain } from './steps'

/**
 * The difference between two snapshots of one epoch. Collections are diffed by key and a changed row carries only its
 * changed fields; everything else is replaced whole when it differs. `apply(a, diff(a, b))` equals `b`.
 */
export interface Delta {
  /** The snapshot this applies to. */
  from: number
  seq: number
  at: string
  heard: Heard
  parts: Partial<Pick<Snapshot, (typeof PARTS)[number]>>
  rows: Partial<Record<Collection, RowChanges>>
}

export interface RowChanges {
  /** Rows by key: changed fields of a known row, or all fields of a new one. */
  set: Record<string, Record<string, unknown>>
  /** All keys in their new order, only when rows came, went or moved. */
  order?: string[]
}

const PARTS = ['name', 'coverage', 'meta', 'regions', 'clusters', 'tombstones', 'goneServers'] as const
const KEYS = {
  servers: (s: Snapshot['servers'][number]) => s.key,
  gateways: gatewayKey,
  routes: (r: Snapshot['routes'][number]) => r.server,
  leafnodes: (l: Snapshot['leafnodes'][number]) => l.server,
  streams: streamKey,
  findings: (f: Snapshot['findings'][number]) => `${f.code} ${f.subject.kind} ${f.subject.id}`,
} as const
type Collection = keyof typeof KEYS

/** null when nothing but `at` and `heard` differs. */
export function diff(a: Snapshot, b: Snapshot): Delta | null {
  return drain(diffing(a, b))
}

/** The same in steps of a few milliseconds each. */
export function* diffing(a: Snapshot, b: Snapshot): Generator<void, Delta | null> {
  const parts: Delta['parts'] = {}
  for (const part of PARTS) if (!equal(a[part], b[part])) Object.assign(parts, { [part]: b[part] })
  const rows: Delta['rows'] = {}
  put(rows, 'servers', yield* diffRows(a.servers, b.servers, KEYS.servers))
  put(rows, 'gateways', yield* diffRows(a.gateways, b.gateways, KEYS.gateways))
  put(rows, 'routes', yield* diffRows(a.routes, b.routes, KEYS.routes))
  put(rows, 'leafnodes', yield* diffRows(a.leafnodes, b.leafnodes, KEYS.leafnodes))
  put(rows, 'streams', yield* diffRows(a.streams, b.streams, KEYS.streams))
  put(rows, 'findings', yield* diffRows(a.findings, b.findings, KEYS.findings))
  if (Object.keys(parts).length === 0 && Object.keys(rows).length === 0) return null
  return { from: a.seq, seq: b.seq, at: b.at, heard: b.heard, parts, rows }
}

function put(rows: Delta['rows'], name: Collection, changes: RowChanges | null) {
  if (changes) rows[name] = changes
}

function* diffRows<T extends object>(
  a: readonly T[],
  b: readonly T[],
  keyOf: (row: T) => string,
): Generator<void, RowChanges | null> {
  if (a === b) return null
  const find = finder(a, keyOf)
  const set: RowChanges['set'] = {}
  let moved = a.length !== b.length
  for (let i = 0; i < b.length; i++) {
    if (i % ROWS_A_STEP === ROWS_A_STEP - 1) yield
    const row = b[i]
    if (row === undefined || row === a[i]) continue
    const old = find(row, i)
    if (old === undefined || old !== a[i]) moved = true
    if (old === row) continue
    const changed: Record<string, unknown> = old
      ? changedFields(old, row)
      : Object.fromEntries(Object.entries(row))
    if (Object.keys(changed).length > 0) set[keyOf(row)] = changed
  }
  if (!moved && Object.keys(set).length === 0) return null
  return moved ? { set, order: b.map(keyOf) } : { set }
}

function changedFields<T extends object>(old: T, row: T): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).filter(([key, value]) => !equal(Reflect.get(old, key), value)),
  )
}

/** The snapshot after `delta`; rows that did not change keep their identity. Throws when `delta` is for another snapshot. */
export function apply(a: Snapshot, delta: Delta): Snapshot {
  if (delta.from !== a.seq) throw new Error(`delta from ${delta.from} does not fit snapshot ${a.seq}`)
  return {
    ...a,
    ...delta.parts,
    seq: delta.seq,
    at: delta.at,
    heard: delta.heard,
    servers: applyRows(a.servers, delta.rows.servers, KEYS.servers),
    gateways: applyRows(a.gateways, delta.rows.gateways, KEYS.gateways),
    routes: applyRows(a.routes, delta.rows.routes, KEYS.routes),
    leafnodes: applyRows(a.leafnodes, delta.rows.leafnodes, KEYS.leafnodes),
    streams: applyRows(a.streams, delta.rows.streams, KEYS.streams),
    findings: applyRows(a.findings, delta.rows.findings, KEYS.findings),
  }
}

function applyRows<T extends object>(
  rows: T[],
  changes: RowChanges | undefined,
  keyOf: (row: T) => string,
): T[] {
  if (!changes) return rows
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  for (const [key, fields] of Object.entries(changes.set)) {
    // A delta is made by `diff` of the same release: fields of a new row are a whole row.
    byKey.set(key, { ...byKey.get(key), ...fields } as T)
  }
  return (changes.order ?? rows.map(keyOf)).flatMap((key) => byKey.get(key) ?? [])
}
