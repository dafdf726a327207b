import { type ServerKey, type Snapshot, type Stream, streamKey } from './model'

/** What would stop if these servers failed together, beyond what has stopped already. */
export interface Loss {
  /** Name of the server or region, or `region / az`. */
  label: string
  servers: ServerKey[]
  /** Keys of the streams that have a quorum now and would have none. */
  stops: string[]
  /** The meta group has a majority now and would have none; null while its size is not known. */
  metaStops: boolean | null
}

export interface Impact {
  /** Streams that were judged: replicas known and a quorum now. */
  judged: number
  /** Streams without a quorum already. */
  stopped: number
  /** Streams whose replicas are not known; they may stop too. */
  unknown: number
  /** The single server, and the single (region, AZ), whose loss stops most; null when there is none. */
  server: Loss | null
  az: Loss | null
  regions: Loss[]
}

/**
 * What one more failure would stop, counted from the snapshot alone. A replica counts while its server is `up` and the group
 * has not given it up; a stream stops when fewer than its majority are left. An AZ is (region, az): `az 1` of two regions are two
 * failure domains, and servers without an AZ tag belong to none.
 */
export function impact(snapshot: Snapshot): Impact {
  const up = new Set(snapshot.servers.filter((s) => s.state === 'up').map((s) => s.key))
  const known = snapshot.streams.filter((s) => s.replicas.length > 0)
  const alive = known.filter((s) => online(s, up).length >= s.quorum.needed)

  const lose = (label: string, servers: ServerKey[]): Loss => {
    const gone = new Set(servers)
    return {
      label,
      servers,
      stops: alive.filter((s) => !survives(s, up, gone)).map(streamKey),
      metaStops: metaStops(snapshot, up, gone),
    }
  }

  const azs = snapshot.regions.flatMap((r) =>
    r.azs.filter((a) => a.id !== null).map((a) => lose(`${r.label} / ${a.label}`, a.servers)),
  )
  return {
    judged: alive.length,
    stopped: known.length - alive.length,
    unknown: snapshot.streams.length - known.length,
    server: worst(snapshot.servers.filter((s) => s.state === 'up').map((s) => lose(s.key, [s.key]))),
    az: worst(azs),
    regions: snapshot.regions.map((r) =>
      lose(
        r.label,
        r.azs.flatMap((a) => a.servers),
      ),
    ),
  }
}

function online(stream: Stream, up: ReadonlySet<ServerKey>): ServerKey[] {
  return stream.replicas
    .filter((r) => up.has(r.server) && r.state !== 'offline' && r.state !== 'missing')
    .map((r) => r.server)
}

function survives(stream: Stream, up: ReadonlySet<ServerKey>, gone: ReadonlySet<ServerKey>): boolean {
  return online(stream, up).filter((key) => !gone.has(key)).length >= stream.quorum.needed
}

function metaStops(
  { meta }: Snapshot,
  up: ReadonlySet<ServerKey>,
  gone: ReadonlySet<ServerKey>,
): boolean | null {
  if (meta.quorum === null || meta.peers.length === 0) return null
  const now = meta.peers.filter((p) => up.has(p.server))
  return now.length >= meta.quorum && now.filter((p) => !gone.has(p.server)).length < meta.quorum
}

/** Most streams first; then the meta group; then by label, so that the answer does not flicker between equals. */
function worst(losses: Loss[]): Loss | null {
  const weight = (l: Loss) => l.stops.length * 2 + (l.metaStops ? 1 : 0)
  return (
    [...losses].sort((a, b) => weight(b) - weight(a) || (a.label < b.label ? -1 : 1)).find(() => true) ?? null
  )
}
