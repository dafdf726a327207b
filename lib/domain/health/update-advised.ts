import {
  ADVISORIES_SITE,
  ADVISORIES_UNTIL,
  type Advisory,
  advisoriesFor,
  repairOn,
  safeReleases,
} from '../advisories'
import { plural } from '../format'
import { lineOf, releaseOf } from '../version'
import type { Rule } from './rule'
import { names } from './rule'

/** Releases with published vulnerabilities. A version whose number says nothing (dev, RC) is no finding. */
export const updateAdvised: Rule = {
  code: 'UPDATE_ADVISED',
  check({ servers }) {
    const versions = new Map<string, string[]>()
    for (const { version, key } of servers) {
      if (version !== null) versions.set(version, [...(versions.get(version) ?? []), key])
    }
    return [...versions].flatMap(([version, keys]) => {
      const known = advisoriesFor(version) ?? []
      if (known.length === 0) return []
      const concern = known.length === 1 ? 'advisory concerns' : 'advisories concern'
      return [
        {
          severity: 'warning',
          subject: { kind: 'supercluster', id: `nats-server ${version}` },
          summary: `Update advised: ${known.length} security ${concern} nats-server ${version}`,
          evidence: [`${plural(keys.length, 'server')}: ${names(keys, 12)}`, ...byRepair(known, version)],
          remedy:
            `Update to ${safeReleases(version).join(' or ')}, or to a newer line. Whether an advisory matters here depends on ` +
            `what is used (MQTT, WebSocket, leafnodes, several accounts): ${ADVISORIES_SITE} says so. Orrery knows ` +
            `those until ${ADVISORIES_UNTIL} and goes by the version alone; a distribution may have repaired its package.`,
        },
      ]
    })
  },
}

/** "fixed in 2.10.27 and 2.11.1: CVE-2025-30215 (JetStream API open across accounts)"; newest repairs first. */
function byRepair(known: readonly Advisory[], version: string): string[] {
  const release = releaseOf(version)
  const groups = new Map<string, Advisory[]>()
  for (const advisory of known) {
    const lacks = release && !repairOn(advisory.fixed, release) ? `, not in ${lineOf(release)}` : ''
    const words = `fixed in ${advisory.fixed.join(' and ')}${lacks}`
    groups.set(words, [...(groups.get(words) ?? []), advisory])
  }
  return [...groups]
    .reverse()
    .map(([words, of]) => `${words}: ${of.map(({ name, about }) => `${name} (${about})`).join(', ')}`)
}
