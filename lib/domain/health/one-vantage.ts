import type { Rule } from './rule'
import { names } from './rule'

/** One pair of eyes in a supercluster: what it cannot see may be the fault of the path. */
export const oneVantage: Rule = {
  code: 'ONE_VANTAGE',
  check({ coverage, clusters }) {
    const [only, ...more] = coverage.vantages.filter((v) => v.state === 'connected')
    const unseen = clusters.map((c) => c.name).filter((name) => name !== only?.cluster)
    if (only === undefined || more.length > 0 || unseen.length === 0) return []
    return [
      {
        severity: 'info',
        subject: { kind: 'supercluster', id: 'one vantage' },
        summary: 'One vantage: a frozen server may hide its region',
        evidence: [
          `Orrery sees everything through ${only.server ?? only.url}`,
          `no connection of our own into ${names(unseen)}`,
        ],
        remedy:
          'Name a server of each cluster in `system.servers`, or make the addresses that servers announce to clients (`client_advertise`) reachable from here.',
      },
    ]
  },
}
