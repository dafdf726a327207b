import {
  type Finding,
  gatewayKey,
  type Replica,
  type Server,
  type Snapshot,
  type Stream,
  streamKey,
} from '../model'

/** One row of each kind that can be found or hidden. */
export interface Rows {
  server: Server
  stream: Stream
  gateway: Snapshot['gateways'][number]
  cluster: Snapshot['clusters'][number]
  finding: Finding
}
export type Kind = keyof Rows

export interface Held {
  stream: Stream
  replica: Replica
}

/** A snapshot with what terms look up in it, each made when first asked for. */
export interface World {
  snapshot: Snapshot
  server: (key: string) => Server | undefined
  /** Replicas that lie on a server. */
  held: (key: string) => readonly Held[]
  /** Whether a critical or warning finding is about this very thing. */
  isIll: (kind: string, id: string) => boolean
}

export function worldOf(snapshot: Snapshot): World {
  const servers = lazy(() => new Map(snapshot.servers.map((s) => [s.key, s])))
  const held = lazy(() => {
    const map = new Map<string, Held[]>()
    for (const stream of snapshot.streams)
      for (const replica of stream.replicas) {
        const list = map.get(replica.server)
        if (list) list.push({ stream, replica })
        else map.set(replica.server, [{ stream, replica }])
      }
    return map
  })
  const ill = lazy(
    () =>
      new Set(
        snapshot.findings.flatMap((f) =>
          f.severity === 'info' ? [] : [`${f.subject.kind}:${f.subject.id}`],
        ),
      ),
  )
  return {
    snapshot,
    server: (key) => servers().get(key),
    held: (key) => held().get(key) ?? [],
    isIll: (kind, id) => ill().has(`${kind}:${id}`),
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** What a finding is about, as a row of its kind; null when it is about the whole or about what is gone. */
export function subjectOf(finding: Finding, { snapshot, server }: World): AnyRow | null {
  const { kind, id } = finding.subject
  switch (kind) {
    case 'server': {
      const row = server(id)
      return row ? { kind, row } : null
    }
    case 'stream': {
      const row = snapshot.streams.find((s) => streamKey(s) === id)
      return row ? { kind, row } : null
    }
    case 'gateway': {
      const row = snapshot.gateways.find((g) => gatewayKey(g) === id)
      return row ? { kind, row } : null
    }
    case 'cluster': {
      const row = snapshot.clusters.find((c) => c.name === id)
      return row ? { kind, row } : null
    }
    default:
      return null
  }
}

/** A row that says what it is. */
export type AnyRow<K extends Kind = Kind> = { [P in K]: { kind: P; row: Rows[P] } }[K]

/** Puts kind and row together, so that a `switch` on the kind tells the row. */
export function tagged<K extends Kind>(kind: K, row: Rows[K]): AnyRow {
  const made: { kind: K; row: Rows[K] } = { kind, row }
  // One of the union whatever K is; TypeScript cannot see it through a type parameter.
  return made as AnyRow
}
