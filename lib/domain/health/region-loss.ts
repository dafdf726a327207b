import { plural } from '../format'
import type { Server, Snapshot, Stream } from '../model'
import { type Hit, names, type Rule } from './rule'

/** Regions and clusters of which no server answers: one cause is likelier than many. */
export const regionLoss: Rule = {
  code: 'REGION_LOSS',
  check({ regions, clusters, servers, streams, meta }) {
    const isLost = (s: Server) => s.state === 'down' || s.state === 'silent'
    if (servers.every(isLost)) return []
    const domains: Domain[] = [
      ...regions.map((r) => ({
        kind: 'region' as const,
        id: r.id,
        label: `Region ${r.label}`,
        servers: servers.filter((s) => s.region === r.id),
      })),
      ...clusters.map((c) => ({
        kind: 'cluster' as const,
        id: c.name,
        label: `Cluster ${c.name}`,
        servers: servers.filter((s) => s.cluster === c.name),
      })),
    ].filter((d) => d.servers.length > 1 && d.servers.every(isLost))
    // A cluster that went with its region is no loss of its own.
    const lost = domains.filter((d) => !domains.some((other) => other !== d && contains(other, d)))
    return lost.map((d) => hit(d, streams, meta))
  },
}

interface Domain {
  kind: 'region' | 'cluster'
  id: string
  label: string
  servers: Server[]
}

/** Of two that are the same servers the region counts. */
function contains(a: Domain, b: Domain): boolean {
  const all = b.servers.every((s) => a.servers.includes(s))
  return all && (a.servers.length > b.servers.length || a.kind === 'region')
}

function hit(d: Domain, streams: readonly Stream[], meta: Snapshot['meta']): Hit {
  const keys = d.servers.map((s) => s.key)
  const touched = streams.filter((s) => s.replicas.some((r) => keys.includes(r.server)))
  const stopped = touched.filter((s) => s.quorum.margin < 0)
  const going = touched.filter((s) => s.quorum.margin >= 0)
  return {
    severity: 'critical',
    subject: { kind: d.kind, id: d.id },
    summary: `${d.label}: 0 of ${d.servers.length} servers answer from any vantage`,
    evidence: [
      d.servers.map((s) => `${s.key} ${s.state}`).join(', '),
      ...few(stopped, (s) => `${s.name} has ${replicas(s)}: writes stop`, 'have no quorum'),
      ...few(going, (s) => `${s.name} keeps its quorum, ${replicas(s)}`, 'keep their quorum'),
      ...(meta.margin === null || meta.margin < 0
        ? []
        : [`the meta group keeps its quorum, ${meta.online} of ${meta.size} peers`]),
    ],
    remedy: `Look at what these servers share: power, network, provider. Bring ${names(keys, 12)} back.`,
    since: d.servers.reduce((last, s) => (s.since > last ? s.since : last), ''),
  }
}

const replicas = (s: Stream) => `${s.quorum.online} of ${plural(s.replicas.length, 'replica')}`

/** The first few by name, the rest by number. */
function few(streams: readonly Stream[], words: (s: Stream) => string, rest: string, most = 6): string[] {
  const more = streams.length - most
  return [
    ...streams.slice(0, most).map(words),
    ...(more > 0 ? [`${plural(more, 'more stream', 'more streams')} ${rest}`] : []),
  ]
}
