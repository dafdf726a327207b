import type { Rule } from './rule'

/**
 * A live server can be missing from the meta group after a simultaneous cold start (seen on 2.10): every health check is
 * green, but nothing can be placed on it until it restarts.
 */
export const metaMembership: Rule = {
  code: 'NOT_A_META_MEMBER',
  check({ servers, meta }) {
    if (meta.leader === null) return []
    return servers
      .filter((s) => s.state === 'up' && s.jetstream !== null && s.metaMember === false)
      .map((s) => ({
        severity: 'warning',
        subject: { kind: 'server', id: s.key },
        summary: `${s.key} is not in the meta group`,
        evidence: [`it answers and has JetStream, but the meta leader ${meta.leader} does not list it`],
        remedy: `Restart ${s.key}: nothing can be placed on it until it joins.`,
      }))
  },
}
