import type { Rule } from './rule'

/** JetStream tells peers apart by their name: two servers of one name cannot both be members of anything. */
export const duplicateNames: Rule = {
  code: 'DUPLICATE_NAME',
  check({ servers }) {
    const byServerName = new Map<string, typeof servers>()
    for (const s of servers) {
      if (s.id !== null) byServerName.set(s.name, [...(byServerName.get(s.name) ?? []), s])
    }
    return [...byServerName]
      .filter(([, same]) => same.length > 1)
      .map(([name, same]) => ({
        severity: 'critical',
        subject: { kind: 'server', id: name },
        summary: `duplicate name ${name}: ${same.length} live servers share it, replica data unreliable`,
        evidence: same.map((s) => `${s.id} in ${s.cluster ?? 'no cluster'} at ${s.host ?? 'unknown host'}`),
        remedy:
          'Give each its own server_name and restart it: what JetStream says of this name cannot be relied on.',
      }))
  },
}
