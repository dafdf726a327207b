import { gatewayKey } from '../model'
import type { Rule } from './rule'
import { names } from './rule'

/** Outbound connections that are wanted and missing. A server that is gone explains its own. */
export const gatewayLinks: Rule = {
  code: 'GATEWAY_LINK',
  check({ gateways, servers }) {
    const up = new Set(servers.filter((s) => s.state === 'up').map((s) => s.key))
    return gateways.flatMap((g) => {
      const missing = g.servers.filter((e) => e.direction === 'outbound' && !e.connected && up.has(e.server))
      const targetUp = servers.some((s) => s.cluster === g.to && s.state === 'up')
      if (missing.length === 0 || !targetUp) return []
      return [
        {
          severity: g.connected === 0 ? 'critical' : 'warning',
          subject: { kind: 'gateway', id: gatewayKey(g) },
          summary: `Gateway ${g.from} to ${g.to}: ${g.connected} of ${g.expected} connected`,
          evidence: missing.map((e) => `${e.server} has no outbound connection to ${g.to}`),
          remedy: `Look at the log of ${names(missing.map((e) => e.server))} for gateway errors towards ${g.to}.`,
        },
      ]
    })
  },
}
