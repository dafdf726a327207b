import type { Rule } from './rule'
import { names } from './rule'

/**
 * nats-server applies the `unique_tag` of the meta leader to every placement (server/jetstream_cluster.go,
 * selectPeerGroup), whatever the target cluster says of itself.
 */
export const uniqueTags: Rule = {
  code: 'UNIQUE_TAG_DIFFERS',
  check({ meta, servers }) {
    const byTag = new Map<string, string[]>()
    for (const s of servers) {
      const tag = s.jetstream?.uniqueTag
      if (tag) byTag.set(tag, [...(byTag.get(tag) ?? []), s.key])
    }
    if (byTag.size < 2) return []
    const inForce = meta.uniqueTag
    const others = [...byTag].filter(([tag]) => tag !== inForce)
    const said = others.map(([tag, keys]) => `${clustersSaying(keys, servers)} says ${tag}`).join(', ')
    const atRisk = others.flatMap(([tag]) => clustersWithout(tag, servers))
    return [
      {
        severity: 'warning',
        subject: { kind: 'meta', id: 'unique-tag' },
        summary: inForce
          ? `Unique tag differs: ${inForce} is in force, ${said}`
          : `Unique tag differs: ${said}`,
        evidence: [
          ...[...byTag].map(([tag, keys]) => `${tag} on ${names(keys)}`),
          ...(atRisk.length > 0
            ? [
                `If the meta leader moves, every create in ${names([...new Set(atRisk)])} is refused: their servers lack that tag.`,
              ]
            : []),
        ],
        remedy: 'Set one jetstream unique_tag on all servers, or keep the meta leader where it is.',
      },
    ]
  },
}

function clustersSaying(
  keys: readonly string[],
  servers: readonly { key: string; cluster: string | null }[],
): string {
  const clusters = new Set(servers.filter((s) => keys.includes(s.key)).flatMap((s) => s.cluster ?? s.key))
  return names([...clusters])
}

function clustersWithout(
  prefix: string,
  servers: readonly { cluster: string | null; tags: string[] }[],
): string[] {
  const lacking = servers.filter((s) => !s.tags.some((t) => t.startsWith(prefix.toLowerCase())))
  return [...new Set(lacking.flatMap((s) => s.cluster ?? []))]
}
