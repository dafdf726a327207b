import { formatSkew, isSkewed } from '../clock'
import type { Rule } from './rule'

/** Orrery takes every age from its own clock; logs, message times and JetStream's own limits on age do not. */
export const clockSkew: Rule = {
  code: 'CLOCK_SKEW',
  check({ servers }, facts) {
    return servers.flatMap((s) => {
      const clock = facts.servers.get(s.id ?? '')?.clock ?? null
      if (s.state !== 'up' || !isSkewed(clock)) return []
      return [
        {
          severity: 'warning',
          subject: { kind: 'server', id: s.key },
          summary: `${s.key} clock ${formatSkew(clock.aheadMs)}`,
          evidence: [
            `its answers are stamped ${formatSkew(clock.aheadMs)} against our clock, give or take ${clock.errorMs} ms`,
          ],
          remedy: `Check the time service of ${s.key}, or of the host of Orrery if all servers are off alike.`,
        },
      ]
    })
  },
}
