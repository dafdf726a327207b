import { metaLoss } from '../meta-loss'
import type { Server, Snapshot } from '../model'
import { complains } from '../observation'
import type { Hit, Rule } from './rule'
import { names } from './rule'

/** A server that has just started says this of itself until its JetStream is ready. */
const READY_WITHIN_MS = 10_000
/**
 * Whoever loses a peer says for some seconds "not current with the meta leader" or "group node unhealthy", and is well: only
 * who still says so after this long is believed.
 */
const HELD_MS = 10_000
/** Asked every 30 s, and every 5 s while one complains: an older complaint may be settled. */
const FRESH_MS = 45_000

interface Complaint {
  server: Server
  status: string
  error: string
  since: number
  at: number
}

/** What servers say of themselves in HEALTHZ when they are not "ok"; the same complaint of several is one finding. */
export const serverHealth: Rule = {
  code: 'HEALTH_CHECK',
  check(snapshot, facts) {
    const { servers, at } = snapshot
    const now = Date.parse(at)
    const complaints = servers.flatMap((server): Complaint[] => {
      const fact = facts.servers.get(server.id ?? '')
      const seen = fact?.healthz
      if (!fact || !seen || server.state !== 'up' || now - seen.at > FRESH_MS) return []
      const started = Math.max(fact.firstHeard, Date.parse(server.startedAt ?? '') || 0)
      const { status, error } = seen.value
      const since = fact.sickSince
      if (!complains(seen.value) || since === null || seen.at - since < HELD_MS) return []
      if (seen.at - started < READY_WITHIN_MS || isExplained(error ?? '', snapshot)) return []
      return [{ server, status, error: error ?? status, since, at: seen.at }]
    })
    const byError = new Map<string, Complaint[]>()
    for (const c of complaints) byError.set(c.error, [...(byError.get(c.error) ?? []), c])
    return [...byError].map(([error, of]) => hit(error, of))
  },
}

/** It complains of a group that is lost: that is a finding of its own, and no fault of the server that says so. */
function isExplained(error: string, snapshot: Snapshot): boolean {
  if (/meta leader/i.test(error)) return metaLoss(snapshot) !== null
  // server/monitor.go, `healthz`: JetStream stream 'APP > ORDERS' is not current
  return snapshot.streams.some(
    (s) =>
      error.includes(`'${s.account} > ${s.name}`) &&
      (s.leader === null || s.replicas.some((r) => r.state === 'offline')),
  )
}

function hit(error: string, of: readonly Complaint[]): Hit {
  const keys = of.map((c) => c.server.key)
  const [first = ''] = keys
  const isOne = keys.length === 1
  return {
    severity: 'warning',
    since: new Date(Math.min(...of.map((c) => c.since))).toISOString(),
    subject: isOne ? { kind: 'server', id: first } : { kind: 'supercluster', id: `health ${error}` },
    summary: `${names(keys)} ${isOne ? 'fails its' : 'fail their'} health check: ${error}`,
    evidence: of.map(
      (c) =>
        `${c.server.key} (${c.server.version ?? 'version not reported'}) said so at ${new Date(c.at).toISOString()}: ${c.status}`,
    ),
    remedy: `Look at the log of ${names(keys)}. Clients that ask \`healthz\` before they connect go elsewhere meanwhile.`,
  }
}
