import type { Server } from '../model'
import type { Rule } from './rule'

const JOINED_AFTER_MS = 10_000

/**
 * A live server can be missing from the meta group after a simultaneous cold start (seen on 2.10): every health check is
 * green, but nothing can be placed on it until it restarts.
 */
export const metaMembership: Rule = {
  code: 'NOT_A_META_MEMBER',
  check({ servers, meta, at }) {
    const leader = servers.find((s) => s.key === meta.leader)
    if (!leader) return []
    // A server joins two to four seconds after its start; one of another domain (a leafnode) never does.
    const hadTime = (s: Server) => Date.parse(at) - Date.parse(s.startedAt ?? s.since) > JOINED_AFTER_MS
    return servers
      .filter((s) => s.state === 'up' && s.jetstream !== null && s.metaMember === false && hadTime(s))
      .filter((s) => s.jetstream?.domain === leader.jetstream?.domain)
      .map((s) => ({
        severity: 'warning',
        subject: { kind: 'server', id: s.key },
        summary: `${s.key} is not in the meta group`,
        evidence: [`it answers and has JetStream, but the meta leader ${meta.leader} does not list it`],
        remedy: `Restart ${s.key}: nothing can be placed on it until it joins.`,
      }))
  },
}
