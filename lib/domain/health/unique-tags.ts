import type { Server } from '../model'
import type { Rule } from './rule'
import { names } from './rule'

/**
 * nats-server applies the `unique_tag` of the meta leader to every placement (server/jetstream_cluster.go,
 * selectPeerGroup), whatever the target cluster says of itself; a server without that tag is never chosen.
 */
export const uniqueTags: Rule = {
  code: 'UNIQUE_TAG_DIFFERS',
  check({ meta, servers }) {
    const byTag = new Map<string | null, Server[]>()
    for (const s of servers) {
      if (s.jetstream === null || !reportsUniqueTag(s)) continue
      const same = byTag.get(s.jetstream.uniqueTag)
      if (same) same.push(s)
      else byTag.set(s.jetstream.uniqueTag, [s])
    }
    if (byTag.size < 2) return []
    const inForce = meta.uniqueTag
    const others = [...byTag].flatMap(([tag, of]) => (tag === inForce ? [] : [{ tag, of }]))
    const said = others.map(({ tag, of }) => `${clusters(of)} ${tag ? `says ${tag}` : 'has none'}`).join(', ')
    const refusedNow = meta.leader === null || inForce === null ? [] : clustersWithout(inForce, servers)
    const now =
      refusedNow.length === 0
        ? []
        : [
            `Now every create in ${names(refusedNow)} is refused: their servers have no ${inForce} tag, which the meta leader ${meta.leader} asks for.`,
          ]
    const later = others.flatMap(({ tag, of }) => {
      const without = tag === null ? [] : clustersWithout(tag, servers)
      return without.length === 0
        ? []
        : [
            `While a server of ${clusters(of)} is meta leader, every create in ${names(without)} is refused: their servers have no ${tag} tag.`,
          ]
    })
    return [
      {
        severity: 'warning',
        subject: { kind: 'meta', id: 'unique-tag' },
        summary: inForce
          ? `Unique tag differs: ${inForce} is in force, ${said}`
          : `Unique tag differs: ${said}`,
        evidence: [
          ...now,
          ...[...byTag].map(([tag, of]) => `${tag ?? 'none'} on ${names(of.map((s) => s.key))}`),
          ...later,
        ],
        remedy:
          now.length > 0
            ? 'Let the meta leader step down into another cluster, and set one jetstream unique_tag on all servers.'
            : 'Set one jetstream unique_tag on all servers, or keep the meta leader where it is.',
      },
    ]
  },
}

/** Before 2.10 no server tells its unique_tag: null is then "not reported", not "none". */
function reportsUniqueTag({ version }: Server): boolean {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number)
  return major > 2 || (major === 2 && minor >= 10)
}

function clusters(of: readonly Server[]): string {
  return names([...new Set(of.map((s) => s.cluster ?? s.key))])
}

/** Clusters no server of which has such a tag: nothing at all can be placed there. */
function clustersWithout(prefix: string, servers: readonly Server[]): string[] {
  const lower = prefix.toLowerCase()
  const has = servers.filter((s) => s.tags.some((t) => t.startsWith(lower))).map((s) => s.cluster)
  const all = new Set(servers.flatMap((s) => (s.jetstream ? (s.cluster ?? []) : [])))
  return [...all].filter((cluster) => !has.includes(cluster))
}
