import { gatewayKey } from '../model'
import type { Rule } from './rule'
import { names } from './rule'

/** A gateway that lost its endpoint is connected anew after 1.0-1.3 s; two looks this far apart tell a lasting loss. */
const LASTING_MS = 1500

/** Outbound connections that are wanted and missing. A server that is gone explains its own. */
export const gatewayLinks: Rule = {
  code: 'GATEWAY_LINK',
  check({ gateways, servers }, facts) {
    const up = new Map(servers.flatMap((s) => (s.state === 'up' && s.id !== null ? [[s.key, s.id]] : [])))
    const isLasting = (server: string, to: string) => {
      const fact = facts.servers.get(up.get(server) ?? '')
      const since = fact?.gatewaysMissing.get(to)
      return fact?.gatewayz != null && since !== undefined && fact.gatewayz.at - since >= LASTING_MS
    }
    return gateways.flatMap((g) => {
      const missing = g.servers.filter(
        (e) => e.direction === 'outbound' && !e.connected && isLasting(e.server, g.to),
      )
      if (missing.length === 0 || !servers.some((s) => s.cluster === g.to && s.state === 'up')) return []
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
