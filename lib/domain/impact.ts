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

type Ground = Pick<Snapshot, 'servers' | 'streams' | 'regions' | 'meta'>

/**
 * What one more failure would stop, counted from the snapshot alone. A replica counts while its server is `up` and the group
 * has not given it up; a stream stops when fewer than its majority are left. An AZ is (region, az): `az 1` of two regions are two
 * failure domains, and servers without an AZ tag belong to none. One pass over the replicas.
 */
export function impact(ground: Ground): Impact {
  const { up, known, groups, judge } = assess(ground)
  const judged = groups.reduce((sum, g) => sum + g.streams.length, 0)
  return {
    judged,
    stopped: known.length - judged,
    unknown: ground.streams.length - known.length,
    server: worst(judge([...up].map((key) => ({ label: key, servers: [key] })))),
    az: worst(
      judge(
        ground.regions.flatMap((r) =>
          r.azs
            .filter((a) => a.id !== null)
            .map((a) => ({ label: `${r.label} / ${a.label}`, servers: a.servers })),
        ),
      ),
    ),
    regions: judge(ground.regions.map((r) => ({ label: r.label, servers: r.azs.flatMap((a) => a.servers) }))),
  }
}

/** What would stop if just these servers failed together; judged as `impact` does. */
export function lossOf(ground: Ground, domain: Domain): Loss | null {
  return assess(ground).judge([domain])[0] ?? null
}

function assess(ground: Ground) {
  const up = new Set(ground.servers.filter((s) => s.state === 'up').map((s) => s.key))
  const known = ground.streams.filter((s) => s.replicas.length > 0)
  const groups = groupsOf(known, up)
  const { quorum, peers } = ground.meta
  const meta =
    quorum === null || peers.length === 0
      ? null
      : { needed: quorum, members: peers.map((p) => p.server).filter((key) => up.has(key)) }

  const judge = (domains: Domain[]): Loss[] => {
    const homes = new Map<ServerKey, Domain[]>()
    for (const d of domains) for (const key of d.servers) homes.set(key, [...(homes.get(key) ?? []), d])
    const stops = new Map<Domain, string[]>(domains.map((d) => [d, []]))
    for (const group of groups) {
      for (const [domain, lost] of countIn(homes, group.members)) {
        if (group.members.length - lost >= group.needed) continue
        // One by one: as arguments of one call they would be too many.
        for (const stream of group.streams) stops.get(domain)?.push(stream)
      }
    }
    const inMeta = meta && countIn(homes, meta.members)
    return domains.map((d) => ({
      ...d,
      stops: stops.get(d) ?? [],
      metaStops:
        meta &&
        meta.members.length >= meta.needed &&
        meta.members.length - (inMeta?.get(d) ?? 0) < meta.needed,
    }))
  }

  return { up, known, groups, judge }
}

/** Streams that lie on the same servers and need as many of them: they stop together, and are judged once. */
interface Group {
  needed: number
  members: ServerKey[]
  streams: string[]
}

/** Of those that have a quorum now. */
function groupsOf(streams: readonly Stream[], up: ReadonlySet<ServerKey>): Group[] {
  const groups = new Map<string, Group>()
  for (const stream of streams) {
    const { needed } = stream.quorum
    const members = online(stream, up)
    if (members.length < needed) continue
    const id = [needed, ...members].join('\n')
    const group = groups.get(id)
    if (group) group.streams.push(streamKey(stream))
    else groups.set(id, { needed, members, streams: [streamKey(stream)] })
  }
  return [...groups.values()]
}

/** Servers that fail together. */
type Domain = Pick<Loss, 'label' | 'servers'>

function online(stream: Stream, up: ReadonlySet<ServerKey>): ServerKey[] {
  return stream.replicas
    .filter((r) => up.has(r.server) && r.state !== 'offline' && r.state !== 'missing')
    .map((r) => r.server)
}

function countIn(
  homes: ReadonlyMap<ServerKey, Domain[]>,
  members: readonly ServerKey[],
): Map<Domain, number> {
  const counts = new Map<Domain, number>()
  for (const key of members) {
    for (const domain of homes.get(key) ?? []) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  return counts
}

/** Most streams first; then the meta group; then by label, so that the answer does not flicker between equals. */
function worst(losses: Loss[]): Loss | null {
  const weight = (l: Loss) => l.stops.length * 2 + (l.metaStops ? 1 : 0)
  const better = (a: Loss, b: Loss) => weight(a) - weight(b) || (a.label < b.label ? 1 : -1)
  return losses.reduce<Loss | null>(
    (best, loss) => (best === null || better(loss, best) > 0 ? loss : best),
    null,
  )
}
