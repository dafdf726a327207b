import type { Hit, Rule } from './rule'
import { names } from './rule'

/** Our own connections: lost, or blind for servers that answer others. */
export const vantages: Rule = {
  code: 'VANTAGE',
  check({ coverage }) {
    const lost = coverage.vantages.filter((v) => v.state !== 'connected')
    // The first second of connecting is no fault.
    const tried = lost.some((v) => v.state === 'failed')
    if (tried && lost.length === coverage.vantages.length) {
      return [
        {
          severity: 'critical',
          subject: { kind: 'supercluster', id: 'vantages' },
          summary: 'Orrery has no connection to NATS',
          evidence: lost.map((v) => v.reason ?? `${v.url}: connecting`),
          remedy:
            'Check that the servers of `system.servers` run, are reachable and accept the user. Orrery keeps trying.',
        },
      ]
    }
    const hits: Hit[] = lost
      .filter((v) => v.state === 'failed')
      .map((v) => ({
        severity: 'info',
        subject: { kind: 'cluster', id: v.cluster ?? v.url },
        summary: `No vantage in ${v.cluster ?? v.url}`,
        evidence: [v.reason ?? 'connecting'],
        remedy: 'Orrery keeps trying; until then a frozen server elsewhere may hide servers of this cluster.',
        since: v.since,
      }))
    for (const v of coverage.vantages.filter((v) => v.cannotSee.length > 0)) {
      hits.push({
        severity: 'warning',
        subject: { kind: 'supercluster', id: `blind ${v.cluster ?? v.url}` },
        summary: `${v.cluster ?? v.url} cannot see ${names(v.cannotSee)}; others can`,
        evidence: v.cannotSee.map((s) => `${s} answers other vantages, not ${v.server ?? v.url}`),
        remedy: `Look at the gateway connections of ${v.server ?? v.url}: one of them leads to a server that hangs.`,
      })
    }
    return hits
  },
}
