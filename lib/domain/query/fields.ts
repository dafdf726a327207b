import { type Replica, streamKey } from '../model'
import type { Unit } from './quantity'
import type { AnyRow, Kind, Rows, World } from './world'

/** What a row has to say about a field; null inside is a fact that is not known, an empty list is nothing to say. */
export type Facts = readonly (string | number | null)[]
type Readers = { readonly [K in Kind]?: (row: Rows[K], world: World) => Facts }
export type Field = { read: Readers } & ({ type: 'text' } | { type: 'number'; unit: Unit })

const text = (read: Readers): Field => ({ type: 'text', read })
const number = (unit: Unit, read: Readers): Field => ({ type: 'number', unit, read })

/** Where JetStream is off there is nothing to say; where nobody has answered, it is not known. */
const jetstream =
  (value: (js: NonNullable<Rows['server']['jetstream']>) => number | null) =>
  (s: Rows['server']): Facts =>
    s.jetstream ? [value(s.jetstream)] : s.observedAt === null ? [null] : []
/** The leader has no lag behind itself. */
const lagOf = (r: Replica): Facts => (r.role === 'leader' ? [] : [r.lag])

/**
 * Every key of the grammar, and which rows speak of it themselves; the others are asked through what they stand on: a server
 * through its streams, a stream through the servers of its replicas, a finding through its subject (see `match.ts`).
 */
const TABLE = {
  server: text({ server: (s) => (s.name === s.key ? [s.key] : [s.key, s.name]) }),
  stream: text({ stream: (s) => [s.name, streamKey(s)] }),
  cluster: text({
    server: (s) => (s.cluster === null ? [] : [s.cluster]),
    stream: (s) => [s.cluster],
    cluster: (c) => [c.name],
    gateway: (g) => [g.from, g.to],
  }),
  from: text({ gateway: (g) => [g.from] }),
  to: text({ gateway: (g) => [g.to] }),
  region: text({ server: (s) => [s.region] }),
  az: text({ server: (s) => (s.az === null ? [] : [s.az]) }),
  tag: text({ server: (s) => s.tags }),
  state: text({ server: (s) => [s.state] }),
  version: text({ server: (s) => [s.version] }),
  account: text({ stream: (s) => [s.account] }),
  leader: text({ stream: (s) => [s.leader ?? 'none'] }),
  storage: text({ stream: (s) => [s.storage] }),
  retention: text({ stream: (s) => [s.retention] }),
  subject: text({ stream: (s) => s.subjects }),
  severity: text({ finding: (f) => [f.severity] }),
  code: text({ finding: (f) => [f.code] }),
  replicas: number('count', { stream: (s) => [s.replicasWanted] }),
  online: number('count', { stream: (s) => [s.quorum.online] }),
  margin: number('count', { stream: (s) => [s.quorum.margin] }),
  lag: number('count', {
    stream: (s) => s.replicas.flatMap(lagOf),
    server: (s, world) => world.held(s.key).flatMap(({ replica }) => lagOf(replica)),
  }),
  messages: number('count', { stream: (s) => [s.messages], server: jetstream((js) => js.messages) }),
  bytes: number('bytes', { stream: (s) => [s.bytes], server: jetstream((js) => js.bytes) }),
  consumers: number('count', { stream: (s) => [s.consumers], server: jetstream((js) => js.consumers) }),
  lost: number('count', { stream: (s) => [s.lost] }),
  deleted: number('count', { stream: (s) => [s.deleted] }),
  streams: number('count', { server: jetstream((js) => js.streams) }),
  store: number('bytes', { server: jetstream((js) => js.store) }),
  conns: number('count', { server: (s) => [s.connections] }),
  subs: number('count', { server: (s) => [s.subscriptions] }),
  cpu: number('count', { server: (s) => [s.cpu] }),
  mem: number('bytes', { server: (s) => [s.mem] }),
  slow: number('count', { server: (s) => [s.slowConsumers] }),
  rtt: number('ms', { server: (s) => [s.rttMs], gateway: (g) => [g.rttMs?.median ?? null] }),
  connected: number('count', { gateway: (g) => [g.connected] }),
}

export type Key = keyof typeof TABLE
export const FIELDS: Readonly<Record<Key, Field>> = TABLE
export const isKey = (name: string): name is Key => Object.hasOwn(TABLE, name)
export const KEYS: readonly Key[] = Object.keys(TABLE).filter(isKey)

/** What a row says of a field itself; undefined when the field is not its own. */
export function factsOf<K extends Kind>(on: AnyRow<K>, key: Key, world: World): Facts | undefined {
  const readers: Readers = FIELDS[key].read
  const read: Readers[K] = readers[on.kind]
  return read?.(on.row, world)
}
