import { compareReleases, lineOf, releaseOf } from '../version'
import type { Rule } from './rule'
import { names } from './rule'

/** Servers of several versions: right while an update is rolled out, and the reason why some fields are empty. */
export const versionMix: Rule = {
  code: 'VERSION_MIX',
  check({ servers, meta }) {
    const versions = new Map<string, string[]>()
    for (const { version, key } of servers) {
      if (version !== null) versions.set(version, [...(versions.get(version) ?? []), key])
    }
    if (versions.size < 2) return []
    const oldestFirst = [...versions].sort(([a], [b]) => byAge(a, b))
    const lines = new Set(oldestFirst.map(([version]) => lineIn(version)))
    return [
      {
        severity: 'info',
        subject: { kind: 'supercluster', id: 'versions' },
        summary: `${versions.size} versions of nats-server: ${oldestFirst
          .map(([version, keys]) => `${version} on ${keys.length}`)
          .join(', ')}`,
        evidence: [
          ...oldestFirst.map(([version, keys]) => `${version}: ${names(keys, 12)}`),
          'what an older version does not report is shown as not reported by it',
          ...(meta.leader === null && lines.size > 1
            ? ['servers of distant versions cannot always elect a meta leader: there is none now']
            : []),
        ],
        remedy: `Bring all servers to one version; until then leave out what only ${oldestFirst.at(-1)?.[0]} knows.`,
      },
    ]
  },
}

/** Plain releases by number; what has no plain number after them, by its text. */
function byAge(a: string, b: string): number {
  const [x, y] = [releaseOf(a), releaseOf(b)]
  if (x && y) return compareReleases(x, y)
  return x ? -1 : y ? 1 : a.localeCompare(b)
}

function lineIn(version: string): string {
  const release = releaseOf(version)
  return release ? lineOf(release) : version
}
