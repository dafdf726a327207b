import { blindVantages } from './blind-vantages'
import type { Hit, Rule } from './rule'

/** Our own connections: lost, or blind for servers that answer others. */
export const vantages: Rule = {
  code: 'VANTAGE',
  check(snapshot) {
    const { coverage } = snapshot
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
    hits.push(...blindVantages(snapshot))
    return hits
  },
}
