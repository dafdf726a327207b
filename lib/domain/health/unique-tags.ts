import type { Server } from '../model'
import { reportsUniqueTag } from '../version'
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
      if (s.jetstream === null || !reportsUniqueTag(s.version)) continue
      const same = byTag.get(s.jetstream.uniqueTag)
      if (same) same.push(s)
      else byTag.set(s.jetstream.uniqueTag, [s])
    }
    if (byTag.size < 2) return []
    const inForce = meta.uniqueTag
    const others = [...byTag].flatMap(([tag, of]) => (tag === inForce ? [] : [{ tag, of }]))
    const said = others.map(({ tag, of }) => `${clusters(of)} ${verb(of, tag)}`).join(', ')
    const leader = servers.find((s) => s.key === meta.leader)
    const untold = leader !== undefined && inForce === null && !reportsUniqueTag(leader.version)
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
          ...(untold
            ? [
                `which is in force is not known: not reported by ${leader.version} of the meta leader ${leader.key}`,
              ]
            : []),
          ...[...byTag].map(([tag, of]) => `${tag ?? 'none'} on ${names(of.map((s) => s.key))}`),
          ...later,
        ],
        remedy:
          now.length > 0
            ? 'Let the meta leader step down into another cluster, and set one jetstream unique_tag on all servers.'
            : `Set one jetstream unique_tag on all servers${untold ? '' : ', or keep the meta leader where it is'}.`,
      },
    ]
  },
}

function verb(of: readonly Server[], tag: string | null): string {
  const several = new Set(of.map((s) => s.cluster ?? s.key)).size > 1
  if (tag === null) return several ? 'have none' : 'has none'
  return `${several ? 'say' : 'says'} ${tag}`
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
